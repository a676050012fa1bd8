"""`wushe fill`: the newest schema, the townships of tenants/, and on a laptop the demo. Harmless when repeated."""

import asyncio

import click

from wushe.cli.place import opened, operator
from wushe.cli.tenants import furnishers
from wushe.demo.loading import load as load_demo
from wushe.kernel import log
from wushe.kernel.database.fitness import mark_as_demo
from wushe.kernel.errors import Refusal
from wushe.kernel.migration import migrate
from wushe.kernel.settings import Settings, load
from wushe.kernel.start import StartRefusedError
from wushe.kernel.versions import is_current
from wushe.slices import modules
from wushe.tenancy.applying import Applier, apply
from wushe.tenancy.errors import FilesRefused
from wushe.tenancy.files import read_folder


class ContentsRefusedError(StartRefusedError):
    """What is wrong with the files of townships, by file and line."""


@click.command()
def fill() -> None:
    """Migrate, make the townships agree with their files, and load the demo if WUSHE_DEMO asks for it."""
    settings = load("database_url", "owner_database_url", "data_key", "lookup_key")
    log.configure(settings.log_format, settings.log_level)
    if not is_current(settings.owner_database_url):
        click.echo("Database: migrating to the newest schema ...")
        migrate(settings.owner_database_url)
    modules("listeners")
    try:
        asyncio.run(_fill(settings))
    except FilesRefused as refusal:
        raise ContentsRefusedError("\n".join([refusal.say(), *map(str, refusal.problems)])) from None
    except Refusal as refusal:
        raise ContentsRefusedError(refusal.say()) from refusal


async def _fill(settings: Settings) -> None:
    entries = read_folder(settings.tenants, furnishers(), demo=settings.demo)
    click.echo(f"Townships: making them agree with {settings.tenants} ...")
    async with opened(settings) as sessions:
        applier = Applier(sessions, await operator(sessions), furnishers())
        changes = [change async for some in apply(applier, entries) for change in some]
    if changes:
        click.echo(f"{len(changes)} changes by the files of {settings.tenants}")
    if settings.demo:
        mark_as_demo(settings.owner_database_url)
        await load_demo(settings, click.echo)
