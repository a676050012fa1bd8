"""An entry as a sentence in the reader's language."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

import msgspec

from wushe.kernel.i18n import Sentence
from wushe.kernel.journal.event import Event, things_in
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.journal.naming import Counted
from wushe.kernel.labelled import Labelled
from wushe.kernel.web import formats

NO_NAMES: Mapping[UUID, str] = MappingProxyType({})
UNNAMED = "…"


def tell(entry: JournalEntry, names: Mapping[UUID, str] = NO_NAMES) -> str:
    """The event's sentence with its facts as people write them; `names` says what to call the ids among them.

    The journal knows no names. An event that this release does not know, or knows otherwise, is told in general.
    """
    kind = Event.kinds.get(entry.event, Event)
    return say_of(kind, entry.facts, None, names) or Event.sentence.say()


def say_of(kind: type[Event], facts: Mapping[str, Any], sentence: Sentence | None, names: Mapping[UUID, str]) -> str:
    """`sentence`, or its own, with the kept facts of such an event; empty when the event has other facts today."""
    try:
        event = msgspec.convert(facts, kind)
    except msgspec.ValidationError:
        return ""
    shown = {name: _shown(name, value, names) for name, value in msgspec.structs.asdict(event).items()}
    shown |= {fact: _in_units(shown[fact], names.get(getattr(event, thing))) for fact, thing in kind.counted.items()}
    return (sentence or event.told()).say(**shown)


def _in_units(amount: object, thing: str | None) -> object:
    return f"{amount} {thing.unit}" if isinstance(thing, Counted) and thing.unit else amount


def ids_in(entries: Iterable[JournalEntry]) -> set[UUID]:
    """All ids that the sentences of `entries` may need a name for, with those who acted."""
    return {thing for entry in entries for thing in (*things_in(entry.facts), entry.person_id) if thing}


def _shown(name: str, value: object, names: Mapping[UUID, str]) -> object:
    """Units stand in the names of facts, as everywhere."""
    if isinstance(value, UUID):
        return names.get(value, UNNAMED)
    if isinstance(value, int):
        return _counted(name, value)
    if isinstance(value, datetime):
        return formats.datetime(value)
    if isinstance(value, date) or value is None:
        return formats.date(value)
    return value.label if isinstance(value, Labelled) else value


def _counted(name: str, value: int) -> object:
    if name.endswith("_fen"):
        return formats.money(value)
    return formats.hours(value) if name.endswith("minutes") else value
