"""`wushe tenants`: townships as files, and one township as an archive."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.cli.place import opened, operator
from wushe.kernel.errors import Refusal
from wushe.kernel.i18n import say
from wushe.kernel.journal.event import Code
from wushe.kernel.keys import parse_key, parse_keys
from wushe.kernel.personal.vault import Vault
from wushe.kernel.settings import Settings, load
from wushe.kernel.work import Work
from wushe.kernel.working import working
from wushe.slices import modules
from wushe.tenancy import applying, service
from wushe.tenancy.archive import travellers
from wushe.tenancy.draft import draft as drafted, read_divisions
from wushe.tenancy.entries import Change, ChangeKind, CountyEntry, Furnisher
from wushe.tenancy.erasing import erase
from wushe.tenancy.errors import FilesRefused
from wushe.tenancy.events import TownshipErased
from wushe.tenancy.exporting import Carrier, export as export_to
from wushe.tenancy.files import read_folder
from wushe.tenancy.importing import import_archive
from wushe.tenancy.models import Township

_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.CHANGED: "~", ChangeKind.REMOVED: "-"}
_FILE = click.Path(path_type=Path, dir_okay=False)
_EXISTING = click.Path(path_type=Path, dir_okay=False, exists=True)

Sessions = async_sessionmaker[AsyncSession]
Walk = Callable[[applying.Applier, Sequence[CountyEntry]], AsyncIterator[Sequence[Change]]]


@click.group()
def tenants() -> None:
    """Found, change, suspend, save and remove townships."""


@tenants.command()
def plan() -> None:
    """Show what `apply` would change, and change nothing."""
    _run(lambda settings: walk(settings, applying.plan))


@tenants.command()
def apply() -> None:
    """Make the installation agree with the files of WUSHE_TENANTS; again and again without harm."""
    _run(lambda settings: walk(settings, applying.apply))


async def walk(settings: Settings, how: Walk) -> None:
    """Go through the files and say each difference. Raises `FilesRefused` before anything is changed."""
    entries = read_folder(settings.tenants, furnishers(), demo=settings.demo)
    count = 0
    async with opened(settings) as sessions:
        applier = applying.Applier(sessions, await operator(sessions), furnishers())
        async for changes in how(applier, entries):
            for change in changes:
                click.echo(f"{_SIGNS[change.kind]} {say(change.what)} {change.detail}")
            count += len(changes)
    click.echo(f"{count} differences" if count else "No difference.")


def furnishers() -> list[Furnisher]:
    """What each slice keeps of a township's file."""
    return [module.FURNISHER for module in modules("furnishing")]


@tenants.command("list")
def show() -> None:
    """Show all townships."""
    _run(_list)


async def _list(settings: Settings) -> None:
    async with opened(settings) as sessions, working(sessions, await operator(sessions)) as work:
        for row in (await service.list_townships(work))[1]:
            click.echo(f"{row.code}  {row.slug:<24} {row.status:<10} {row.name}")


@tenants.command()
@click.argument("slug")
def suspend(slug: str) -> None:
    """Let SLUG be read and not changed."""
    _run(lambda settings: _turn(settings, slug, service.suspend))


@tenants.command()
@click.argument("slug")
def resume(slug: str) -> None:
    """Undo the suspension of SLUG."""
    _run(lambda settings: _turn(settings, slug, service.resume))


async def _turn(settings: Settings, slug: str, verb: Callable[[Work, UUID], Awaitable[Township]]) -> None:
    async with opened(settings) as sessions, working(sessions, await operator(sessions)) as work:
        row = await verb(work, (await service.show_township(work, slug)).id)
        click.echo(f"{row.slug} is {row.status} now.")


@tenants.command()
@click.argument("slug")
@click.argument("file", type=_FILE)
def export(slug: str, file: Path) -> None:
    """Save SLUG as an archive in FILE."""
    _run(lambda settings: _export(settings, slug, file))


async def _export(settings: Settings, slug: str, file: Path) -> None:
    async with opened(settings) as sessions:
        manifest = await export_to(await carrier(settings, sessions), slug, file)
    click.echo(f"{manifest.rows} rows are in {file}.")


@tenants.command("import")
@click.argument("file", type=_EXISTING)
@click.option("--keys", type=_EXISTING, help="Lines WUSHE_DATA_KEY=… and WUSHE_LOOKUP_KEY=… of where it comes from.")
def import_(file: Path, keys: Path | None) -> None:
    """Make the township of the archive FILE."""
    _run(lambda settings: _import(settings, file, keys))


async def _import(settings: Settings, file: Path, keys: Path | None) -> None:
    async with opened(settings) as sessions:
        source = _vault_of(keys) if keys else None
        manifest = await import_archive(await carrier(settings, sessions), file, source=source)
    click.echo(f"{manifest.township['slug']} is here, with {manifest.rows} rows.")


def _vault_of(file: Path) -> Vault:
    lines = dict(line.split("=", 1) for line in file.read_text(encoding="utf-8").splitlines() if "=" in line)
    try:
        former = parse_keys(lines.get("WUSHE_FORMER_DATA_KEYS", ""))
        return Vault([parse_key(lines["WUSHE_DATA_KEY"]), *former], parse_key(lines["WUSHE_LOOKUP_KEY"]))
    except (KeyError, ValueError) as error:
        raise click.ClickException(f"{file}: {error}") from error


async def carrier(settings: Settings, sessions: Sessions) -> Carrier:
    """The operator with the keys of this installation."""
    vault = Vault(settings.data_keys, settings.lookup_key)
    return Carrier(sessions, await operator(sessions), vault, travellers())


@tenants.command()
@click.argument("slug")
@click.option("--name", prompt="Type the township's name", help="The township's name, as a proof that it is meant.")
def remove(slug: str, name: str) -> None:
    """Close SLUG for good and erase its rows: only a suspended township that was exported since."""
    _run(lambda settings: _remove(settings, slug, name), "owner_database_url")


async def _remove(settings: Settings, slug: str, name: str) -> None:
    async with opened(settings) as sessions:
        who = await operator(sessions)
        async with working(sessions, who) as work:
            row = await service.show_township(work, slug)
            code = Code(row.code)
            if row.status != "removed":
                await service.remove(work, row.id, name_typed=name)
        township_id, rows = erase(settings.owner_database_url, slug)
        async with working(sessions, who) as work:
            work.record(TownshipErased(township_id=township_id, code=code, rows=rows))
    click.echo(f"{slug} is gone, with {rows} rows.")


@tenants.command()
@click.argument("divisions", type=_EXISTING)
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), default=".", help="Folder for the files.")
@click.option("--county", nargs=3, multiple=True, metavar="CODE SLUG NAME", help="What a county is called.")
def draft(divisions: Path, into: Path, county: Sequence[tuple[str, str, str]]) -> None:
    """Make a first file for each county of a CSV with township_code, township, community_code and community."""
    names = {code: (slug, name) for code, slug, name in county}
    into.mkdir(parents=True, exist_ok=True)
    for name, text in drafted(read_divisions(divisions), names).items():
        (into / name).write_text(text, encoding="utf-8")
        click.echo(into / name)


def _run(errand: Callable[[Settings], Coroutine[Any, Any, None]], *needed: str) -> None:
    """Do it with checked settings; a refusal is told as it is, in lines."""
    settings = load("database_url", "data_key", "lookup_key", *needed)
    modules("listeners")
    try:
        asyncio.run(errand(settings))
    except FilesRefused as refusal:
        raise click.ClickException("\n".join([refusal.say(), *map(str, refusal.problems)])) from refusal
    except Refusal as refusal:
        raise click.ClickException(refusal.say()) from refusal
