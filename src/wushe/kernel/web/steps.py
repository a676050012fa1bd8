"""Where a thing stands on its way, and what comes next: what `pieces.stepper` and `forms.next_step` show.

Whatever is a `Sentence` is said when it is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple

State = Literal["done", "current", "todo", "stopped"]


class Step(NamedTuple):
    """One step of a way; `note` is its day, or what it waits for."""

    title: str
    state: State
    note: str = ""


def way(titles: Sequence[str], done: int, notes: Iterable[str] = (), *, stopped: bool = False) -> list[Step]:
    """So many steps are done; the next one is current, or where it `stopped`. There may be fewer notes than titles."""
    noted = zip_longest(titles, notes, fillvalue="")
    return [Step(title, _state(place, done, stopped=stopped), note) for place, (title, note) in enumerate(noted)]


def _state(place: int, done: int, *, stopped: bool) -> State:
    if place == done:
        return "stopped" if stopped else "current"
    return "done" if place < done else "todo"


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next. `verb` is the button of whoever can do it; without it somebody else is awaited, or it is `done`.

    The button posts to `noun` behind the thing's page, or leads to `path` in the township, or to `anchor` on the page.
    """

    title: str
    sentence: str = ""
    verb: str = ""
    noun: str = ""
    path: str = ""
    anchor: str = ""
    done: bool = False
