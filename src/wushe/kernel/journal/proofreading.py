"""Reading a journal entry by entry: is each genuine, does it follow the one before, and what happened if not. Pure.

An entry is genuine at a number when its columns with that number give its hash. One that is genuine at another number
than the one it stands at was displaced, and shows what was put in or taken out before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, permutations
from typing import Any
from uuid import UUID

from wushe.kernel.journal.chain import GENESIS, digest
from wushe.kernel.journal.event import things_in
from wushe.kernel.journal.findings import Finding, Run, Tampering, told_apart

NEAR = 50
"""How far from where it stands an entry is looked for; farther, only among the other suspects."""

MOST_SUSPECTS = 200
"""Entries genuine nowhere that are compared with each other; what comes after is reported as one stretch."""

Entry = Mapping[str, Any]
Anchors = Mapping[int, bytes]
Listed = set[tuple[int, UUID]]


@dataclass(slots=True)
class Proofreading:
    """What has been seen so far. `newest` is the number and hash of the last entry as it was written."""

    anchors: Anchors
    last: int = 0
    last_hash: bytes = GENESIS
    last_offset: int | None = 0
    newest: tuple[int, bytes] = (0, GENESIS)
    runs: list[Run] = field(default_factory=list)
    suspects: list[Entry] = field(default_factory=list)
    findings: set[Finding] = field(default_factory=set)

    def read(self, entries: Sequence[Entry], listed: Listed) -> None:
        """The next entries in the order of their numbers, and the things that they are listed under."""
        genuine = {entry["number"]: entry for entry in entries if self._read(entry) == 0}
        spoken_of = {(number, thing) for number, entry in genuine.items() for thing in things_in(entry["facts"])}
        for number in {number for number, _ in spoken_of ^ {pair for pair in listed if pair[0] in genuine}}:
            self._find(Tampering.MISLISTED, number)

    def _read(self, entry: Entry) -> int | None:
        number, offset = entry["number"], self._offset(entry)
        if number > self.last + 1:
            self._find(Tampering.DELETED, self.last + 1, number - 1)
        elif offset is not None and offset == self.last_offset and entry["previous"] != self.last_hash:
            self._find(Tampering.EDITED, max(self.last, 1))  # with a new hash, which the next entry does not know
        if offset is None:
            self._suspect(entry)
        elif offset:
            self._displace(number, offset)
        if self.anchors.get(number, entry["hash"]) != entry["hash"]:
            self._find(Tampering.REWRITTEN, number)
        self.newest = max(self.newest, (number - (offset or 0), entry["hash"]))
        self.last, self.last_hash, self.last_offset = number, entry["hash"], offset
        return offset

    def _offset(self, entry: Entry) -> int | None:
        """How far behind the number that it was written with the entry stands; None when that cannot be seen."""
        likely = (self.last_offset or 0, 0)
        near = chain.from_iterable((n, -n) for n in range(1, NEAR + 1))
        offsets = chain(likely, near) if len(self.suspects) < MOST_SUSPECTS else likely
        return next((offset for offset in offsets if _is_genuine(entry, entry["number"] - offset)), None)

    def _suspect(self, entry: Entry) -> None:
        if len(self.suspects) < MOST_SUSPECTS:
            self.suspects.append(entry)
        else:
            self._find(Tampering.EDITED, entry["number"])

    def _displace(self, number: int, offset: int) -> None:
        if self.runs and self.runs[-1].offset == offset and self.runs[-1].last == number - 1:
            self.runs[-1].last = number
        else:
            self.runs.append(Run(number, number, offset))

    def conclude(self, head: tuple[int, bytes] | None) -> list[Finding]:
        """All findings, given the number and hash that the tenant's head row remembers."""
        for one, other in permutations(self.suspects, 2):
            if _is_genuine(one, other["number"]):
                self.runs.append(Run(one["number"], one["number"], one["number"] - other["number"]))
        displaced = {run.first for run in self.runs}
        for suspect in self.suspects:
            if suspect["number"] not in displaced:
                self._find(Tampering.EDITED, suspect["number"])
        self.findings.update(told_apart(sorted(self.runs, key=lambda run: run.first)))
        self._compare_head(head)
        return sorted(self._without_repetitions())

    def _compare_head(self, head: tuple[int, bytes] | None) -> None:
        number, newest_hash = self.newest
        remembered, remembered_hash = head or (max(self.anchors, default=number and number + 1), b"")
        remembered = max(remembered, *self.anchors, 0)
        if remembered > number:
            self._find(Tampering.TRUNCATED, number + 1, remembered)
        elif remembered < number:
            self._find(Tampering.INSERTED, remembered + 1, number)
        elif head and remembered_hash != newest_hash:
            self._find(Tampering.EDITED, number)

    def _without_repetitions(self) -> set[Finding]:
        """What was inserted is not edited as well."""
        inserted = [finding for finding in self.findings if finding.kind == Tampering.INSERTED]
        return {
            finding
            for finding in self.findings
            if finding.kind != Tampering.EDITED
            or not any(other.first <= finding.first <= other.last for other in inserted)
        }

    def _find(self, kind: Tampering, first: int, last: int | None = None) -> None:
        self.findings.add(Finding(first, last or first, kind))


def _is_genuine(entry: Entry, number: int) -> bool:
    return digest({**entry, "number": number}) == entry["hash"]
