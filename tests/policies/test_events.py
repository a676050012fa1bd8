"""What the journal keeps is read again by the name of its event."""

from collections import Counter
from string import Formatter

import msgspec

from wushe.kernel.journal.event import Event, event_name
from wushe.slices import modules


def test_no_two_events_have_one_name():
    list(modules("events"))
    names = Counter(event_name(kind) for kind in _all(Event) if kind.__module__.startswith("wushe."))
    assert names
    assert not [name for name, number in names.items() if number > 1]


def test_a_yes_or_no_is_told_in_words_and_not_as_that():
    """By `Event.otherwise`: "released, on the board: no" is for programs."""
    list(modules("events"))
    for kind in _all(Event):
        told = [kind.sentence, *([kind.otherwise[1]] if kind.otherwise else [])]
        shown = {name for sentence in told for _text, name, *_rest in Formatter().parse(sentence) if name}
        fields = {field.name: field.type for field in msgspec.structs.fields(kind)}
        assert shown <= fields.keys(), kind
        assert not [name for name in shown if fields[name] in (bool, bool | None)], kind
        assert kind.otherwise is None or kind.otherwise[0] in fields, kind


def _all(kind: type[Event]) -> set[type[Event]]:
    return {each for below in kind.__subclasses__() for each in (below, *_all(below))}
