"""The archive of one township: a zip with a manifest, and one file of JSON lines for each of its tables.

PostgreSQL itself writes the rows (`row_to_json`) and reads them again (`json_populate_recordset`), so that every type
comes back as it was. Sealed values stay sealed; `proof` tells another installation whether its keys open them.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from wushe.kernel.work import Work

FORMAT = 1
MANIFEST = "manifest.json"
PROOF = "wushe"
PROOF_FIELD = "archive.proof"

Row = Mapping[str, Any]


class Part(msgspec.Struct, frozen=True):
    """One file of the archive: how many rows it has, and the SHA-256 of its bytes."""

    rows: int
    sha256: str


class Proof(msgspec.Struct, frozen=True):
    """A known word, sealed and hashed with the keys of the installation that made the archive; both in hex."""

    sealed: str
    fingerprint: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What the archive holds. `schema` are the newest migrations of the database it was read from."""

    format: int
    made_at: datetime
    schema: list[str]
    county: Row
    township: Row
    journal_number: int
    proof: Proof
    parts: dict[str, Part]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts.values())


@dataclass(frozen=True, slots=True)
class Traveller:
    """Rows of the installation that a township needs wherever it goes, such as its members' accounts.

    `pack` gives them for the work's township, without any secret. `unpack` makes them where they are missing.
    """

    name: str
    pack: Callable[[Work], Awaitable[Sequence[Row]]]
    unpack: Callable[[Work, Sequence[Row]], Awaitable[None]]


_travellers: list[Traveller] = []


def travels(traveller: Traveller) -> Traveller:
    """Have these rows go along with every archive; a slice calls it in its `listeners.py`."""
    _travellers.append(traveller)
    return traveller


def travellers() -> Sequence[Traveller]:
    return tuple(_travellers)


def part_of(name: str) -> str:
    """The path of a table's or traveller's rows in the zip."""
    return f"rows/{name}.jsonl"
