"""`wushe database`: what only a superuser of PostgreSQL can make."""

import click

from wushe.kernel.database.fitness import UnfitDatabaseError, refuse_unfit_database
from wushe.kernel.database.roles import prepare as make_ready
from wushe.kernel.settings import load
from wushe.kernel.versions import is_current


@click.group()
def database() -> None:
    """Make roles, database and extensions."""


@database.command()
def prepare() -> None:
    """Make what DATABASE_URL, WUSHE_OWNER_DATABASE_URL and WUSHE_READER_DATABASE_URL describe.

    As the superuser of WUSHE_ADMIN_DATABASE_URL. Run it again after changing a password; it harms nothing.
    """
    settings = load("admin_database_url", "database_url", "owner_database_url")
    urls = (settings.owner_database_url, settings.database_url, settings.reader_database_url)
    make_ready(settings.admin_database_url, *filter(None, urls))
    click.echo("Roles, database and extensions are ready; next: wushe migrate")


@database.command()
def check() -> None:
    """End with status 0 if DATABASE_URL can be served from: reached, bound by isolation, with the newest schema."""
    settings = load("database_url")
    refuse_unfit_database(settings)
    if not is_current(settings.database_url):
        raise UnfitDatabaseError("DATABASE_URL: its schema is not the newest; run `wushe migrate`")
