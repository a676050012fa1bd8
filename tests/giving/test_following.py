"""Following money up to its fund, and shares of a joint cost; without a database."""

from uuid import UUID

import pytest

from wushe.giving.following import abodes, share_of
from wushe.giving.kinds import Condition
from wushe.ledger.models import Account

FUND, PROMISE, REQUEST, SOURCE = (UUID(int=number) for number in range(1, 5))
ACCOUNTS = {
    FUND: Account(id=FUND, within_id=None),
    PROMISE: Account(id=PROMISE, within_id=FUND),
    REQUEST: Account(id=REQUEST, within_id=PROMISE),
}


def test_money_in_the_fund_is_left_and_money_deeper_down_belongs_to_its_branch() -> None:
    found = abodes(ACCOUNTS, [(SOURCE, FUND, 1), (SOURCE, REQUEST, 2)], [(SOURCE, REQUEST, 4), (SOURCE, PROMISE, 8)])
    assert [(each.fund.id, each.branch and each.branch.id, each.condition, each.fen) for each in found] == [
        (FUND, None, Condition.LEFT, 1),
        (FUND, PROMISE, Condition.RESERVED, 2),
        (FUND, PROMISE, Condition.SPENT, 4),
        (FUND, PROMISE, Condition.SPENT, 8),
    ]


@pytest.mark.parametrize(("own", "whole", "share"), [(0, 0, 0), (1, 3, 333), (3, 3, 1000), (2, 3, 666)])
def test_a_share_is_rounded_down_so_that_shares_never_exceed_the_whole(own: int, whole: int, share: int) -> None:
    assert share_of(own, whole) == share


def test_the_holders_on_the_way_are_told_from_the_money_to_the_fund() -> None:
    award, request = UUID(int=7), UUID(int=8)
    accounts = {
        FUND: Account(id=FUND, within_id=None, holder_id=UUID(int=6)),
        PROMISE: Account(id=PROMISE, within_id=FUND, holder_id=award),
        REQUEST: Account(id=REQUEST, within_id=PROMISE, holder_id=request),
    }
    deep, free = abodes(accounts, [(SOURCE, REQUEST, 2), (SOURCE, FUND, 1)], [])
    assert deep.holders == (request, award)
    assert free.holders == ()
