"""A piece of work: one transaction, for one tenant, by one person. Every verb takes it as its first argument.

A verb has five beats: `require` (may this person, and how far), load, tell the model, `record` (what happened) and
`later` (what follows from it). Faces, actors and the command line all pass through this door.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Executable, Select, false, or_, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from wushe.kernel.database.integrity import refusing
from wushe.kernel.database.lean import LeanPool
from wushe.kernel.database.model import TenantModel, Versioned
from wushe.kernel.errors import Forbidden, Missing, Stale, Suspended
from wushe.kernel.jobs.queue import Job, Message, enqueue
from wushe.kernel.journal.chain import append
from wushe.kernel.journal.event import Event, listeners_of
from wushe.kernel.personal.vault import Vault

T = TypeVar("T")
M = TypeVar("M", bound=TenantModel)


class Extent(StrEnum):
    """How far a permission reaches."""

    OWN = "own"
    ASSIGNED = "assigned"
    COMMUNITY = "community"
    TENANT = "tenant"


@dataclass(frozen=True, slots=True)
class Reach:
    """The extents of one permission for one person; queries turn it into a WHERE clause."""

    extents: frozenset[Extent]
    person_id: UUID | None = None
    communities: frozenset[UUID] = frozenset()

    def clause(
        self,
        *,
        own: Callable[[UUID], ColumnElement[bool]] | None = None,
        assigned: Callable[[UUID], ColumnElement[bool]] | None = None,
        community: Callable[[frozenset[UUID]], ColumnElement[bool]] | None = None,
    ) -> ColumnElement[bool]:
        """What the person reaches. An extent that the thing has no meaning for reaches nothing."""
        if Extent.TENANT in self.extents:
            return true()
        parts: list[ColumnElement[bool]] = []
        if own and self.person_id and Extent.OWN in self.extents:
            parts.append(own(self.person_id))
        if assigned and self.person_id and Extent.ASSIGNED in self.extents:
            parts.append(assigned(self.person_id))
        if community and self.communities and Extent.COMMUNITY in self.extents:
            parts.append(community(self.communities))
        return or_(false(), *parts)

    @property
    def whole_tenant(self) -> bool:
        return Extent.TENANT in self.extents


@dataclass(frozen=True, slots=True)
class Tenant:
    """The township that the work is for. `wording` replaces words, official name to the name everyone writes.

    `quotas` says by name how much of the installation it may use; what is not named has no limit.
    """

    id: UUID
    slug: str
    name: str
    suspended: bool = False
    modules: frozenset[str] = frozenset()
    wording: Mapping[str, str] = field(default_factory=dict)
    quotas: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: the account that signed in, and the person it is in this township."""

    account_id: UUID | None
    person_id: UUID | None
    name: str


Grants = Mapping[str, frozenset[Extent]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Whoever stands at the door: for which tenant, as whom, with which permissions, through which channel.

    `person` is None for a resident without an account; `tenants` are the townships they may switch to (slug, name).
    """

    tenant: Tenant | None = None
    person: Person | None = None
    grants: Grants = field(default_factory=dict)
    communities: frozenset[UUID] = frozenset()
    roles: frozenset[str] = frozenset()
    tenants: tuple[tuple[str, str], ...] = ()
    channel: str = "web"
    request_id: str = ""
    session_id: UUID | None = None


class Work:
    """See the module's docstring.

    `expected_version` is what the person had read before editing, if they said so; `secret` signs what leaves the
    product and must come back unchanged (cursors, check-in codes); `vault` seals personal data at rest.
    """

    def __init__(
        self,
        session: AsyncSession,
        visitor: Visitor,
        *,
        secret: bytes = b"",
        vault: Vault | None = None,
        lean: LeanPool | None = None,
        expected_version: int | None = None,
    ) -> None:
        self.session = session
        self.visitor = visitor
        self.secret = secret
        self._vault = vault
        self._lean = lean
        self.expected_version = expected_version
        self.abandoned = False
        self._events: list[Event] = []
        self._jobs: list[Message] = []

    @property
    def tenant(self) -> Tenant:
        if self.visitor.tenant is None:
            raise Missing
        return self.visitor.tenant

    @property
    def person(self) -> Person:
        if self.visitor.person is None:
            return Person(None, None, "")
        return self.visitor.person

    @property
    def vault(self) -> Vault:
        if self._vault is None:
            message = "this work was opened without a vault; see the composition root that opened it"
            raise LookupError(message)
        return self._vault

    # --- may this person

    def may(self, permission: str) -> bool:
        return permission in self.visitor.grants

    def require(self, permission: str) -> Reach:
        """How far the permission reaches for this person. Raises `Forbidden` when it does not reach at all."""
        extents = self.visitor.grants.get(permission)
        if not extents:
            raise Forbidden(permission=permission)
        return Reach(extents, self.person.person_id, self.visitor.communities)

    # --- load and keep

    async def get(self, model: type[M], thing_id: UUID, *, lock: bool = False) -> M:
        """The tenant's row with that id, whoever asks; raises `Missing`. Verbs with a reach use `one`."""
        key = (self.tenant.id, thing_id)
        row = await self.session.get(model, key, with_for_update={"key_share": True} if lock else None)
        if row is None:
            raise Missing
        return row

    async def one(self, query: Select[T], refusal: type[Missing] = Missing) -> T:
        """The one row of `query`; raises `refusal` when there is none."""
        row = (await self.session.execute(query)).unique().scalar_one_or_none()
        if row is None:
            raise refusal
        return row

    async def one_or_none(self, query: Select[T]) -> T | None:
        return (await self.session.execute(query)).unique().scalar_one_or_none()

    async def all(self, query: Select[T]) -> Sequence[T]:
        return (await self.session.scalars(query)).unique().all()

    async def rows(self, query: Executable) -> Sequence[Any]:
        """The rows of a query over several columns."""
        return (await self.session.execute(query)).all()

    async def scalar(self, query: Executable) -> Any:
        return await self.session.scalar(query)

    async def fetch_lean(self, text: str, *arguments: Any) -> Any:
        """The one value of a compiled statement, by the lean path where there is one, else in this transaction."""
        if self._lean is not None:
            return await self._lean.fetch(self.tenant.id, text, *arguments)
        connection = await self.session.connection()
        return (await connection.exec_driver_sql(text, tuple(arguments))).scalar()

    def add(self, row: M) -> M:
        self.session.add(row)
        return row

    def check_version(self, row: Versioned) -> None:
        """Raise `Stale` when somebody changed `row` since this person read it."""
        if self.expected_version is not None and row.version != self.expected_version:
            raise Stale

    async def flush(self) -> None:
        """Send what was changed to the database, so that a violated constraint is refused by its name here."""
        try:
            with refusing():
                await self.session.flush()
        except StaleDataError as error:
            raise Stale from error

    async def execute(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Any:
        """Run a statement that changes rows; a violated constraint is refused by its name."""
        with refusing():
            return await self.session.execute(statement, values)

    # --- what happened and what follows

    def record(self, event: Event) -> None:
        """Write `event` into the tenant's journal, last before COMMIT. Raises `Suspended` where nothing may happen."""
        if self.visitor.tenant is not None and self.visitor.tenant.suspended:
            raise Suspended
        self._events.append(event)

    def later(self, job: Job, **ids: Any) -> UUID:
        """Have `job` done once this transaction is committed, and never otherwise. Returns the message's id."""
        message = job.message(self.tenant.id, ids)
        self._jobs.append(message)
        return message.id

    @asynccontextmanager
    async def rehearsal(self) -> AsyncIterator[None]:
        """Do what is inside and undo it: rows, events and jobs. What verbs answered, and refused, is what remains."""
        events, jobs = len(self._events), len(self._jobs)
        async with self.session.begin_nested() as savepoint:
            yield
            await savepoint.rollback()
        del self._events[events:], self._jobs[jobs:]

    def abandon(self) -> None:
        """Undo everything at the end instead of committing it, without an error."""
        self.abandoned = True

    async def commit(self) -> None:
        if self.abandoned:
            await self.session.rollback()
            return
        if not (self._events or self._jobs or self.session.in_transaction()):
            return  # a page of the lean path alone: there is nothing to end
        await self._tell_listeners()
        await self.flush()
        await enqueue(self.session, self._jobs)
        if self._events:
            await append(
                self.session,
                self._events,
                tenant_id=self.tenant.id,
                account_id=self.person.account_id,
                person_id=self.person.person_id,
                channel=self.visitor.channel,
                request_id=self.visitor.request_id,
            )
        await self.session.commit()
        self._events, self._jobs = [], []

    async def _tell_listeners(self) -> None:
        """Listeners may record events of their own; they are heard as well."""
        heard = 0
        while heard < len(self._events):
            event = self._events[heard]
            heard += 1
            for listener in listeners_of(event):
                await listener(self, event)


Verb = Callable[[Work], Awaitable[T]]
