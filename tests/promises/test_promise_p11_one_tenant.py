"""P11: one tenant can be saved, removed and restored; every other tenant stays bit for bit as it was."""

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import msgspec
import psycopg
import pytest
from psycopg import sql
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from databases import Database
from wushe.access.roles import Role
from wushe.access.service import ensure_role
from wushe.access.travelling import TRAVELLER
from wushe.kernel.journal.verify import verify
from wushe.kernel.personal.vault import Vault
from wushe.kernel.work import Visitor
from wushe.tenancy.archive import MANIFEST
from wushe.tenancy.catalogue import key_columns, tenant_tables
from wushe.tenancy.erasing import erase
from wushe.tenancy.errors import AlreadyHere, ArchiveRefused, KeysDiffer, NoSuchPlace, NotExported
from wushe.tenancy.exporting import Carrier, export
from wushe.tenancy.importing import import_archive
from wushe.tenancy.places import Place
from wushe.tenancy.service import remove

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
def digests(database: Database) -> Callable[[UUID], dict[str, str]]:
    """The md5 of all rows of a tenant, by table, read by the superuser who sees every row."""

    def of(tenant_id: UUID) -> dict[str, str]:
        with psycopg.connect(database.admin_url, dbname=database.name) as look:
            return {table.name: _digest(look, table.name, key_columns(table), tenant_id) for table in tenant_tables()}

    return of


def _digest(look: psycopg.Connection, table: str, keys: Sequence[str], tenant_id: UUID) -> str:
    query = sql.SQL("SELECT md5(string_agg(t::text, '|' ORDER BY {})) FROM {} AS t WHERE tenant_id = %s").format(
        sql.SQL(", ").join(map(sql.Identifier, keys)), sql.Identifier(table)
    )
    row = look.execute(query, [tenant_id]).fetchone()
    assert row
    return row[0] or ""


@pytest.fixture
async def carrier(sessions: Sessions) -> Carrier:
    return Carrier(sessions, await given.operator(sessions), given.VAULT, [TRAVELLER])


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    """A township with an administrator and enough roles to make more than one batch of rows."""
    place = await given.township(sessions, name="要搬走镇")
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN, person_id=given.new_id())
    async with given.work(sessions, admin) as work:
        for _one in range(30):
            await ensure_role(work, Role.VOLUNTEER, person_id=given.new_id())
    return place


async def removed(carrier: Carrier, place: Place, owner_url: str, file: Path) -> None:
    """Suspended, saved, closed and erased."""
    await given.suspended(carrier.sessions, place)
    await export(carrier, place.tenant.slug, file)
    async with given.work(carrier.sessions, carrier.operator) as work:
        await remove(work, place.tenant.id, name_typed=place.tenant.name)
    erase(owner_url, place.tenant.slug)


async def test_promise_p11_a_restored_tenant_is_equal_and_all_others_are_untouched(
    carrier: Carrier, place: Place, owner_url: str, tmp_path: Path, digests: Callable[[UUID], dict[str, str]]
) -> None:
    neighbour = await given.township(carrier.sessions)
    await given.member(carrier.sessions, neighbour, Role.TOWNSHIP_ADMIN)
    before, beside = digests(place.tenant.id), digests(neighbour.tenant.id)
    assert before["role_holding"]
    assert before["journal_entry"]

    await removed(carrier, place, owner_url, tmp_path / "a.zip")
    assert set(digests(place.tenant.id).values()) == {""}
    assert digests(neighbour.tenant.id) == beside

    await import_archive(carrier, tmp_path / "a.zip")
    assert digests(place.tenant.id) == before
    assert digests(neighbour.tenant.id) == beside
    async with carrier.sessions(info={"tenant_id": place.tenant.id}) as session:
        assert await verify(session, place.tenant.id) == []


async def test_promise_p11_nothing_of_a_removed_tenant_is_left_in_any_table(
    carrier: Carrier, place: Place, owner_url: str, tmp_path: Path, database: Database
) -> None:
    await removed(carrier, place, owner_url, tmp_path / "a.zip")
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        columns = look.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name = 'tenant_id'"
        ).fetchall()
        for table, column in columns:
            query = sql.SQL("SELECT count(*) FROM {} WHERE {} = %s")
            found = look.execute(query.format(sql.Identifier(table), sql.Identifier(column)), [place.tenant.id])
            assert found.fetchone() == (0,), table


async def test_promise_p11_people_come_back_with_the_township(
    carrier: Carrier, place: Place, owner_url: str, tmp_path: Path
) -> None:
    """In another installation their accounts are made; here they are known and belong again."""
    await removed(carrier, place, owner_url, tmp_path / "a.zip")
    await import_archive(carrier, tmp_path / "a.zip")
    async with given.work(carrier.sessions, Visitor(tenant=place.tenant)) as work:
        [one] = await TRAVELLER.pack(work)
    assert one["display_name"] == "李测试"
    assert one["person_id"] is not None


async def test_an_archive_holds_no_password_and_nothing_of_others(
    carrier: Carrier, place: Place, tmp_path: Path, database: Database
) -> None:
    await given.township(carrier.sessions)
    await export(carrier, place.tenant.slug, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        rows = [line for name in archive.namelist() for line in archive.read(name).splitlines()]
    assert not [row for row in rows if b"password" in row]
    named = [row for row in rows if b'"tenant_id"' in row]
    assert named
    assert all(str(place.tenant.id).encode() in row for row in named)


async def test_a_township_that_is_here_is_not_imported_over(carrier: Carrier, place: Place, tmp_path: Path) -> None:
    await export(carrier, place.tenant.slug, tmp_path / "a.zip")
    with pytest.raises(AlreadyHere):
        await import_archive(carrier, tmp_path / "a.zip")


async def test_a_damaged_archive_changes_nothing(
    carrier: Carrier, place: Place, owner_url: str, tmp_path: Path
) -> None:
    whole, damaged = tmp_path / "a.zip", tmp_path / "b.zip"
    await removed(carrier, place, owner_url, whole)
    rewrite(whole, damaged, {"rows/role_holding.jsonl": lambda content: content.replace(b"volunteer", b"funder   ")})
    with pytest.raises(ArchiveRefused):
        await import_archive(carrier, damaged)
    await import_archive(carrier, whole)


async def test_an_archive_with_a_forged_history_is_refused_even_with_right_hashes(
    carrier: Carrier, place: Place, owner_url: str, tmp_path: Path
) -> None:
    whole, forged = tmp_path / "a.zip", tmp_path / "b.zip"
    await removed(carrier, place, owner_url, whole)
    forgery = {"rows/journal_entry.jsonl": lambda content: content.replace(b"role_given", b"role_taken")}
    rewrite(whole, forged, forgery)
    with pytest.raises(ArchiveRefused) as refused:
        await import_archive(carrier, forged)
    assert "journal_entry.jsonl" in refused.value.say()
    rewrite(whole, forged, forgery, with_hashes=True)
    with pytest.raises(ArchiveRefused) as refused:
        await import_archive(carrier, forged)
    assert "the journal" in refused.value.say()


async def test_what_changed_after_it_was_saved_is_not_erased(
    carrier: Carrier, place: Place, owner_url: str, tmp_path: Path
) -> None:
    """A request that had begun before the suspension and committed after the archive was made."""
    await given.suspended(carrier.sessions, place)
    await export(carrier, place.tenant.slug, tmp_path / "a.zip")
    async with given.work(carrier.sessions, Visitor(tenant=place.tenant)) as work:
        await ensure_role(work, Role.VOLUNTEER, person_id=given.new_id())
    async with given.work(carrier.sessions, carrier.operator) as work:
        await remove(work, place.tenant.id, name_typed=place.tenant.name)
    with pytest.raises(NotExported):
        erase(owner_url, place.tenant.slug)


async def test_only_what_was_removed_is_erased(place: Place, owner_url: str) -> None:
    with pytest.raises(NoSuchPlace):
        erase(owner_url, place.tenant.slug)


async def test_another_installation_needs_the_keys_it_was_sealed_with(
    carrier: Carrier, place: Place, owner_url: str, tmp_path: Path
) -> None:
    await removed(carrier, place, owner_url, tmp_path / "a.zip")
    elsewhere = replace(carrier, vault=Vault([b"d" * 32], b"l" * 32))
    with pytest.raises(KeysDiffer):
        await import_archive(elsewhere, tmp_path / "a.zip")
    await import_archive(elsewhere, tmp_path / "a.zip", source=given.VAULT)


def rewrite(
    source: Path, target: Path, changes: dict[str, Callable[[bytes], bytes]], *, with_hashes: bool = False
) -> None:
    """The same zip with some files changed; with `with_hashes` the forger has mended the manifest as well."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        contents = {name: changes.get(name, bytes)(old.read(name)) for name in old.namelist()}
        if with_hashes:
            contents[MANIFEST] = mended(contents)
        for name, content in contents.items():
            new.writestr(name, content)


def mended(contents: dict[str, bytes]) -> bytes:
    manifest = msgspec.json.decode(contents[MANIFEST])
    for name, part in manifest["parts"].items():
        part["sha256"] = hashlib.sha256(contents[f"rows/{name}.jsonl"]).hexdigest()
    return msgspec.json.encode(manifest)
