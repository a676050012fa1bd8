"""A new data key: everything the product seals is sealed anew with it, may it be interrupted where it will."""

import asyncio
import base64
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from click.testing import CliRunner, Result
from sqlalchemy.pool import NullPool

import given
import wushe
from databases import Database, cloned
from wushe.access.roles import Role
from wushe.cli import wushe as command
from wushe.identity.names import EMAIL, INSTALLATION, TOTP
from wushe.identity.schemas import NewInvitation
from wushe.identity.service.invitations import invite
from wushe.kernel.clock import today
from wushe.kernel.database import engine as engines
from wushe.kernel.database.roles import OWNER
from wushe.kernel.keys import GENERATED
from wushe.kernel.migration import all_models
from wushe.kernel.personal.vault import CannotOpen, Sealed, Vault
from wushe.ledger import service as ledger
from wushe.ledger.schemas import NewLine
from wushe.people import service as people
from wushe.people.schemas import NewPerson
from wushe.tenancy import rotation
from wushe.tenancy.places import PLATFORM
from wushe.tenancy.resealing import columns_sealed

OLD, NEW, LOOKUP = b"data key of the tests, 32 bytes!", b"n" * 32, b"look-up key of tests, 32 bytes!!"
PACKAGE = Path(wushe.__file__).parent
ROTATING, AFTERWARDS = Vault([NEW, OLD], LOOKUP), Vault([NEW], LOOKUP)


@pytest.fixture
def database(admin_url: str) -> Iterator[Database]:
    """Of its own: the rows of all other tests stay under their key."""
    with cloned(admin_url, "keys") as made:
        asyncio.run(filled(made))
        yield made


async def filled(database: Database) -> None:
    """Something in every sealed column that there is."""
    engine = engines.connect(database.url(), poolclass=NullPool)
    sessions = engines.sessions(engine)
    place = await given.township(sessions, communities=["开元路社区居委会"], furnishers=given.FURNISHERS)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        grown = {"id_number": "110101199003077758", "address": "开元路 1 号", "consent_given_on": today()}
        await people.record_person(work, NewPerson(name="张建国", phone="13812341234", **grown))
        child = {"birth_date": date(today().year - 5, 1, 1), "guardian_name": "李秀英", "guardian_given_on": today()}
        kept = {"address": "开元路 2 号", "consent_given_on": today(), "guardian_phone": "13900005678"}
        await people.record_person(work, NewPerson(name="张小宝", **child, **kept))
        await given.need(work, contact_name="王测试", contact_phone="13900009999", consents=True)
        await invite(work, NewInvitation(name="赵测试", phone="13700001111"))
        paid = NewLine(on=today(), into=1, serial="C1", counterparty="张三丰", summary="捐款")
        await ledger.enter_line(work, paid)
    theirs = await given.account(sessions, place)
    async with given.work(sessions, admin) as work:
        account = await work.session.merge(theirs)
        account.phone_sealed = sealed(work, "13600001111", "account.phone")
        account.email_sealed, account.totp_sealed = sealed(work, "a@b.cn", EMAIL), sealed(work, "ABCDEFGH", TOTP)
    await engine.dispose()


def sealed(work, plain: str, field: str) -> bytes:
    return work.vault.seal(plain, tenant_id=INSTALLATION, field=field).token


def opened_with(vault: Vault, database: Database) -> dict[str, list[str]]:
    """What the vault opens of every sealed column, by its name; raises `CannotOpen`."""
    found: dict[str, list[str]] = {}
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        for table in all_models().sorted_tables:
            for column in columns_sealed(table.columns.keys()):
                own = "tenant_id" if table.info["class"] == "tenant" else f"'{PLATFORM}'::uuid"
                field = "field" if column == "sealed" else f"'{column.removesuffix('_sealed')}'"
                rows = look.execute(
                    f"SELECT {own}, {field}, {column} FROM {table.name} WHERE {column} IS NOT NULL ORDER BY id"  # noqa: S608
                ).fetchall()
                found[f"{table.name}.{column}"] = [
                    vault.open(Sealed(token), tenant_id=whose, field=f"{table.name}.{name}")
                    for whose, name, token in rows
                ]
    return found


def resealed(database: Database, vault: Vault = ROTATING) -> tuple[int, int]:
    tallies = list(rotation.reseal(database.url(OWNER), vault))
    return sum(tally.sealed for tally in tallies), sum(tally.closed for tally in tallies)


def test_every_sealed_column_is_sealed_for_the_field_that_its_name_says() -> None:
    """As `rotation` and `resealing` take it to be; those that no test fills are known by what is written for them."""
    source = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    for table in all_models().sorted_tables:
        for column in columns_sealed(table.columns.keys()):
            field = f'"{table.name}.' + ("{" if column == "sealed" else column.removesuffix("_sealed") + '"')
            assert field in source


def test_everything_that_is_sealed_opens_with_the_new_key_alone_and_says_the_same(database: Database) -> None:
    before = opened_with(ROTATING, database)
    assert sum(map(bool, before.values())) >= 9
    with pytest.raises(CannotOpen):
        opened_with(AFTERWARDS, database)
    assert resealed(database) == (sum(map(len, before.values())), 0)
    assert opened_with(AFTERWARDS, database) == before
    assert resealed(database) == (0, 0)


def test_it_may_be_ended_anywhere_and_goes_on_where_it_was(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of one; the third value finds the process killed."""
    before = opened_with(ROTATING, database)
    monkeypatch.setattr(rotation, "BATCH", 1)
    with pytest.raises(KeyboardInterrupt):
        resealed(database, dying_after(3))
    assert opened_with(ROTATING, database) == before
    assert resealed(database) == (sum(map(len, before.values())) - 3, 0)
    assert opened_with(AFTERWARDS, database) == before


def dying_after(count: int) -> SimpleNamespace:
    left = iter(range(count))

    def seal(plain: str, **where) -> Sealed:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return ROTATING.seal(plain, **where)

    return SimpleNamespace(open=ROTATING.open, seal=seal, mark=ROTATING.mark)


def test_what_no_key_opens_stays_and_is_counted_and_stops_nothing(database: Database) -> None:
    with psycopg.connect(database.admin_url, dbname=database.name) as spoiling:
        spoiling.execute("UPDATE person SET phone_sealed = '\\x00' WHERE phone_sealed IS NOT NULL")
    sealed_anew, closed = resealed(database)
    assert (sealed_anew > 5, closed) == (True, 1)
    assert resealed(database) == (0, 1)


def test_the_command_says_what_it_did_and_leaves_a_line_in_the_journal(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = sum(map(len, opened_with(ROTATING, database).values()))
    settings = {
        "DATABASE_URL": database.url(),
        "WUSHE_OWNER_DATABASE_URL": database.url(OWNER),
        "WUSHE_DATA_KEY": text_of(NEW),
        "WUSHE_FORMER_DATA_KEYS": text_of(OLD),
        "WUSHE_LOOKUP_KEY": text_of(LOOKUP),
        "WUSHE_MODE": "laptop",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    first = run("keys", "reseal")
    assert (first.exit_code, first.output.splitlines()[-1]) == (0, "No former key is needed any more."), first.output
    assert run("keys", "reseal").output == "No former key is needed any more.\n"
    assert noted(database) == [count]


def text_of(key: bytes) -> str:
    return GENERATED + base64.b64encode(key).decode()


def run(*words: str) -> Result:
    return CliRunner().invoke(command, list(words))


def noted(database: Database) -> list[int]:
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        rows = look.execute("SELECT facts FROM journal_entry WHERE event = %s", ["keys_changed"]).fetchall()
    return [facts["values"] for (facts,) in rows]
