"""The stage of the demo: one township, and the people who act on it, each with the permissions of their own roles."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.access.gate import SYSTEM, Gate
from wushe.access.roles import Role
from wushe.access.service import ensure_role
from wushe.communities import queries as communities
from wushe.demo.sign_ins import PASSWORD
from wushe.identity.models import Account
from wushe.identity.passwords import hashed
from wushe.identity.queries import account_by_login
from wushe.identity.service.accounts import let_in, open_account
from wushe.kernel.personal.vault import Vault
from wushe.kernel.work import Person, Visitor, Work
from wushe.kernel.working import working
from wushe.tenancy.places import Place

Ids = dict[str, UUID]
"""Ids by the names that the demo calls things."""

DIRECTOR = Role.TOWNSHIP_ADMIN
"""What is entered before anybody has a role is entered by an administrator without a name."""


@dataclass
class Stage:
    """One township's part of the demo. `people` and `visitors` by the short names that the demo calls them."""

    sessions: async_sessionmaker[AsyncSession]
    vault: Vault
    place: Place
    gate: Gate = field(default_factory=Gate)
    people: Ids = field(default_factory=dict)
    visitors: dict[str, Visitor] = field(default_factory=dict)
    communities: Ids = field(default_factory=dict)
    groups: Ids = field(default_factory=dict)
    needs: Ids = field(default_factory=dict)
    wishes: Ids = field(default_factory=dict)
    teams: Ids = field(default_factory=dict)
    money: Ids = field(default_factory=dict)
    linkages: Ids = field(default_factory=dict)
    activities: Ids = field(default_factory=dict)
    zones: Ids = field(default_factory=dict)
    pools: Ids = field(default_factory=dict)
    bookings: Ids = field(default_factory=dict)
    mentors: Ids = field(default_factory=dict)

    @asynccontextmanager
    async def acting(self, name: str) -> AsyncIterator[Work]:
        """Work as one of the people, committed at the end."""
        async with working(self.sessions, self.visitors[name], vault=self.vault) as work:
            yield work

    async def raise_curtain(self) -> None:
        """Let an administrator without a name act, and learn the communities."""
        self.visitors["director"] = await self._visitor(frozenset({DIRECTOR.value}), Person(None, None, "演示"))
        self.visitors["system"] = await self._visitor(SYSTEM, Person(None, None, "系统"))
        async with self.acting("director") as work:
            self.communities = {name: community_id for community_id, name in await work.rows(communities.choices())}

    async def give(self, name: str, login: str, *roles: Role, community: str = "") -> None:
        """Have a person sign in as `login` in these roles from now on, and act in the demo."""
        person_id = self.people[name]
        community_id = self.communities[community] if community else None
        async with self.acting("director") as work:
            account = await self._account(work, login, name)
            await let_in(work, account, person_id)
            for role in roles:
                if role is Role.FUNDER:
                    await ensure_role(work, role, person_id=person_id)
                elif role is not Role.ORGANIZATION_LEADER:  # who leads a group has it by that
                    where = community_id if role is Role.COMMUNITY_STAFF else None
                    await ensure_role(work, role, account_id=account.id, community_id=where)
        visitor = await self._visitor(frozenset(role.value for role in roles), Person(account.id, person_id, name))
        self.visitors[login] = replace(visitor, communities=frozenset({community_id} if community_id else ()))

    async def stand_in(self, key: str, role: Role, person: Person) -> None:
        """Have somebody act in that role who never signs in."""
        self.visitors[key] = await self._visitor(frozenset({role.value}), person)

    async def _account(self, work: Work, login: str, name: str) -> Account:
        """One sign-in, many townships: who has an account keeps it."""
        known = await work.one_or_none(account_by_login(login))
        if known is not None:
            return known
        return await open_account(work, login_name=login, display_name=name, password_hash=await hashed(PASSWORD))

    async def _visitor(self, roles: frozenset[str], person: Person) -> Visitor:
        async with self.sessions(info={"tenant_id": self.place.tenant.id}) as session:
            grants = await self.gate.grants(session, self.place, roles)
        return Visitor(tenant=self.place.tenant, person=person, grants=grants, roles=roles, channel="demo")
