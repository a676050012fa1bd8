"""`wushe keys`: a new data key takes the place of a former one."""

import asyncio
import sys

import click

from wushe.cli.place import opened, operator
from wushe.kernel.personal.vault import Vault
from wushe.kernel.settings import Settings, load
from wushe.kernel.working import working
from wushe.tenancy import rotation
from wushe.tenancy.events import KeysChanged
from wushe.tenancy.service import open_platform


@click.group()
def keys() -> None:
    """Have a new data key take the place of a former one."""


@keys.command()
def reseal() -> None:
    """Seal anew, with WUSHE_DATA_KEY, what WUSHE_FORMER_DATA_KEYS sealed; it can be ended and begun again.

    Ends with status 1 when there are values that none of these keys opens; they stay as they are.
    """
    settings = load("database_url", "owner_database_url", "data_key", "lookup_key")
    values = closed = 0
    for tally in rotation.reseal(settings.owner_database_url, Vault(settings.data_keys, settings.lookup_key)):
        values, closed = values + tally.sealed, closed + tally.closed
        if tally.sealed or tally.closed:
            click.echo(f"{tally.slug}: {tally.sealed} sealed anew, {tally.closed} not to be opened")
    if values:
        asyncio.run(_tell(settings, values))
    click.echo(f"{closed} values stay closed: their key is missing." if closed else "No former key is needed any more.")
    sys.exit(1 if closed else 0)


async def _tell(settings: Settings, values: int) -> None:
    async with opened(settings) as sessions, working(sessions, await operator(sessions)) as work:
        await open_platform(work.session)
        work.record(KeysChanged(values=values))
