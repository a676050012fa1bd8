"""What one process needs to tell who a visitor is; the application keeps it in its state."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.access import lookup
from wushe.access.gate import RESIDENT, Gate
from wushe.access.lookup import Found, Limits
from wushe.identity.cookie import cookie_name
from wushe.identity.minting import hash_of
from wushe.kernel.database.ahead import Ahead
from wushe.kernel.database.lean import LeanPool
from wushe.kernel.settings import Settings
from wushe.kernel.work import Grants, Person, Tenant, Visitor
from wushe.tenancy.directory import Directory
from wushe.tenancy.places import PLATFORM_PLACE, Place

LONGEST_TOKEN = 64


class Doorkeeper:
    """Recognises accounts, and makes the visitor that a verb will see."""

    def __init__(self, lean: LeanPool, sessions: async_sessionmaker[AsyncSession], settings: Settings) -> None:
        self._ahead = Ahead(lean)
        self._sessions = sessions
        self._gate = Gate()
        self.directory = Directory(sessions)
        self.cookie_name = cookie_name(settings.public_url)
        self._limits = Limits(
            idle=timedelta(minutes=settings.session_idle_minutes), absolute=timedelta(hours=settings.session_hours)
        )

    def reads(self, token: str, url: bytes) -> LeanPool:
        """The lean path of one request by whoever shows that token."""
        return self._ahead.reads((hash_of(token), url))

    async def recognise(self, lean: LeanPool, token: str, place: Place | None, *, is_bearer: bool) -> Found | None:
        """Whose cookie or API token it is; None when it opens nothing."""
        if len(token) > LONGEST_TOKEN:
            return None
        find = lookup.find_api_token if is_bearer else lookup.find_session
        token_hash = hash_of(token)
        found = await find(lean, token_hash, place.tenant.id if place else None, self._limits.at(place))
        if found is not None and found.unnoted:
            await lookup.note_use(self._sessions, token_hash, found, self._limits)
        return found

    async def member(self, found: Found, place: Place, *, also: frozenset[str] = frozenset()) -> Visitor:
        """A member of `place`, in the roles they hold there and `also`; a token narrows what these may do."""
        roles = frozenset(found.roles or ()) | also
        grants = await self._grants(place, roles)
        if found.scopes is not None:
            grants = {permission: grants[permission] for permission in found.scopes if permission in grants}
        return Visitor(
            tenant=place.tenant,
            person=Person(found.account_id, found.person_id, found.name),
            grants=grants,
            communities=frozenset(found.communities or ()),
            roles=roles,
            tenants=await self._names(found.places or ()),
            session_id=found.session_id,
        )

    async def resident(self, place: Place) -> Visitor:
        """Somebody without an account."""
        return Visitor(tenant=place.tenant, grants=await self._grants(place, RESIDENT), roles=RESIDENT)

    async def account(self, found: Found, place: Place | None) -> Visitor:
        """Whoever is signed in, for what concerns their account alone: in no role.

        Without a place in the path it is the one that their session stands in, so that its journal tells it.
        """
        standing = await self.directory.get(found.stands_in) if found.stands_in else None
        return Visitor(
            tenant=place.tenant if place else may_always_enter((standing or PLATFORM_PLACE).tenant),
            person=Person(found.account_id, None, found.name),
            tenants=await self._names(found.places or ()),
            session_id=found.session_id,
        )

    async def _grants(self, place: Place, roles: frozenset[str]) -> Grants:
        known = self._gate.known(place, roles)
        if known is not None:
            return known
        async with self._sessions(info={"tenant_id": place.tenant.id}) as session:
            return await self._gate.grants(session, place, roles)

    async def _names(self, places: Iterable[UUID]) -> tuple[tuple[str, str], ...]:
        found: Sequence[Place | None] = [await self.directory.get(place_id) for place_id in places]
        return tuple((place.tenant.slug, place.tenant.name) for place in found if place)


def may_always_enter(tenant: Tenant) -> Tenant:
    """A suspended township is read-only, but people still come in and go out, and its journal takes note of it."""
    return replace(tenant, suspended=False) if tenant.suspended else tenant
