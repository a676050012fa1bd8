"""compose.yaml as far as it can be proven without an engine: its schema, its settings, and what is promised of it."""

import json
import re
from pathlib import Path

import jsonschema_rs
import pytest
import yaml
from click.testing import CliRunner

from wushe.cli import COMMANDS, wushe
from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.settings import SERVING, Settings, name_of

COMPOSE = yaml.safe_load((CHECKOUT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "wushe:latest"}
LASTING = {name: service for name, service in SERVICES.items() if service["restart"] != "no"}
SETTINGS = {name_of(field) for field in Settings.model_fields}


def named(kind: str) -> dict:
    return {name: service.get(kind) for name, service in SERVICES.items()}


def test_it_is_a_compose_file():
    """Against the schema of github.com/compose-spec/compose-spec, 170098b of 2026-06."""
    schema = json.loads((Path(__file__).parent / "compose-spec.json").read_text(encoding="utf-8"))
    assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(COMPOSE)] == []


def test_every_variable_it_sets_is_a_setting_that_exists():
    for name, service in OURS.items():
        assert set(service.get("environment", {})) <= SETTINGS, name


def test_every_secret_of_ours_is_a_setting_that_exists():
    for name, service in OURS.items():
        assert {secret.upper() for secret in service["secrets"]} <= SETTINGS, name


@pytest.mark.parametrize("service", ["app", "worker"])
def test_what_serving_needs_is_given(service):
    given = {*SERVICES[service]["environment"], *(secret.upper() for secret in SERVICES[service]["secrets"])}
    assert {name_of(field) for field in SERVING} <= given


def test_no_secret_stands_in_the_environment():
    for name, environment in named("environment").items():
        for variable in environment or {}:
            assert variable.endswith("_FILE") or not re.search(r"PASSWORD|KEY|DATABASE_URL|SMTP|BROKER", variable), name


def test_the_web_and_the_worker_hold_no_key_to_owner_or_superuser():
    for service in ("app", "worker"):
        assert not {"wushe_owner_database_url", "wushe_admin_database_url"} & set(SERVICES[service]["secrets"])


def test_every_command_exists():
    for service in OURS.values():
        command, *rest = service["command"]
        assert command in COMMANDS
        assert CliRunner().invoke(wushe, [command, *rest, "--help"]).exit_code == 0


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_is_root_or_may_become_it(name):
    service = SERVICES[name]
    assert service["user"] not in {"", "root", "0", "0:0"}
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["read_only"] is True


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_has_limits(name):
    assert set(SERVICES[name]["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}


@pytest.mark.parametrize("name", LASTING)
def test_every_lasting_service_is_asked_for_its_health(name):
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


def test_only_the_proxy_opens_ports_and_only_the_inside_reaches_the_database():
    assert [name for name, ports in named("ports").items() if ports] == ["proxy"]
    assert SERVICES["postgres"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_the_proxy_that_is_trusted_is_the_proxy():
    address = SERVICES["proxy"]["networks"]["door"]["ipv4_address"]
    assert SERVICES["app"]["environment"]["WUSHE_TRUSTED_PROXIES"] == address


def test_every_secret_and_volume_that_is_used_is_declared():
    for service in SERVICES.values():
        used = {secret if isinstance(secret, str) else secret["source"] for secret in service.get("secrets", [])}
        assert used <= set(COMPOSE["secrets"])
        assert {volume.partition(":")[0] for volume in service.get("volumes", [])} <= set(COMPOSE["volumes"])


def test_containers_have_longer_to_stop_than_the_work_in_hand():
    assert {SERVICES[name]["stop_grace_period"] for name in ("app", "worker")} == {"40s"}


def test_the_image_holds_what_the_lock_names_and_nothing_of_the_laptop():
    containerfile = (CHECKOUT / "Containerfile").read_text(encoding="utf-8")
    for sync in re.findall(r"uv sync[^\n]*", containerfile):
        assert "--locked" in sync
        assert "--no-dev" in sync
        assert "embedded" not in sync
    assert re.findall(r"^USER (.*)$", containerfile, re.MULTILINE) == ["10002", "10001"]


def test_everything_the_image_copies_is_let_through_and_exists():
    allowed = {
        line.removeprefix("!")
        for line in (CHECKOUT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    containerfile = (CHECKOUT / "Containerfile").read_text(encoding="utf-8")
    for words in re.findall(r"^COPY (?!--from)(.*)$", containerfile, re.MULTILINE):
        *sources, _target = words.split()
        assert set(sources) <= allowed
        assert all((CHECKOUT / source).exists() for source in sources)


def test_the_door_keeps_metrics_in_and_headers_small():
    caddyfile = (CHECKOUT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert "/metrics" in caddyfile
    assert "max_header_size 16KB" in caddyfile
    assert "read_header 10s" in caddyfile
