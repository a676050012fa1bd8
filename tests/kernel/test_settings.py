"""Settings are read from the environment and from secret files, and what is wrong is refused by its name."""

import os
from pathlib import Path

import pytest

from wushe.kernel import keys
from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.settings import Settings, SettingsRefusedError, load, load_for_serving, name_of, table

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
PRODUCTION = {
    "DATABASE_URL": "postgresql+asyncpg://wushe_app:pw@db/wushe",
    "WUSHE_SECRET_KEY": KEY,
    "WUSHE_DATA_KEY": KEY,
    "WUSHE_LOOKUP_KEY": KEY,
    "WUSHE_PUBLIC_URL": "https://wushe.example.cn/",
}


@pytest.fixture(autouse=True)
def _bare(monkeypatch):
    for name in os.environ:
        if name.startswith("WUSHE_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)


@pytest.fixture
def environment(monkeypatch):
    def set_all(**names: str) -> None:
        for name, value in names.items():
            monkeypatch.setenv(name, value)

    return set_all


def refusal(read=load, **arguments) -> tuple[str, ...]:
    with pytest.raises(SettingsRefusedError) as caught:
        read(**arguments)
    return caught.value.reasons


def test_production_starts_with_what_it_needs(environment):
    environment(**PRODUCTION)
    settings = load_for_serving()
    assert settings.mode == "production"
    assert settings.database_url == "postgresql://wushe_app:pw@db/wushe"
    assert settings.public_url == "https://wushe.example.cn"
    assert settings.secret_key == b"01234567890123456789012345678901"


def test_all_that_is_missing_is_named_at_once():
    reasons = refusal(load_for_serving)
    assert [reason.partition(":")[0] for reason in reasons] == list(PRODUCTION)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("WUSHE_PORT", "65536", "less than or equal to 65535"),
        ("WUSHE_PORT", "eight", "valid integer"),
        ("WUSHE_MODE", "staging", "'production' or 'laptop'"),
        ("WUSHE_LOG_RETENTION_DAYS", "179", "greater than or equal to 180"),
        ("WUSHE_DATA_KEY", "short", "not 32 bytes as base64"),
        ("DATABASE_URL", "mysql://a@b/c", "does not start with postgresql://"),
        ("DATABASE_URL", "postgresql://db/", "does not name a role and a database"),
        ("WUSHE_BROKER_URL", "redis://x", "starts with amqp://"),
        ("WUSHE_PUBLIC_URL", "wushe.example.cn", "is not an address like https://"),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_setting(environment, name, value, reason):
    environment(**{name: value})
    (line,) = refusal()
    assert line.startswith(f"{name}: ")
    assert reason in line


def test_half_a_year_of_logs_is_enough(environment):
    environment(WUSHE_LOG_RETENTION_DAYS="180")
    assert load().log_retention_days == 180


def test_a_misspelt_setting_is_refused_and_the_right_one_named(environment):
    environment(WUSHE_PROT="80")
    assert refusal() == ("WUSHE_PROT: there is no such setting; did you mean WUSHE_PORT?",)


def test_settings_of_the_tests_are_no_concern_of_the_product(environment):
    environment(WUSHE_TEST_DATABASE_URL="postgresql://postgres@/postgres")
    load()


def test_production_refuses_the_demo_and_generated_keys_and_names_what_is_missing(environment):
    environment(**{**PRODUCTION, "WUSHE_DEMO": "1", "WUSHE_DATA_KEY": keys.generate(), "WUSHE_LOOKUP_KEY": ""})
    reasons = refusal(load_for_serving)
    assert [reason.partition(":")[0] for reason in reasons] == ["WUSHE_DEMO", "WUSHE_DATA_KEY", "WUSHE_LOOKUP_KEY"]


def test_a_laptop_may_have_the_demo_and_generated_keys(environment):
    environment(WUSHE_MODE="laptop", WUSHE_DEMO="1", WUSHE_DATA_KEY=keys.generate())
    assert load().demo
    assert load().data_key.generated


def test_secrets_are_files(environment, tmp_path):
    (tmp_path / "wushe_secret_key").write_text(KEY + "\n")
    (tmp_path / "database_url").write_text("postgresql://wushe_app:from_file@db/wushe\n")
    (tmp_path / "wushe_smtp_url").write_text("")
    settings = load("secret_key", secrets=tmp_path)
    assert settings.database_url == "postgresql://wushe_app:from_file@db/wushe"
    assert settings.smtp_url == ""


def test_the_environment_comes_before_secret_files(environment, tmp_path):
    (tmp_path / "wushe_port").write_text("9000")
    environment(WUSHE_PORT="9001")
    assert load(secrets=tmp_path).port == 9001


def test_no_secret_is_ever_shown(environment):
    environment(**PRODUCTION, WUSHE_SMTP_URL="smtp://me:hidden@mail", WUSHE_BROKER_URL="amqp://me:hidden@mq")
    shown = repr(load()) + str(load())
    assert "pw@" not in shown
    assert "hidden" not in shown
    assert "0123456789" not in shown


def test_a_refused_secret_is_not_quoted(environment):
    environment(WUSHE_SECRET_KEY="hunter2", DATABASE_URL="mysql://me:hunter2@db/x")
    assert "hunter2" not in " ".join(refusal())


def test_every_setting_has_a_name_and_a_meaning():
    rows = list(table())
    assert [name for name, _, _ in rows] == [name_of(field) for field in Settings.model_fields]
    assert all(meaning for _, _, meaning in rows)


def test_the_table_does_not_depend_on_where_the_checkout_lies():
    assert not any(str(Path.cwd()) in default for _, default, _ in table())


def test_the_readme_shows_every_setting_as_the_command_prints_it():
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    missing = [name for name, default, meaning in table() if not (f"`{name}`" in readme and meaning in readme)]
    assert missing == []
