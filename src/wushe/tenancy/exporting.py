"""Saving one township as an archive, from one snapshot of the database."""

import hashlib
import zipfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from sqlalchemy import Table, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.kernel.clock import now
from wushe.kernel.journal.event import Code
from wushe.kernel.journal.models import JournalHead
from wushe.kernel.personal.vault import Vault
from wushe.kernel.versions import newest
from wushe.kernel.work import Visitor, Work
from wushe.kernel.working import working
from wushe.tenancy.archive import FORMAT, MANIFEST, PROOF, PROOF_FIELD, Manifest, Part, Proof, Row, Traveller, part_of
from wushe.tenancy.catalogue import TENANT_ID, key_columns, tenant_tables
from wushe.tenancy.directory import as_tenant
from wushe.tenancy.errors import NoSuchPlace
from wushe.tenancy.events import TownshipExported
from wushe.tenancy.models import County, Township
from wushe.tenancy.permissions import Tenancy
from wushe.tenancy.queries import county, township

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Carrier:
    """The operator who carries a township out of an installation or into it, and what they carry it with."""

    sessions: async_sessionmaker[AsyncSession]
    operator: Visitor
    vault: Vault
    travellers: Sequence[Traveller] = ()


async def export(carrier: Carrier, slug: str, file: Path) -> Manifest:
    """Write the archive to `file`, and note on the platform that it was made.

    It is the operator's errand and not their view: nothing of a row is shown to them. Raises `NoSuchPlace`.
    """
    async with working(carrier.sessions, carrier.operator) as work:
        work.require(Tenancy.EXPORT)
        row = await work.one(township(slug), NoSuchPlace)
        whose = await work.one(county(row.county_code))
    manifest = await _save(carrier, row, whose, file)
    async with working(carrier.sessions, carrier.operator) as work:
        noted = await work.one(township(slug), NoSuchPlace)
        noted.exported_at, noted.exported_number = manifest.made_at, manifest.journal_number
        work.record(TownshipExported(township_id=row.id, code=Code(row.code), rows=manifest.rows))
    return manifest


async def _save(carrier: Carrier, row: Township, whose: County, file: Path) -> Manifest:
    made_at = now()
    async with carrier.sessions(info={"tenant_id": row.id, "read_only": True}) as session:
        await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            parts = {table.name: await _write(archive, table.name, _rows(session, table)) for table in tenant_tables()}
            visitor = replace(carrier.operator, tenant=as_tenant(row), grants={})
            for traveller in carrier.travellers:
                packed = await traveller.pack(Work(session, visitor))
                parts[traveller.name] = await _write(archive, traveller.name, _encoded(packed))
            manifest = Manifest(
                format=FORMAT,
                made_at=made_at,
                schema=sorted(newest()),
                county=_columns(whose),
                township=_columns(row),
                journal_number=await session.scalar(select(JournalHead.number)) or 0,
                proof=_proof(carrier.vault, row),
                parts=parts,
            )
            archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
    return manifest


async def _rows(session: AsyncSession, table: Table) -> AsyncIterator[bytes]:
    """Each row as PostgreSQL says it, in the order of the key, without holding them all."""
    keys = ", ".join(f'"{name}"' for name in key_columns(table))
    query = f'SELECT row_to_json(t)::text FROM "{table.name}" AS t WHERE {TENANT_ID} = :tenant_id ORDER BY {keys}'  # noqa: S608 - names from the models
    bound = text(query).bindparams(tenant_id=session.info["tenant_id"])
    async for (line,) in await session.stream(bound, execution_options={"yield_per": _BATCH}):
        yield line.encode()


async def _encoded(rows: Sequence[Row]) -> AsyncIterator[bytes]:
    for row in rows:
        yield msgspec.json.encode(dict(row))


async def _write(archive: zipfile.ZipFile, name: str, lines: AsyncIterator[bytes]) -> Part:
    """One file of the archive, hashed while it is written."""
    digest, count = hashlib.sha256(), 0
    with archive.open(part_of(name), "w", force_zip64=True) as part:
        async for line in lines:
            part.write(line + b"\n")
            digest.update(line + b"\n")
            count += 1
    return Part(count, digest.hexdigest())


def _columns(row: County | Township) -> Row:
    """The place itself, as JSON holds it."""
    names = [column.key for column in inspect(type(row)).columns]
    return msgspec.to_builtins({name: getattr(row, name) for name in names})


def _proof(vault: Vault, row: Township) -> Proof:
    sealed = vault.seal(PROOF, tenant_id=row.id, field=PROOF_FIELD).token
    return Proof(sealed.hex(), vault.fingerprint(PROOF, tenant_id=row.id, field=PROOF_FIELD).hex())
