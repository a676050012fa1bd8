"""One line of the table."""

from dataclasses import dataclass

from wushe.kernel.i18n import Sentence
from wushe.kernel.journal.event import Event, event_name
from wushe.notifications.kinds import Topic
from wushe.notifications.recipients import Who


@dataclass(frozen=True, slots=True)
class Rule:
    """One line. `path` stands behind the township's address."""

    event: type[Event]
    to: tuple[Who, ...]
    topic: Topic
    sentence: Sentence
    path: str

    @property
    def code(self) -> str:
        """`linkage_proposed.leader`: what a row remembers its rule by."""
        return f"{event_name(self.event)}.{self.to[0].__name__}"


def leading_to(path: str, topic: Topic, *lines: tuple[type[Event], tuple[Who, ...], Sentence]) -> tuple[Rule, ...]:
    """Rules of one topic whose readers all go on to the same page."""
    return tuple(Rule(event, to, topic, sentence, path) for event, to, sentence in lines)
