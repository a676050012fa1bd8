"""A township whose admin keeps the books: a bank account, a fund with a reserve, custody, and two purposes."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

import pytest

import given
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Visitor, Work
from wushe.ledger import posting
from wushe.ledger.kinds import AccountKind, EntryKind, SourceKind
from wushe.ledger.models import Purpose
from wushe.ledger.posting import Move, Origin
from wushe.ledger.restriction import Restriction, Use

THING = UUID(int=7)


class Books(NamedTuple):
    """Ids of accounts and purposes, and short ways to move yuan between them."""

    bank_id: UUID
    fund_id: UUID
    reserve_id: UUID
    custody_id: UUID
    reading_id: UUID
    elders_id: UUID

    async def receive(
        self, work: Work, yuan: int, on: date | None = None, kind: SourceKind = SourceKind.DONATION, **tied: object
    ) -> UUID:
        """The id of the source."""
        into = self.custody_id if kind is SourceKind.DEPOSIT else self.fund_id
        origin = Origin(kind, new_id(), None, Restriction(**tied))  # pyright: ignore[reportArgumentType]
        source = await posting.receive(work, yuan * 100, origin, into_id=into, bank_id=self.bank_id, on=on or today())
        return source.id

    async def pay(self, work: Work, yuan: int, on: date | None = None, *, from_id: UUID | None = None) -> UUID:
        """The id of the entry."""
        return await self.move(work, EntryKind.PAYMENT, yuan, from_id or self.fund_id, self.bank_id, on)

    async def reserve(self, work: Work, yuan: int, on: date | None = None) -> UUID:
        return await self.move(work, EntryKind.RESERVATION, yuan, self.fund_id, self.reserve_id, on)

    async def move(
        self, work: Work, kind: EntryKind, yuan: int, from_id: UUID, into_id: UUID, on: date | None = None
    ) -> UUID:
        day = on or today()
        use = Use(day) if kind is EntryKind.PAYMENT else None
        return await posting.transfer(work, kind, Move(yuan * 100, from_id, into_id), about_id=THING, on=day, use=use)


@pytest.fixture
async def admin(sessions) -> Visitor:
    return await given.registered(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)


@pytest.fixture
async def books(sessions, admin: Visitor) -> Books:
    async with given.work(sessions, admin) as work:
        return await opened(work)


async def opened(work: Work) -> Books:
    """The accounts of a township that has none yet."""
    bank = posting.open_account(work, AccountKind.BANK, "基本户")
    fund = posting.open_account(work, AccountKind.FUND, "友邻基金", holder_id=new_id())
    custody = posting.open_account(work, AccountKind.CUSTODY, "龙舟协会代管", holder_id=new_id())
    await work.flush()
    reserve = posting.open_account(work, AccountKind.RESERVE, "预留", holder_id=new_id(), within_id=fund.id)
    reading, elders = (work.add(Purpose(id=new_id())) for _purpose in range(2))
    reading.rename("助学")
    elders.rename("助老")
    return Books(bank.id, fund.id, reserve.id, custody.id, reading.id, elders.id)
