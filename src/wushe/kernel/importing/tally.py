"""Counting what became of each row of a sheet, and keeping what was wrong with the first of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wushe.kernel.i18n import Sentence, say
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.importing.models import ImportRun
from wushe.kernel.sheets.lines import Line
from wushe.kernel.sheets.sheet import Flaw

FIRST = 50


class NothingSaidError(RuntimeError):
    """A slice's `take` neither took nor refused a row: a defect of the slice."""


@dataclass(slots=True)
class Tally:
    """`refused` are the flaws that `take` found, by row: those of reading will be found again when it is read again."""

    rows: int = 0
    flawed: int = 0
    skipped: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    flaws: list[dict[str, Any]] = field(default_factory=list)
    refused: dict[int, list[Flaw]] = field(default_factory=dict)

    def count(self, lines: Sequence[Line], rows: Sequence[Row]) -> None:
        """`lines` are all of a batch, `rows` those of them that `take` was given."""
        self.rows += len(lines)
        for row in rows:
            if row.is_refused:
                self.refused[row.number] = row.line.flaws
            elif row.outcome is None:
                raise NothingSaidError
            else:
                self.outcomes[row.outcome] += 1
        for line in lines:
            if line.flaws:
                self.flawed += 1
                self.flaws += [_kept(line, flaw) for flaw in line.flaws[: FIRST - len(self.flaws)]]

    def tell(self, run: ImportRun) -> None:
        """Write the figures onto the run."""
        run.rows, run.flawed, run.skipped, run.flaws = self.rows, self.flawed, self.skipped, self.flaws
        run.added = self.outcomes[Outcome.ADDED]
        run.changed = self.outcomes[Outcome.CHANGED]
        run.unchanged = self.outcomes[Outcome.UNCHANGED]


def _kept(line: Line, flaw: Flaw) -> dict[str, Any]:
    facts = {name: value if isinstance(value, int) else str(value) for name, value in flaw.error.facts.items()}
    return {
        "row": line.number,
        "heading": flaw.heading,
        "code": flaw.error.code,
        "sentence": str(flaw.error.sentence),
        "facts": facts,
    }


def say_flaw(kept: dict[str, Any]) -> str:
    """A kept flaw in the reader's language."""
    return say(Sentence(kept["sentence"]), **kept["facts"])
