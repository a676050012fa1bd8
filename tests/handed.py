"""Lists that leave the product: asked for by one, agreed to by another, made by the worker, fetched.

rows = await handed.out(sessions, shelf, Export.of("people"), who, other)
"""

import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.system import ProductItself
from wushe.kernel.exporting import service
from wushe.kernel.exporting.declared import Export
from wushe.kernel.exporting.jobs import MAKE
from wushe.kernel.exporting.models import ExportRequest
from wushe.kernel.files.models import KeptFile
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.queue import Message, for_dramatiq
from wushe.kernel.jobs.runner import Runner
from wushe.kernel.sheets.guarded import read_guarded
from wushe.kernel.work import Visitor

import_module("wushe.kernel.exporting.actors")

Sessions = async_sessionmaker[AsyncSession]


async def asked(sessions: Sessions, who: Visitor, declared: Export, query: str = "") -> ExportRequest:
    async with given.work(sessions, who) as work:
        return await service.ask(work, declared, query, next(iter(declared.reasons)).value)


async def approved(sessions: Sessions, who: Visitor, request: ExportRequest) -> ExportRequest:
    async with given.work(sessions, who) as work:
        return await service.approve(work, request.id)


async def made(sessions: Sessions, shelf: Shelf, request: ExportRequest) -> None:
    """What a worker does with the message that approval left."""
    assert request.job_id
    message = Message(MAKE.name, request.tenant_id, {"request_id": str(request.id)}, MAKE.queue, id=request.job_id)
    sent: dict[str, Any] = for_dramatiq(message)["kwargs"]
    await Runner(sessions, ProductItself(sessions), shelf, vault=given.VAULT).perform(**sent)


async def fetched(sessions: Sessions, who: Visitor, request: ExportRequest) -> KeptFile:
    async with given.work(sessions, who) as work:
        return await service.fetch(work, request.id)


async def out(
    sessions: Sessions, shelf: Shelf, declared: Export, who: Visitor, other: Visitor, query: str = ""
) -> list[list[str]]:
    """The rows of the file, with the heading and without the mark below them."""
    request = await asked(sessions, who, declared, query)
    if request.needs_approval:
        request = await approved(sessions, other, request)
    await made(sessions, shelf, request)
    [*rows, _mark] = cells(shelf.path(await fetched(sessions, who, request)))
    return rows


def cells(path: Path) -> list[list[str]]:
    """Of a workbook, or of the one that is the index of an archive."""
    with zipfile.ZipFile(path) as archive:
        for index in (name for name in archive.namelist() if name.endswith(".xlsx")):
            path = Path(archive.extract(index, path.with_suffix(".opened")))
    with read_guarded(path) as source:
        return [row.cells for row in source.rows]
