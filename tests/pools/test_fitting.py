"""Units for a booking: never two times the same, never beyond what there is, and no more than were asked for."""

from itertools import pairwise

from hypothesis import given, strategies as st

from wushe.pools.fitting import Units, count, fit, free, together

QUANTITY = 40
units = st.tuples(st.integers(-5, QUANTITY + 5), st.integers(1, 12)).map(lambda pair: Units(pair[0], sum(pair)))
takings = st.lists(units, max_size=12)
within = st.tuples(st.integers(1, 20), st.integers(1, QUANTITY)).map(lambda pair: Units(pair[0], sum(pair)))


def numbers(found: list[Units]) -> list[int]:
    return [number for run in found for number in range(run.first, run.end)]


@given(within, takings)
def test_what_is_free_is_what_nobody_has(inside: Units, taken: list[Units]) -> None:
    held = set(numbers(taken))
    assert numbers(free(inside, taken)) == [n for n in range(inside.first, inside.end) if n not in held]


@given(st.integers(1, QUANTITY), within, takings)
def test_units_are_never_held_twice_never_beyond_and_just_as_many(
    quantity: int, inside: Units, taken: list[Units]
) -> None:
    found = numbers(fit(quantity, inside, taken))
    left = count(free(inside, taken))
    assert len(found) == (quantity if left >= quantity else 0)
    assert len(set(found)) == len(found)
    assert not set(found) & set(numbers(taken))
    assert all(inside.first <= number < inside.end for number in found)


@given(st.integers(1, QUANTITY), within, takings)
def test_they_stay_together_in_the_smallest_gap_that_holds_them(
    quantity: int, inside: Units, taken: list[Units]
) -> None:
    sizes = [gap.size for gap in free(inside, taken)]
    found = fit(quantity, inside, taken)
    if any(size >= quantity for size in sizes):
        [run] = found
        [gap] = [gap for gap in free(inside, taken) if gap.first <= run.first < gap.end]
        assert gap.size == min(size for size in sizes if size >= quantity)


@given(st.sets(st.integers(1, QUANTITY)))
def test_single_numbers_become_runs(chosen: set[int]) -> None:
    runs = together(chosen)
    assert numbers(runs) == sorted(chosen)
    assert all(later.first > earlier.end for earlier, later in pairwise(runs))
