"""What a test begins with, as sentences: a township, somebody who holds a role in it, and work as that person.

Each test founds a township of its own, so that tests need no order and leave nothing in each other's way.

    place = await given.township(sessions)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        ...
"""

import itertools
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.access.gate import SYSTEM, Gate
from wushe.access.roles import Role
from wushe.access.service import ensure_role
from wushe.communities import queries as community_queries
from wushe.funds import service as funds
from wushe.funds.models import Fund
from wushe.funds.schemas import FundData, Income
from wushe.identity.models import Account
from wushe.identity.service.accounts import let_in, open_account
from wushe.kernel.clock import today
from wushe.kernel.database.model import new_id
from wushe.kernel.personal.vault import Vault
from wushe.kernel.text import search_key
from wushe.kernel.work import Person, Tenant, Visitor, Work
from wushe.kernel.working import working
from wushe.needs import service as needs
from wushe.needs.models import Need, ServiceOffer
from wushe.needs.queries import offers as offer_queries
from wushe.needs.schemas.needs import NewNeed
from wushe.needs.schemas.offers import NewOffer
from wushe.organizations import queries as organization_queries, service as organizations
from wushe.organizations.kinds import Level, MemberRole, OrganizationKind
from wushe.organizations.models import Organization
from wushe.organizations.schemas import NewMember, OrganizationData
from wushe.people import service as people
from wushe.people.kinds import WorkerTier
from wushe.people.models import Person as Resident, SocialWorker
from wushe.people.schemas import VolunteerData
from wushe.slices import modules
from wushe.tenancy.applying import Applier, apply
from wushe.tenancy.directory import as_place
from wushe.tenancy.entries import CountyEntry, Furnisher, Source, TownshipEntry
from wushe.tenancy.models import Township, TownshipKind
from wushe.tenancy.modules import Module
from wushe.tenancy.places import PLATFORM_PLACE, Place
from wushe.tenancy.service import open_platform, suspend

Sessions = async_sessionmaker[AsyncSession]

SECRET = b"secret of the tests, 32 bytes lon"
VAULT = Vault([b"data key of the tests, 32 bytes!"], b"look-up key of tests, 32 bytes!!")

FURNISHERS = [module.FURNISHER for module in modules("furnishing")]
"""All that makes a founded township whole, as `wushe tenants apply` uses it."""

modules("listeners")  # work in tests is heard by the same listeners as in the product

_numbers = itertools.count(1)
OPEN = {"off_because": "测试账号用密码登录"}
"""等保模式 is off in townships of tests, except in the tests of the mode itself."""


def entry(*, communities: Sequence[str] = (), name: str = "试点镇", code: str = "", **changes: object) -> TownshipEntry:
    """A township's entry with an address and a code that nothing else in this database has."""
    number = next(_numbers)
    code = code or f"9001{number:05}"
    named = {f"{code}{place:03}": community for place, community in enumerate(communities, start=1)}
    whole = TownshipEntry(
        source=Source("given.toml", {}), slug=f"t{number}", county_code=code[:6], code=code, name=name,
        official_name=name, kind=TownshipKind.TOWN, modules=tuple(module.value for module in Module),
        communities=named, protection=OPEN,
    )  # fmt: skip
    return replace(whole, **changes)


def county(*townships: TownshipEntry) -> CountyEntry:
    """The county of these townships."""
    code = townships[0].county_code
    return CountyEntry(
        source=townships[0].source,
        slug=f"county-{code}",
        code=code,
        name="试点县",
        townships=townships,
        protection=OPEN,
    )


async def operator(sessions: Sessions) -> Visitor:
    """The platform's operator at the platform's door."""
    return await visitor(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR)


async def township(
    sessions: Sessions,
    *,
    communities: Sequence[str] = (),
    furnishers: Sequence[Furnisher] = (),
    name: str = "试点镇",
    **changes: Any,
) -> Place:
    """A founded township; `furnishers` make the rows of slices above, and `changes` are fields of its entry."""
    described = entry(communities=communities, name=name, **changes)
    applier = Applier(sessions, await operator(sessions), furnishers)
    async for _changes in apply(applier, [county(described)]):
        pass
    return await founded(sessions, described)


async def founded(sessions: Sessions, described: TownshipEntry) -> Place:
    """The place that was founded by that entry, as it is now."""
    async with sessions() as session:
        return as_place((await session.scalars(select(Township).where(Township.code == described.code))).one())


async def visitor(
    sessions: Sessions, place: Place, *roles: Role, person: Person | None = None, communities: Sequence[UUID] = ()
) -> Visitor:
    """Whoever stands there in these roles, without rows for it: enough for verbs that ask for grants alone."""
    names = frozenset(role.value for role in roles)
    async with sessions(info={"tenant_id": place.tenant.id}) as session:
        grants = await Gate().grants(session, place, names)
    return Visitor(
        tenant=place.tenant, person=person or Person(new_id(), new_id(), "张测试"), grants=grants, roles=names,
        communities=frozenset(communities),
    )  # fmt: skip


async def system(sessions: Sessions, place: Place) -> Visitor:
    """The product itself, as jobs are done."""
    return await visitor(sessions, place, *map(Role, SYSTEM), person=Person(None, None, "系统"))


async def account(sessions: Sessions, place: Place, *, name: str = "李测试", person_id: UUID | None = None) -> Account:
    """An account that may enter the place, in no role."""
    async with work(sessions, Visitor(tenant=place.tenant)) as opening:
        await open_platform(opening.session)
        opened = await open_account(
            opening, login_name=f"u{next(_numbers)}", display_name=name, password_hash="never matches"
        )
        await let_in(opening, opened, person_id)
    return opened


async def member(
    sessions: Sessions,
    place: Place,
    *roles: Role,
    name: str = "李测试",
    person_id: UUID | None = None,
    community_id: UUID | None = None,
) -> Visitor:
    """Somebody with an account who holds these roles by rows, and is `person_id` in the township's register."""
    theirs = await account(sessions, place, name=name, person_id=person_id)
    async with work(sessions, Visitor(tenant=place.tenant)) as giving:
        for role in roles:
            where = community_id if role is Role.COMMUNITY_STAFF else None
            await ensure_role(giving, role, account_id=theirs.id, community_id=where)
    communities = (community_id,) if community_id else ()
    person = Person(theirs.id, person_id, name)
    return await visitor(sessions, place, *roles, person=person, communities=communities)


def work(sessions: Sessions, who: Visitor, tenant: Tenant | None = None) -> AbstractAsyncContextManager[Work]:
    """Work as that visitor, committed at the end of the block."""
    return working(sessions, replace(who, tenant=tenant or who.tenant), secret=SECRET, vault=VAULT)


# --- who and what there is in a township; `work` is an administrator's


async def community_ids(work: Work) -> list[UUID]:
    """The communities of the township in the order of their codes."""
    return [community_id for community_id, _name in await work.rows(community_queries.choices())]


async def resident(work: Work, name: str = "王测试", community_id: UUID | None = None) -> Resident:
    """Somebody in the township's register."""
    person = work.add(Resident(name=name, search=search_key(name), community_id=community_id))
    await work.flush()
    return person


async def social_worker(work: Work, name: str = "李测试", community_id: UUID | None = None) -> Resident:
    """Somebody in the register who is a social worker of the township."""
    person = await resident(work, name, community_id)
    work.add(SocialWorker(person_id=person.id, tier=WorkerTier.COMMUNITY, since=today()))
    await work.flush()
    return person


async def organization(
    work: Work,
    name: str = "开元路舞蹈队",
    *,
    kind: str = "文体娱乐",
    community_id: UUID | None = None,
    leader: Resident | None = None,
    is_a: OrganizationKind = OrganizationKind.COMMUNITY,
    **said: Any,
) -> Organization:
    """A community's group, or the township's own without one; `kind` is the name of a type of its list."""
    types = {kept.name: kept.id for kept in await work.all(organization_queries.types())}
    level = Level.COMMUNITY if community_id else Level.TOWNSHIP
    data = OrganizationData(name=name, type_id=types[kind], kind=is_a, level=level, community_id=community_id, **said)
    group = await organizations.record(work, data)
    if leader is not None:
        await organizations.enrol(work, group.id, NewMember(person_id=leader.id, role=MemberRole.LEADER))
    return group


async def suspended(sessions: Sessions, place: Place) -> Place:
    """The same township, suspended by the operator."""
    async with work(sessions, await operator(sessions)) as suspending:
        return as_place(await suspend(suspending, place.tenant.id))


async def township_row(reading: Work, place: Place) -> Township:
    """The township's own row, as the operator changes it."""
    return await reading.one(select(Township).where(Township.id == place.tenant.id))


async def registered(sessions: Sessions, place: Place, *roles: Role, communities: Sequence[UUID] = ()) -> Visitor:
    """Somebody in these roles who stands in the township's register of people, as verbs that note who acted need."""
    async with work(sessions, await visitor(sessions, place, Role.TOWNSHIP_ADMIN)) as registering:
        theirs = await resident(registering, "赵测试")
    person = Person(new_id(), theirs.id, "赵测试")
    return await visitor(sessions, place, *roles, person=person, communities=communities)


# --- money


async def fund(work: Work, name: str = "友邻基金", fen: int = 0, **said: Any) -> Fund:
    """A fund that has received so much from public money; `said` are fields of its data."""
    made = await funds.record(work, FundData(name=name, **said))
    if fen:
        await funds.take_in(work, made.id, Income(amount=fen))
    return made


# --- needs and offers


async def service_type(work: Work, name: str) -> UUID:
    """The id of a service type by its name in the township's list."""
    return next(kept.id for kept in await work.all(offer_queries.types()) if kept.name == name)


async def filed(work: Work, organization: Organization) -> Organization:
    """The organisation with a filing number, so that it may offer services."""
    organization.file(f"测试备案{next(_numbers):05}", today())
    await work.flush()
    return organization


async def need(work: Work, title: str = "孩子放学后作业没人辅导", *, kind: str | None = None, **said: Any) -> Need:
    """A need of the township's first community, or of `community_id`; `kind` is the name of a service type."""
    where = said.pop("community_id", None) or (await community_ids(work))[0]
    type_id = await service_type(work, kind) if kind else None
    data = NewNeed(title=title, community_id=where, service_type_id=type_id, different=True, **said)
    return await needs.record(work, data)


async def offer(work: Work, organization: Organization, kind: str = "作业辅导", **said: Any) -> ServiceOffer:
    """An offer of a filed organisation for the whole township, thirty person-times a month."""
    said = {"title": kind, "capacity": 30, "everywhere": True} | said
    data = NewOffer(organization_id=organization.id, service_type_id=await service_type(work, kind), **said)
    return await needs.make_offer(work, data)


async def volunteer(work: Work, name: str = "郑测试", community_id: UUID | None = None) -> Resident:
    """Somebody in the register who is a volunteer of the township."""
    person = await resident(work, name, community_id)
    await people.make_volunteer(work, person.id, VolunteerData())
    return person


def as_person(person_id: UUID, name: str = "郑测试") -> Person:
    """Who acts, as a person of the register with an account of their own."""
    return Person(new_id(), person_id, name)
