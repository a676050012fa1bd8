"""The life of a township: active, suspended, saved, removed."""

from datetime import UTC, datetime, timedelta

import pytest

from wushe.kernel.errors import Refusal
from wushe.tenancy.errors import NameNotTyped, NotActive, NotExported, NotSuspended
from wushe.tenancy.models import PlaceStatus, Township

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def township(status: PlaceStatus = PlaceStatus.ACTIVE, **columns: object) -> Township:
    return Township(name="星沙街道", status=status, **columns)


def test_a_suspended_township_can_be_resumed() -> None:
    xingsha = township()
    xingsha.suspend(NOON)
    assert xingsha.status is PlaceStatus.SUSPENDED
    xingsha.resume()
    assert xingsha.status is PlaceStatus.ACTIVE


def test_suspending_twice_and_resuming_what_is_active_are_refused() -> None:
    with pytest.raises(NotActive):
        township(PlaceStatus.SUSPENDED).suspend(NOON)
    with pytest.raises(NotSuspended):
        township().resume()


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({}, NotSuspended),
        ({"status": PlaceStatus.SUSPENDED, "suspended_at": NOON}, NotExported),
        ({"status": PlaceStatus.SUSPENDED, "suspended_at": NOON, "exported_at": NOON - HOUR}, NotExported),
    ],
)
def test_what_was_not_saved_since_it_was_suspended_is_not_removed(
    columns: dict[str, object], why: type[Refusal]
) -> None:
    with pytest.raises(why):
        township(**columns).remove("星沙街道")  # pyright: ignore[reportArgumentType]


def test_removing_asks_for_the_name_typed() -> None:
    saved = township(PlaceStatus.SUSPENDED, suspended_at=NOON, exported_at=NOON + HOUR)
    with pytest.raises(NameNotTyped):
        saved.remove("星沙")
    saved.remove("星沙街道")
    assert saved.status is PlaceStatus.REMOVED
