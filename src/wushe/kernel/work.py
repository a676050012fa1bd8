"""A piece of work: one transaction, for one tenant, by one person. Every verb takes it as its first argument.

A verb has five beats: `require` (may this person, and how far), load, tell the model, `record` (what happened) and
`later` (what follows from it). Faces, actors and the command line all pass through this door.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Executable, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from wushe.kernel.database.integrity import refusing
from wushe.kernel.database.lean import LeanPool
from wushe.kernel.database.model import TenantModel, Versioned
from wushe.kernel.database.tenancy import rename
from wushe.kernel.errors import Forbidden, Missing, Stale, Suspended
from wushe.kernel.jobs.queue import Job, Message, enqueue
from wushe.kernel.journal.chain import append
from wushe.kernel.journal.event import Event, listeners_of
from wushe.kernel.personal.vault import Vault
from wushe.kernel.reach import Extent, Reach
from wushe.kernel.visitor import Grants, Person, Tenant, Visitor

T = TypeVar("T")
M = TypeVar("M", bound=TenantModel)

__all__ = ["Extent", "Grants", "Person", "Reach", "Tenant", "Verb", "Visitor", "Work"]


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
        self.events: list[Event] = []
        self.jobs: list[Message] = []
        self._places: dict[UUID, Work] = {}
        self._found: dict[Hashable, Any] = {}

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

    async def find_once(self, what: Hashable, find: Callable[[], Awaitable[T]]) -> T:
        """What was found the first time, until the commit: for listeners, who may hear a thousand events at once."""
        if what not in self._found:
            self._found[what] = await find()
        return self._found[what]

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
        self.events.append(event)

    def later(self, job: Job, **ids: Any) -> UUID:
        """Have `job` done once this transaction is committed, and never otherwise. Returns the message's id."""
        message = job.message(self.tenant.id, ids)
        self.jobs.append(message)
        return message.id

    @asynccontextmanager
    async def rehearsal(self) -> AsyncIterator[None]:
        """Do what is inside and undo it: rows, events and jobs. What verbs answered, and refused, is what remains."""
        events, jobs = len(self.events), len(self.jobs)
        async with self.session.begin_nested() as savepoint:
            yield
            await savepoint.rollback()
        del self.events[events:], self.jobs[jobs:]

    @asynccontextmanager
    async def abroad(self, tenant: Tenant) -> AsyncIterator["Work"]:
        """The same transaction for another township's rows, for what the two of them share by a grant of one of them.

        The visitor holds no permission there: the verb that goes has checked the grant. What it records stands in the
        other township's journal. From there it may go on, or come back as whom it began. Only the files that
        `tests/policies/abroad.txt` names may go.
        """
        if tenant.id == self.tenant.id:
            message = "a verb goes abroad to another township than its own"
            raise ValueError(message)
        self._places[self.tenant.id] = self
        if (there := self._places.get(tenant.id)) is None:
            there = self._places[tenant.id] = self._at(tenant)
        async with self._named(tenant):
            yield there

    def _at(self, tenant: Tenant) -> "Work":
        """The same transaction at a place where nobody is anybody; its journal says that people came from abroad."""
        who = self.visitor.person
        channel = "abroad" if who and who.account_id else self.visitor.channel
        visitor = Visitor(tenant=tenant, channel=channel, request_id=self.visitor.request_id)
        there = Work(self.session, visitor, secret=self.secret, vault=self._vault)
        there._places = self._places
        return there

    @asynccontextmanager
    async def _named(self, tenant: Tenant) -> AsyncIterator[None]:
        """Work for `tenant` inside, and for one's own township again afterwards, also when a verb refuses there."""
        await self.flush()
        await rename(self.session, tenant.id)
        try:
            yield
            await self.flush()
        except BaseException:
            with suppress(DBAPIError):  # when it was PostgreSQL that refused, nothing but the undoing is left
                await rename(self.session, self.tenant.id)
            raise
        await rename(self.session, self.tenant.id)

    def abandon(self) -> None:
        """Undo everything at the end instead of committing it, without an error."""
        self.abandoned = True

    async def commit(self) -> None:
        if self.abandoned:
            await self.session.rollback()
            return
        if not (self.events or self.jobs or self.session.in_transaction()):
            return  # a page of the lean path alone: there is nothing to end
        await self.tell_listeners()
        for there in self._abroad:
            async with self._named(there.tenant):
                await there.tell_listeners()
        await self.flush()
        await enqueue(self.session, [*self.jobs, *(job for there in self._abroad for job in there.jobs)])
        await self._write_journals()
        await self.session.commit()
        self.events, self.jobs, self._places, self._found = [], [], {}, {}

    @property
    def _abroad(self) -> list["Work"]:
        """Wherever this work, or one of them, has gone."""
        return [work for work in self._places.values() if work is not self]

    async def _write_journals(self) -> None:
        """Heads of chains are locked in one order, so that two townships that tell each other never wait in a ring."""
        told = [work for work in (self, *self._abroad) if work.events]
        for work in sorted(told, key=lambda work: work.tenant.id):
            if work is self:
                await _write_journal(work)
                continue
            async with self._named(work.tenant):
                await _write_journal(work)

    async def tell_listeners(self) -> None:
        """Listeners may record events of their own; they are heard as well."""
        heard = 0
        while heard < len(self.events):
            event = self.events[heard]
            heard += 1
            for listener in listeners_of(event):
                await listener(self, event)


async def _write_journal(work: Work) -> None:
    await append(
        work.session,
        work.events,
        tenant_id=work.tenant.id,
        account_id=work.person.account_id,
        person_id=work.person.person_id,
        channel=work.visitor.channel,
        request_id=work.visitor.request_id,
    )


Verb = Callable[[Work], Awaitable[T]]
