"""`wushe tenants` and `wushe access`: what the operator does with files, archives and roles."""

import asyncio
import base64
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.cli import wushe
from wushe.identity.models import Account
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]

FILE = """\
[county]
slug = "{slug}-county"
code = "{code}"
name = "命令县"
[townships.{slug}]
code = "{code}001"
name = "命令镇"
kind = "town"
[townships.{slug}.communities]
{code}001001 = "开元路社区居委会"
"""


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, database_url: str, owner_url: str, tmp_path: Path) -> None:
    named = {
        "DATABASE_URL": database_url,
        "WUSHE_OWNER_DATABASE_URL": owner_url,
        "WUSHE_DATA_KEY": base64.b64encode(b"data key of the tests, 32 bytes!").decode(),
        "WUSHE_LOOKUP_KEY": base64.b64encode(b"look-up key of tests, 32 bytes!!").decode(),
        "WUSHE_PUBLIC_URL": "https://wushe.test",
        "WUSHE_TENANTS": str(tmp_path),
    }
    for name, value in named.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def slug(tmp_path: Path) -> str:
    """Of a township that a file describes and nobody has founded."""
    entry = given.entry()
    slug = f"cli{entry.slug}"
    (tmp_path / "a.toml").write_text(FILE.format(slug=slug, code=f"7{entry.code[4:]}"), encoding="utf-8")
    return slug


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(wushe, list(words), input=typed)


def test_a_plan_is_shown_and_changes_nothing(slug: str) -> None:
    planned = run("tenants", "plan")
    assert planned.exit_code == 0, planned.output
    assert f"+ 乡镇 命令镇（{slug}）" in planned.output
    assert slug not in run("tenants", "list").output


def test_applying_makes_it_so_and_again_finds_no_difference(slug: str) -> None:
    assert run("tenants", "apply").exit_code == 0
    assert f"{slug:<24} active" in run("tenants", "list").output
    assert run("tenants", "apply").output == "No difference.\n"
    assert run("tenants", "plan").output == "No difference.\n"


def test_a_bad_file_is_refused_whole_with_its_lines(slug: str, tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text('[county]\nslug = "api"\ncode = "43"\nname = "县"\n', encoding="utf-8")
    refused = run("tenants", "apply")
    assert refused.exit_code == 1
    assert "b.toml:2: slug" in refused.output
    assert "b.toml:3: code" in refused.output
    assert slug not in run("tenants", "list").output


def test_the_life_of_a_township_from_suspension_to_its_return(slug: str, tmp_path: Path) -> None:
    archive = str(tmp_path / "a.zip")
    run("tenants", "apply")
    assert run("tenants", "suspend", slug).output == f"{slug} is suspended now.\n"
    assert "请先导出" in run("tenants", "remove", slug, "--name", "命令镇").output
    assert run("tenants", "export", slug, archive).exit_code == 0
    assert "名称与要移除的乡镇不一致" in run("tenants", "remove", slug, typed="别的镇\n").output
    assert f"{slug} is gone" in run("tenants", "remove", slug, typed="命令镇\n").output
    assert slug not in run("tenants", "list").output
    back = run("tenants", "import", archive)
    assert back.exit_code == 0, back.output
    assert "已在本平台上" in run("tenants", "import", archive).output
    assert run("tenants", "suspend", slug).exit_code == 0
    assert run("tenants", "resume", slug).output == f"{slug} is active now.\n"


def test_an_archive_under_other_keys_asks_for_them(slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, keys = str(tmp_path / "a.zip"), tmp_path / "keys"
    old = {name: base64.b64encode(letter * 32).decode() for name, letter in _OLD.items()}
    keys.write_text("".join(f"{name}={value}\n" for name, value in old.items()), encoding="utf-8")
    run("tenants", "apply")
    run("tenants", "suspend", slug)
    with monkeypatch.context() as elsewhere:
        for name, value in old.items():
            elsewhere.setenv(name, value)
        run("tenants", "export", slug, archive)
    run("tenants", "remove", slug, "--name", "命令镇")
    assert "另一套密钥" in run("tenants", "import", archive).output
    assert run("tenants", "import", archive, "--keys", str(keys)).exit_code == 0


_OLD = {"WUSHE_DATA_KEY": b"d", "WUSHE_LOOKUP_KEY": b"l"}


def test_a_draft_is_written_for_each_county(tmp_path: Path) -> None:
    divisions = tmp_path / "divisions.csv"
    divisions.write_text(
        "township_code,township,community_code,community\n430121001,星沙街道,430121001001,开元路社区\n",
        encoding="utf-8",
    )
    drafted = run(
        "tenants", "draft", str(divisions), "--into", str(tmp_path / "drafts"), "--county", "430121", "cs", "长沙县"
    )
    assert drafted.exit_code == 0, drafted.output
    assert (tmp_path / "drafts" / "430121-cs.toml").exists()


def test_the_first_of_a_place_is_invited_by_a_link(sessions: Sessions) -> None:
    place = asyncio.run(given.township(sessions))
    for slug in ("platform", place.tenant.slug, f"county-{place.county_code}"):
        made = run("access", "appoint", slug, "钱测试")
        assert made.output.startswith(f"https://wushe.test/{slug}/invitations/"), made.output
    assert "there is no place nowhere" in run("access", "appoint", "nowhere", "钱测试").output


def test_it_explains_which_line_decides_and_ends_with_the_answer(sessions: Sessions) -> None:
    async def somebody() -> tuple[Place, Account]:
        place = await given.township(sessions)
        who = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
        assert who.person
        async with given.work(sessions, who) as work:
            account = await work.session.get(Account, who.person.account_id)
        assert account
        return place, account

    place, account = asyncio.run(somebody())
    allowed = run("access", "explain", account.login_name, "access:give", place.tenant.slug)
    assert (allowed.exit_code, "policies/roles.csv:" in allowed.output) == (0, True), allowed.output
    refused = run("access", "explain", account.login_name, "tenancy:remove", place.tenant.slug, "--locale", "en")
    assert refused.exit_code == 1
    assert "No line of the policy lets these roles do tenancy:remove" in refused.output
    assert "is not an id" in run("access", "explain", "x", "access:give", f"{place.tenant.slug}/17").output


def test_the_matrix_is_printed_as_it_is_kept() -> None:
    assert "access:give" in run("access", "matrix").output
