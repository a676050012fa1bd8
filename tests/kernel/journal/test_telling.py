"""An entry is told in the reader's language, with names that the journal itself does not know."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import ClassVar
from uuid import UUID

from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _, speaking
from wushe.kernel.journal.event import Event, Otherwise
from wushe.kernel.journal.findings import Tampering
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.journal.naming import Counted
from wushe.kernel.journal.telling import ids_in, tell

GROUP, PERSON = new_id(), new_id()


class GroupToldOf(Event, frozen=True):
    sentence = _("{group_id}：{amount_fen}，{minutes} 小时，{day}，{at}，{how}")

    group_id: UUID
    amount_fen: int
    minutes: int
    day: date
    at: datetime
    how: Tampering


TOLD = GroupToldOf(
    group_id=GROUP,
    amount_fen=123450,
    minutes=90,
    day=date(2026, 6, 1),
    at=datetime(2026, 6, 1, 18, 30, tzinfo=UTC),
    how=Tampering.EDITED,
)


def test_facts_are_written_as_people_write_them() -> None:
    told = tell(entry("group_told_of", TOLD.facts()), {GROUP: "夕阳红舞蹈队"})
    assert told == "夕阳红舞蹈队：¥1,234.50，1.5 小时，2026-06-01，2026-06-02 02:30，内容被改过"


class ChairsLent(Event, frozen=True):
    sentence = _("借出 {amount}，缺少 {missing}")
    counted: ClassVar[Mapping[str, str]] = {"amount": "thing_id", "missing": "thing_id"}

    otherwise: ClassVar[Otherwise] = ("missing", _("借出 {amount}"))

    thing_id: UUID
    amount: int
    missing: int


def test_a_number_stands_with_the_unit_of_its_thing_where_that_has_one() -> None:
    lent = entry("chairs_lent", ChairsLent(thing_id=GROUP, amount=12, missing=2).facts())
    assert tell(lent, {GROUP: Counted("折叠椅", "把")}) == "借出 12 把，缺少 2 把"
    for name in ("折叠椅", Counted("会议室", "")):
        assert tell(lent, {GROUP: name}) == "借出 12，缺少 2"


def test_an_event_may_be_told_otherwise_by_its_facts() -> None:
    lent = entry("chairs_lent", ChairsLent(thing_id=GROUP, amount=12, missing=0).facts())
    assert tell(lent) == "借出 12"


def test_an_id_without_a_name_stays_silent() -> None:
    assert tell(entry("group_told_of", TOLD.facts())).startswith("…：")


def test_an_event_of_another_release_is_told_in_general() -> None:
    for kind, facts in (("group_dissolved_tomorrow", {}), ("group_told_of", {"group_id": str(GROUP)})):
        assert tell(entry(kind, facts)) == "有一条新记录"
        with speaking("en"):
            assert tell(entry(kind, facts)) == "A new entry"


def test_the_ids_that_need_names_are_known_beforehand() -> None:
    told = entry("group_told_of", TOLD.facts())
    told.person_id = PERSON
    assert ids_in([told]) == {GROUP, PERSON}


def entry(event: str, facts: dict) -> JournalEntry:
    return JournalEntry(event=event, facts=facts)
