"""`wushe migrate`: the newest schema, as the owner."""

import click

from wushe.kernel import log
from wushe.kernel.migration import migrate as bring_to_newest
from wushe.kernel.settings import load
from wushe.kernel.versions import is_current


@click.command()
def migrate() -> None:
    """Bring the database of WUSHE_OWNER_DATABASE_URL to the newest schema; does nothing when it is there."""
    settings = load("owner_database_url")
    log.configure(settings.log_format, settings.log_level)
    if is_current(settings.owner_database_url):
        click.echo("The schema is the newest.")
        return
    bring_to_newest(settings.owner_database_url)
    click.echo("The schema is now the newest.")
