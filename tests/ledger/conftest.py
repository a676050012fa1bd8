"""A township whose admin keeps the books: a bank account, a fund with a reserve, and two purposes."""

from typing import NamedTuple
from uuid import UUID

import pytest

import given
from wushe.access.roles import Role
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Visitor
from wushe.ledger import posting
from wushe.ledger.kinds import AccountKind
from wushe.ledger.models import Purpose


class Books(NamedTuple):
    """Ids of accounts and purposes."""

    bank_id: UUID
    fund_id: UUID
    reserve_id: UUID
    custody_id: UUID
    reading_id: UUID
    elders_id: UUID


@pytest.fixture
async def admin(sessions) -> Visitor:
    return await given.registered(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)


@pytest.fixture
async def books(sessions, admin: Visitor) -> Books:
    async with given.work(sessions, admin) as work:
        bank = posting.open_account(work, AccountKind.BANK, "基本户")
        fund = posting.open_account(work, AccountKind.FUND, "友邻基金", holder_id=new_id())
        custody = posting.open_account(work, AccountKind.CUSTODY, "龙舟协会代管", holder_id=new_id())
        await work.flush()
        reserve = posting.open_account(work, AccountKind.RESERVE, "预留", holder_id=new_id(), within_id=fund.id)
        reading, elders = (work.add(Purpose(id=new_id())) for _purpose in range(2))
        reading.rename("助学")
        elders.rename("助老")
        return Books(bank.id, fund.id, reserve.id, custody.id, reading.id, elders.id)
