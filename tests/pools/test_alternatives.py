"""What is offered instead: always free, always open, as long as was wanted, and the nearest first."""

from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import given, strategies as st

from wushe.kernel.clock import SHANGHAI
from wushe.pools.alternatives import Held, Place, Taken, Wish, fewer, nearest_places, other_times
from wushe.pools.fitting import Units

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=SHANGHAI)
HOUR = timedelta(hours=1)
NOW = NINE - 24 * HOUR
WANTED = (NINE, NINE + 2 * HOUR)
VENUE, HERE, THERE = UUID(int=1), UUID(int=2), UUID(int=3)

held = st.builds(
    lambda first, size, start, lasts: Held(
        Units(first, first + size), NINE + start * HOUR, None if lasts == 0 else NINE + (start + lasts) * HOUR
    ),
    st.integers(1, 10), st.integers(1, 6), st.integers(-30, 30), st.integers(0, 12),
)  # fmt: skip


def always(_starts_at: datetime, _ends_at: datetime) -> bool:
    return True


def by_day(starts_at: datetime, ends_at: datetime) -> bool:
    return starts_at.date() == ends_at.date() and starts_at.hour >= 8 and ends_at.hour <= 20


@given(st.lists(held, max_size=8), st.integers(1, 10), st.integers(0, 2))
def test_offered_times_are_free_open_later_and_just_as_long(taken: list[Held], quantity: int, buffer: int) -> None:
    calendar = Taken(Units(1, 11), taken, buffer * HOUR)
    for span in other_times(calendar, Wish(quantity), WANTED, by_day, NOW):
        assert calendar.free(span) >= quantity
        assert by_day(*span)
        assert span[0] > NOW
        assert span[1] - span[0] == 2 * HOUR


def test_the_room_is_offered_right_before_and_right_after() -> None:
    room = Taken(Units(1, 2), [Held(Units(1, 2), NINE, NINE + 2 * HOUR)])
    offered = other_times(room, Wish(1, [Units(1, 2)]), WANTED, always, NOW)
    assert offered == [
        (NINE - 2 * HOUR, NINE), (NINE + 2 * HOUR, NINE + 4 * HOUR), (NINE + 24 * HOUR, NINE + 26 * HOUR)
    ]  # fmt: skip


def test_clearing_up_lies_between_what_was_there_and_what_is_offered() -> None:
    room = Taken(Units(1, 2), [Held(Units(1, 2), NINE, NINE + 3 * HOUR)], buffer=HOUR)
    offered = other_times(room, Wish(1, [Units(1, 2)]), WANTED, always, NOW)
    assert (NINE - 3 * HOUR, NINE - HOUR) in offered
    assert (NINE - 2 * HOUR, NINE) not in offered


def test_another_zone_does_not_stand_in_the_way() -> None:
    venue = Taken(Units(1, 8), [Held(Units(3, 4), NINE, NINE + 2 * HOUR)])
    assert venue.fits(Wish(1, [Units(2, 3)]), WANTED)
    assert not venue.fits(Wish(1, [Units(3, 4)]), WANTED)
    assert not venue.fits(Wish(7, [Units(1, 8)]), WANTED)


def test_fewer_chairs_are_those_that_are_free_in_all_of_that_time() -> None:
    chairs = Taken(
        Units(1, 51),
        [Held(Units(1, 31), NINE, NINE + HOUR), Held(Units(31, 41), NINE + HOUR, NINE + 2 * HOUR)],
    )
    assert fewer(chairs, Wish(45), WANTED) == 10
    assert fewer(chairs, Wish(10), WANTED) == 0
    assert fewer(Taken(Units(1, 2), [Held(Units(1, 2), NINE, None)]), Wish(2), WANTED) == 0


def test_places_come_by_nearness_and_the_smallest_that_is_enough_first() -> None:
    def place(venue: int, community_id: UUID, capacity: int | None) -> Place:
        return Place(UUID(int=venue), UUID(int=100 + venue), f"场地{venue}", "", community_id, capacity)

    far, near, larger, unknown, small = (
        place(5, THERE, 40), place(6, HERE, 40), place(7, HERE, 90), place(8, HERE, None), place(9, HERE, 20)
    )  # fmt: skip
    same = place(1, HERE, 200)
    found = nearest_places([far, larger, unknown, small, near, same], 30, VENUE, HERE)
    assert found == [same, near, larger]
    assert nearest_places([small, far], 30, VENUE, HERE) == [far]
