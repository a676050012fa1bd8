"""Loading the demo, once; a second time does nothing."""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.access.gate import Gate
from wushe.access.roles import Role
from wushe.access.service import ensure_role
from wushe.demo import cast, lent, mentors, neighbours, plot, store, wishes
from wushe.demo.sign_ins import PASSWORD
from wushe.demo.stage import Stage
from wushe.identity.passwords import hashed
from wushe.identity.queries import account_by_login
from wushe.identity.service.accounts import let_in, open_account
from wushe.kernel.clock import Quarter
from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.personal.vault import Vault
from wushe.kernel.settings import Settings
from wushe.kernel.work import Grants, Visitor
from wushe.kernel.working import working
from wushe.reports import service as reports
from wushe.slices import modules
from wushe.tenancy.directory import Directory
from wushe.tenancy.places import PLATFORM_PLACE, Place

MAIN = "langli"
OTHER = "xingsha"
COUNTY = "changsha-county"


Say = Callable[[str], object]


def _silently(_line: str) -> None:
    """Nobody waits."""


async def load(settings: Settings, say: Say = _silently) -> None:
    """The whole demo into the database of `settings`, whose townships are founded; `say` tells how far it is."""
    modules("listeners")
    engine = connect(settings.database_url, pool_size=2)
    vault = Vault(settings.data_keys, settings.lookup_key)
    try:
        await load_into(sessions(engine), vault, say)
    finally:
        await engine.dispose()


async def load_into(opened: async_sessionmaker[AsyncSession], vault: Vault, say: Say = _silently) -> None:
    """What `load` does, for a database that is open already."""
    if await _is_there(opened):
        return
    directory = Directory(opened)
    main, other = await directory.find(MAIN), await directory.find(OTHER)
    if main is None or other is None:
        return
    here, next_door = Stage(opened, vault, main), Stage(opened, vault, other)
    say(f"Demo: four months in {main.tenant.name}, the longest part ...")
    await play(here)
    say(f"Demo: {other.tenant.name} next door ...")
    await visit(next_door)
    await lent.lend(next_door, here)
    await store.recognise(here, next_door)
    await mentors.visit(next_door, here)
    await _publish(here, "director")
    await _publish(next_door, "neighbour")
    county = await directory.find(COUNTY)
    for place, login, role in (
        (county, "county", Role.COUNTY_VIEWER),
        (PLATFORM_PLACE, "operator", Role.PLATFORM_OPERATOR),
    ):
        if place is not None:
            await _appoint(opened, vault, place, login, role)


async def play(stage: Stage) -> None:
    """The township in which everything happens."""
    await stage.raise_curtain()
    await plot.unfold(stage)


async def visit(stage: Stage) -> None:
    """A second township that the funder gives to as well: one sign-in, two townships."""
    await stage.raise_curtain()
    await cast.arrive(stage)
    await neighbours.give(stage)
    await wishes.wish_next_door(stage)


async def _publish(stage: Stage, who: str) -> None:
    """What the job of the night does: the county has something to read from the first day."""
    async with stage.acting(who) as work:
        for quarter in (Quarter.current().previous(), Quarter.current()):
            await reports.publish(work, quarter)


async def _is_there(opened: async_sessionmaker[AsyncSession]) -> bool:
    async with opened() as session:
        return await session.scalar(account_by_login("admin")) is not None


async def _appoint(
    opened: async_sessionmaker[AsyncSession], vault: Vault, place: Place, login: str, role: Role
) -> None:
    """Somebody at the county or the platform, who is no person of any township."""
    grants = await _grants(opened, place, role)
    async with working(opened, Visitor(tenant=place.tenant, grants=grants, channel="demo"), vault=vault) as work:
        account = await open_account(
            work, login_name=login, display_name=role.label.say(), password_hash=await hashed(PASSWORD)
        )
        await let_in(work, account)
        await ensure_role(work, role, account_id=account.id)


async def _grants(opened: async_sessionmaker[AsyncSession], place: Place, role: Role) -> Grants:
    async with opened(info={"tenant_id": place.tenant.id}) as session:
        return await Gate().grants(session, place, frozenset({role.value}))
