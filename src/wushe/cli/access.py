"""`wushe access`: what each role may do, and why somebody may do something or may not."""

import asyncio
import sys
from uuid import UUID

import click

from wushe.access import inviting
from wushe.access.explain import Explanation, explain as explain_in
from wushe.access.inviting import RUNS
from wushe.access.matrix import FILE, draw
from wushe.access.roles import POWERS, Role
from wushe.access.schemas import NewInvitation
from wushe.cli.place import at_place, opened, operator, parse_thing
from wushe.identity.names import login_key
from wushe.identity.queries import account_by_login
from wushe.kernel.i18n import speaking
from wushe.kernel.personal.vault import Vault
from wushe.kernel.settings import Settings, load
from wushe.kernel.working import working
from wushe.slices import modules
from wushe.tenancy.directory import Directory
from wushe.tenancy.service import open_platform


@click.group()
def access() -> None:
    """What each role may do, and why."""


@access.command()
@click.option("--write", is_flag=True, help="Renew policies/matrix.txt instead of printing it.")
def matrix(*, write: bool) -> None:
    """Print what every role may do, one line for every permission."""
    if write:
        FILE.write_text(draw(), encoding="utf-8")
    else:
        click.echo(draw(), nl=False)


@access.command()
@click.argument("person")
@click.argument("permission")
@click.argument("thing")
@click.option("--locale", default="zh-CN", help="Language of the reasons: zh-CN or en.")
def explain(person: str, permission: str, thing: str, locale: str) -> None:
    """Say whether PERSON may do PERMISSION to THING, and which line of which policy decides.

    PERSON is a login name, PERMISSION like needs:read, THING a place or something in it: xingsha, xingsha/018f…
    Ends with status 1 when they may not.
    """
    modules("listeners")
    slug, thing_id = parse_thing(thing)
    with speaking(locale):
        answer = asyncio.run(_explained(person, permission, slug, thing_id))
        for reason in answer.reasons:
            click.echo(reason)
    click.echo("✓" if answer.allowed else "✗")
    sys.exit(0 if answer.allowed else 1)


@access.command()
@click.argument("place")
@click.argument("name")
@click.option("--role", type=click.Choice(POWERS), help="Of a township: its admin, its security admin or its auditor.")
def appoint(place: str, name: str, role: str | None) -> None:
    """Print a link by which NAME comes to run PLACE: `platform`, a county or a township, by its address."""
    settings = load("database_url", "data_key", "lookup_key", "public_url")
    modules("listeners")
    click.echo(asyncio.run(_appointed(settings, place, name, role)))


async def _appointed(settings: Settings, slug: str, name: str, role: str | None) -> str:
    vault = Vault(settings.data_keys, settings.lookup_key)
    async with opened(settings) as sessions:
        async with working(sessions, await operator(sessions)) as work:
            await open_platform(work.session)
        place = await Directory(sessions).find(slug)
        if place is None:
            raise click.ClickException(f"there is no place {slug}")
        async with working(sessions, await operator(sessions)) as work:
            wanted = NewInvitation(name=name, role=Role(role) if role else RUNS[place.kind][0])
            link = await inviting.appoint(work, sessions, vault, place, wanted)
    return f"{settings.public_url}/{slug}/invitations/{link.token}"


async def _explained(person: str, permission: str, slug: str, thing_id: UUID | None) -> Explanation:
    async with at_place(load("database_url"), slug) as work:
        account = await work.one_or_none(account_by_login(login_key(person)))
        if account is None:
            raise click.ClickException(f"there is no account {person}")
        return await explain_in(work, account.id, permission, thing_id)
