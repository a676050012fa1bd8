"""Events: past-tense facts that a verb records, and the listeners that hear them in the same transaction."""

import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, NewType, TypeVar
from uuid import UUID

import msgspec

from wushe.kernel.i18n import Sentence, _

Code = NewType("Code", str)
"""A string that is a code and not somebody's words: a filing number, a permission, a role."""

FACT_TYPES = (UUID, bool, int, date, datetime, StrEnum, Code)
"""All that an event may hold, so that no personal data can reach the journal."""

Otherwise = tuple[str, Sentence]

_WRITTEN_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that has happened. Each UUID among its fields puts it on that thing's timeline.

    `sentence` tells it on a timeline, with the fields as `{placeholders}`; `otherwise` names a field, and what tells it
    where that is no or nought. `counted` says of a number by which field the thing stands in whose unit it counts.
    """

    sentence: ClassVar[Sentence] = _("有一条新记录")
    otherwise: ClassVar[Otherwise | None] = None
    counted: ClassVar[Mapping[str, str]] = {}
    kinds: ClassVar[dict[str, type["Event"]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Event.kinds[event_name(cls)] = cls

    def facts(self) -> dict[str, Any]:
        """The fields as JSON holds them."""
        return msgspec.to_builtins(self)

    def told(self) -> Sentence:
        """What tells it by its facts."""
        if self.otherwise is None:
            return self.sentence
        field, sentence = self.otherwise
        return self.sentence if getattr(self, field) else sentence

    def subjects(self) -> set[UUID]:
        """The things whose timeline this event belongs to."""
        return {value for name in self.__struct_fields__ if isinstance(value := getattr(self, name), UUID)}


def things_in(facts: Mapping[str, Any]) -> set[UUID]:
    """The ids among kept facts. They are read off their form, because an event may have changed its fields since."""
    return {UUID(fact) for fact in facts.values() if isinstance(fact, str) and _WRITTEN_UUID.fullmatch(fact)}


def event_name(kind: type[Event]) -> str:
    """`OrganizationFiled` is kept as `organization_filed`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


E = TypeVar("E", bound=Event)
Listener = Callable[[Any, Any], Awaitable[None]]
_listeners: dict[type[Event], list[Listener]] = defaultdict(list)


def listens(*kinds: type[E]) -> Callable[[Listener], Listener]:
    """`async def f(work, event)` runs in the transaction that recorded the event; it stands in a `listeners.py`."""

    def register(listener: Listener) -> Listener:
        for kind in kinds:
            _listeners[kind].append(listener)
        return listener

    return register


def listeners_of(event: Event) -> list[Listener]:
    return _listeners[type(event)]
