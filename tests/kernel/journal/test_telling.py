"""An entry is told in the reader's language, with names that the journal itself does not know."""

from datetime import UTC, date, datetime
from uuid import UUID

from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _, speaking
from wushe.kernel.journal.event import Event
from wushe.kernel.journal.findings import Tampering
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.journal.telling import ids_in, tell

GROUP, PERSON = new_id(), new_id()


class GroupToldOf(Event, frozen=True):
    sentence = _("{group_id}：{amount_fen}，{minutes} 小时，{day}，{at}，{how}，{is_open}")

    group_id: UUID
    amount_fen: int
    minutes: int
    day: date
    at: datetime
    how: Tampering
    is_open: bool


TOLD = GroupToldOf(
    group_id=GROUP,
    amount_fen=123450,
    minutes=90,
    day=date(2026, 6, 1),
    at=datetime(2026, 6, 1, 18, 30, tzinfo=UTC),
    how=Tampering.EDITED,
    is_open=True,
)


def test_facts_are_written_as_people_write_them() -> None:
    told = tell(entry("group_told_of", TOLD.facts()), {GROUP: "夕阳红舞蹈队"})
    assert told == "夕阳红舞蹈队：¥1,234.50，1.5 小时，2026-06-01，2026-06-02 02:30，内容被改过，是"


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
