"""Quantities as people write them, and first expired first out; without a database."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from wushe.goods.errors.quantities import TooFineQuantity
from wushe.goods.kinds import Unit
from wushe.goods.picking import Lying, Short, pick, put_back
from wushe.goods.quantities import MOST_STEPS, parse_quantity, plain_quantity, show_quantity, worth
from wushe.kernel.i18n import speaking

DAY = date(2026, 6, 1)
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
lots = st.lists(
    st.builds(
        Lying,
        st.integers(1, 2**64).map(lambda number: UUID(int=number)),
        st.integers(-3, 9).map(lambda days: DAY + timedelta(days=days)),
        st.integers(0, 50),
    ),
    max_size=8,
    unique_by=lambda lot: lot.lot_id,
)


@unhurried
@given(lots, st.integers(1, 200))
def test_what_is_picked_is_what_was_asked_for_in_date_and_what_expires_first(lying, quantity):
    fresh = sorted((lot for lot in lying if lot.best_before >= DAY), key=lambda lot: (lot.best_before, lot.lot_id))
    left = sum(lot.quantity for lot in fresh)
    if left < quantity:
        with pytest.raises(Short) as short:
            pick(lying, quantity, DAY)
        assert short.value.left == left
        return
    drawn = dict(pick(lying, quantity, DAY))
    assert sum(drawn.values()) == quantity
    taken = [drawn.get(lot.lot_id, 0) for lot in fresh]
    emptied = [lot.quantity == out for lot, out in zip(fresh, taken, strict=True)]
    first_left = emptied.index(False) if False in emptied else len(fresh)
    assert all(out == 0 for out in taken[first_left + 1 :])
    assert drawn.keys() <= {lot.lot_id for lot in fresh}


@unhurried
@given(lots, st.integers(1, 200))
def test_what_comes_back_is_never_more_than_each_lot_gave(lying, quantity):
    if sum(lot.quantity for lot in lying) < quantity:
        with pytest.raises(Short):
            put_back(lying, quantity)
        return
    gave = {lot.lot_id: lot.quantity for lot in lying}
    back = put_back(lying, quantity)
    assert sum(part for _lot, part in back) == quantity
    assert all(0 < part <= gave[lot_id] for lot_id, part in back)


@unhurried
@given(st.sampled_from(list(Unit)), st.integers(1, MOST_STEPS))
def test_a_quantity_is_read_as_it_is_shown(unit, steps):
    assert parse_quantity(plain_quantity(steps, unit), unit) == steps
    assert parse_quantity(show_quantity(steps, unit), unit) == steps


def test_one_of_a_unit_is_said_in_the_singular_and_its_words_are_those_of_the_unit():
    assert [show_quantity(steps, Unit.SET) for steps in (1, 1_200)] == ["1 套", "1,200 套"]
    with speaking("en"):
        assert [show_quantity(steps, Unit.SET) for steps in (0, 1, 1_200)] == ["0 sets", "1 set", "1,200 sets"]
        for unit in Unit:
            assert show_quantity(200, unit).endswith(f" {unit.label.say()}")
    for unit in Unit:
        assert show_quantity(200, unit).endswith(f" {unit.label.say()}")


@pytest.mark.parametrize(("written", "steps"), [("１，２００", 1_200), ("12袋", 12), (" 3 ", 3), ("4.00", 4)])
def test_a_quantity_is_read_as_people_write_it(written, steps):
    assert parse_quantity(written, Unit.BAG) == steps


def test_what_is_counted_one_by_one_is_asked_for_as_a_whole_number():
    for unit, sentence in ((Unit.BAG, "按“袋”计的数量要填整数"), (Unit.KILOGRAM, "按“公斤”计的数量最多 2 位小数")):
        with pytest.raises(TooFineQuantity) as refused:
            parse_quantity("1.255", unit)
        assert (refused.value.code, refused.value.say()) == ("goods.too_fine", sentence)


@unhurried
@given(st.integers(1, 10**13), st.integers(1, 10**7), st.data())
def test_the_parts_of_a_lot_are_never_worth_more_than_the_whole(value, whole, data):
    part = data.draw(st.integers(0, whole))
    assert worth(value, part, whole) + worth(value, whole - part, whole) <= value
    assert worth(value, whole, whole) == value
