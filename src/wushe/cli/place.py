"""Work from the command line: whoever can read the settings of an installation is its operator."""

import getpass
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import click
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.access.gate import Gate
from wushe.access.roles import Role
from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.personal.vault import Vault
from wushe.kernel.settings import Settings
from wushe.kernel.work import Person, Tenant, Visitor, Work
from wushe.kernel.working import working
from wushe.tenancy.directory import Directory
from wushe.tenancy.places import PLATFORM_PLACE
from wushe.tenancy.queries import places

OPERATOR = frozenset({Role.PLATFORM_OPERATOR.value})


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[async_sessionmaker[AsyncSession]]:
    """Sessions of the installation's database, as the plain role."""
    engine = connect(settings.database_url, pool_size=2)
    try:
        yield sessions(engine)
    finally:
        await engine.dispose()


async def operator(open_sessions: async_sessionmaker[AsyncSession]) -> Visitor:
    """The operator at the platform's door. Without an account: the journal says that it came by the command line."""
    async with open_sessions() as session:
        grants = await Gate().grants(session, PLATFORM_PLACE, OPERATOR)
    person = Person(None, None, getpass.getuser())
    return Visitor(tenant=PLATFORM_PLACE.tenant, person=person, grants=grants, roles=OPERATOR, channel="cli")


@asynccontextmanager
async def at_place(settings: Settings, slug: str) -> AsyncIterator[Work]:
    """Work for one place without any permission in it, to answer questions about it."""
    async with opened(settings) as open_sessions:
        place = await Directory(open_sessions).find(slug)
        if place is None:
            raise click.ClickException(f"there is no place {slug}")
        visitor = Visitor(tenant=place.tenant, channel="cli")
        vault = Vault(settings.data_keys, settings.lookup_key) if settings.data_key else None
        async with working(open_sessions, visitor, vault=vault) as work:
            yield work


async def each_place(settings: Settings, slug: str | None) -> AsyncIterator[Work]:
    """Work at one place after the other, or at one, each seen at one moment while people go on writing."""
    async with opened(settings) as open_sessions:
        async with open_sessions() as session:
            found = [place for place in await session.scalars(places()) if slug in {None, place.slug}]
        if not found:
            raise click.ClickException(f"there is no place {slug}")
        for place in found:
            async with open_sessions(info={"tenant_id": place.id}) as session:
                await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
                yield Work(session, Visitor(tenant=Tenant(place.id, place.slug, place.name), channel="cli"))


def parse_thing(thing: str) -> tuple[str, UUID | None]:
    """`xingsha` or `xingsha/018f…`: a place, and the id of something in it."""
    slug, _slash, identifier = thing.partition("/")
    try:
        return slug, UUID(identifier.rpartition("/")[2]) if identifier else None
    except ValueError as error:
        raise click.BadParameter(f"{identifier} is not an id", param_hint="THING") from error
