"""The mix of a year, without a database."""

from hypothesis import given, strategies as st

from wushe.budgets.mix import Part, mix
from wushe.ledger.kinds import SourceKind

PARTS = st.lists(
    st.builds(Part, st.sampled_from(SourceKind), st.integers(1, 10**12), st.booleans()), max_size=12
)  # fmt: skip


def test_a_budget_without_secured_money_has_no_shares_and_covers_no_month() -> None:
    found = mix(100, [Part(SourceKind.VOLUNTEERS, 100, secured=False)])
    assert (found.shares, found.gap_fen, found.months, found.hoped_fen) == ((), 100, 0, 100)


def test_more_than_is_needed_covers_one_year_and_leaves_no_gap() -> None:
    found = mix(100, [Part(SourceKind.DONATION, 250, secured=True)])
    assert (found.gap_fen, found.months) == (0, 120)


@given(st.integers(1, 10**12), PARTS)
def test_shares_add_up_to_the_whole_and_money_to_the_lines(cost_fen: int, parts: list[Part]) -> None:
    found = mix(cost_fen, parts)
    assert sum(share.permille for share in found.shares) == (1000 if found.secured_fen else 0)
    assert found.secured_fen + found.hoped_fen == sum(part.fen for part in parts)
    assert found.gap_fen == max(cost_fen - found.secured_fen, 0)
