"""What the journal keeps is read again by the name of its event."""

from collections import Counter

from wushe.kernel.journal.event import Event, event_name
from wushe.slices import modules


def test_no_two_events_have_one_name():
    list(modules("events"))
    names = Counter(event_name(kind) for kind in _all(Event) if kind.__module__.startswith("wushe."))
    assert names
    assert not [name for name, number in names.items() if number > 1]


def _all(kind: type[Event]) -> set[type[Event]]:
    return {each for below in kind.__subclasses__() for each in (below, *_all(below))}
