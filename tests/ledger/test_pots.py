"""A pot is an account with all that was set aside within it: nothing is counted twice, and nothing is typed."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

import given
from wushe.access.roles import Role
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Visitor, Work
from wushe.ledger import posting
from wushe.ledger.kinds import AccountKind, EntryKind, SourceKind
from wushe.ledger.models import Account
from wushe.ledger.posting import Move, Origin
from wushe.ledger.pots import EMPTY, Pot, pot_of, pots_of, shares_of

THING = UUID(int=7)
DAY = date(2026, 5, 5)


@pytest.fixture
async def admin(sessions) -> Visitor:
    return await given.registered(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)


async def account(work: Work, kind: AccountKind, within_id: UUID | None = None) -> UUID:
    holder_id = None if kind is AccountKind.BANK else new_id()
    opened = posting.open_account(work, kind, "账户", holder_id=holder_id, within_id=within_id)
    await work.flush()
    return opened.id


async def received(work: Work, yuan: int, into_id: UUID, bank_id: UUID) -> UUID:
    origin = Origin(SourceKind.DONATION, new_id())
    return (await posting.receive(work, yuan * 100, origin, into_id=into_id, bank_id=bank_id, on=DAY)).id


async def moved(work: Work, kind: EntryKind, yuan: int, from_id: UUID, into_id: UUID) -> UUID:
    return await posting.transfer(work, kind, Move(yuan * 100, from_id, into_id), about_id=THING, on=DAY)


def yuan(left: int = 0, reserved: int = 0, spent: int = 0) -> Pot:
    return Pot(left * 100, reserved * 100, spent * 100)


async def test_a_pot_is_what_lies_in_it_what_is_set_aside_within_it_and_what_was_paid(sessions, admin) -> None:
    async with given.work(sessions, admin) as work:
        bank = await account(work, AccountKind.BANK)
        fund = await account(work, AccountKind.FUND)
        award = await account(work, AccountKind.RESERVE, fund)
        request = await account(work, AccountKind.RESERVE, award)
        assert await pot_of(work, fund) == EMPTY
        older, newer = [await received(work, 100, fund, bank) for _ in range(2)]
        await moved(work, EntryKind.RESERVATION, 150, fund, award)
        await moved(work, EntryKind.RESERVATION, 60, award, request)
        assert await pots_of(work, [fund, award]) == {fund: yuan(50, 150), award: yuan(90, 60)}
        paid = await moved(work, EntryKind.PAYMENT, 60, request, bank)
        assert await pots_of(work, [fund, award]) == {fund: yuan(50, 90, 60), award: yuan(90, 0, 60)}
        assert (await pot_of(work, fund)).received_fen == 20_000
        shares = {share.source.id: share.pot for share in await shares_of(work, fund)}
        assert shares == {older: yuan(0, 40, 60), newer: yuan(50, 50)}
        await posting.reverse(work, paid, about_id=THING, on=DAY)
        assert await pot_of(work, fund) == yuan(50, 150)


async def test_a_neighbours_pot_is_empty(sessions, admin: Visitor) -> None:
    async with given.work(sessions, admin) as work:
        bank, fund = await account(work, AccountKind.BANK), await account(work, AccountKind.FUND)
        await received(work, 100, fund, bank)
    other = await given.registered(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, other) as work:
        assert await pots_of(work, [fund, bank]) == {}
        assert await work.all(select(Account)) == []
