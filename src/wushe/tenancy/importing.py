"""Making a township out of its archive: whole, in one transaction, or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from uuid import UUID

import msgspec
from sqlalchemy import Table, or_, select, text

from wushe.kernel.database.model import new_id
from wushe.kernel.journal.event import Code
from wushe.kernel.journal.verify import verify
from wushe.kernel.personal.vault import Vault
from wushe.kernel.work import Tenant, Visitor, Work
from wushe.kernel.working import working
from wushe.tenancy.archive import Manifest, Row
from wushe.tenancy.catalogue import place_tables, refers_to_itself, stored_columns, tenant_tables
from wushe.tenancy.directory import tell_directories
from wushe.tenancy.errors import AlreadyHere, ArchiveRefused
from wushe.tenancy.events import TownshipImported
from wushe.tenancy.exporting import Carrier
from wushe.tenancy.founding import add_county
from wushe.tenancy.models import AnyPlace, County, PlaceStatus, Township
from wushe.tenancy.opening import Archive, opened
from wushe.tenancy.permissions import Tenancy
from wushe.tenancy.queries import county
from wushe.tenancy.resealing import Resealing, resealing

_BATCH = 1000
_AS_NEW = {"status": PlaceStatus.ACTIVE.value, "suspended_at": None, "exported_at": None, "exported_number": None}


async def import_archive(carrier: Carrier, file: Path, *, source: Vault | None = None) -> Manifest:
    """Make the township of the archive, active, with the ids it had.

    `source` holds the keys of the installation it comes from, where they are others. Raises `ArchiveRefused`,
    `AlreadyHere` or `KeysDiffer`, and then nothing of the township was made.
    """
    with opened(file) as archive:
        manifest = archive.manifest
        keys = resealing(manifest, carrier.vault, source)
        async with working(carrier.sessions, carrier.operator) as work:
            work.require(Tenancy.APPLY)
            await _must_be_new(work, manifest.township)
            is_new_county = await work.one_or_none(county(manifest.county["code"])) is None
        if is_new_county:
            await _make_county(carrier, manifest.county)
        async with working(carrier.sessions, _visitor(carrier, manifest.township), vault=carrier.vault) as work:
            await _make(work, archive, keys, carrier)
        async with working(carrier.sessions, carrier.operator) as work:
            code = Code(manifest.township["code"])
            work.record(TownshipImported(township_id=_id(manifest.township), code=code, rows=manifest.rows))
    return manifest


async def _must_be_new(work: Work, township: Row) -> None:
    same_place = or_(AnyPlace.id == _id(township), AnyPlace.slug == township["slug"])
    same_code = Township.code == township["code"]
    if await work.scalar(select(AnyPlace.id).where(same_place)):
        raise AlreadyHere
    if await work.scalar(select(Township.id).where(same_code)):
        raise AlreadyHere


async def _make_county(carrier: Carrier, row: Row) -> None:
    tenant = Tenant(new_id(), row["slug"], row["name"])
    async with working(carrier.sessions, replace(carrier.operator, tenant=tenant, grants={})) as work:
        await add_county(work, County(id=tenant.id, slug=row["slug"], code=row["code"], name=row["name"]))


def _visitor(carrier: Carrier, township: Row) -> Visitor:
    tenant = Tenant(_id(township), township["slug"], township["name"])
    return replace(carrier.operator, tenant=tenant, grants={})


async def _make(work: Work, archive: Archive, keys: Resealing | None, carrier: Carrier) -> None:
    """Everything of the township, ending with the proof that its journal is the one that was written."""
    place = msgspec.json.encode({**archive.manifest.township, **_AS_NEW})
    for table in place_tables():
        await _insert(work, table, [place])
    for traveller in carrier.travellers:
        await traveller.unpack(work, [msgspec.json.decode(line) for line in archive.lines(traveller.name)])
    await work.flush()
    for table in tenant_tables():
        lines = archive.lines(table.name)
        if keys is not None:
            lines = (keys.line(table.name, line) for line in lines)
        for batch in _batches(lines, whole=refers_to_itself(table)):
            await _insert(work, table, batch)
    if await verify(work.session, work.tenant.id):
        raise ArchiveRefused(why="the journal is not what was written")
    await tell_directories(work.session)


def _batches(lines: Iterator[bytes], *, whole: bool) -> Iterator[Sequence[bytes]]:
    """Rows that may refer to each other come in one statement: PostgreSQL looks at its end."""
    size = None if whole else _BATCH
    while batch := list(islice(lines, size)):
        yield batch


async def _insert(work: Work, table: Table, lines: Sequence[bytes]) -> None:
    """As the plain role: row-level security refuses a row of any other tenant."""
    columns = ", ".join(f'"{name}"' for name in stored_columns(table))
    query = f"""
        INSERT INTO "{table.name}" ({columns})
        SELECT {columns} FROM json_populate_recordset(NULL::"{table.name}", CAST(:rows AS json))
    """  # noqa: S608 - names from the models
    await work.session.execute(text(query), {"rows": f"[{b','.join(lines).decode()}]"})


def _id(township: Row) -> UUID:
    return UUID(township["id"])
