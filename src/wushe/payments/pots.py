"""The pots that payments can be asked out of: each slice above says its own, beside its service.

    POT = pots.register(PotKind("custody", _("代管资金"), "/custody/{holder_id}", to_ask, names))

What becomes of a request the slice hears by the events of `payments`, in the same transaction.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select

from wushe.kernel.i18n import Sentence
from wushe.kernel.journal.naming import calls
from wushe.kernel.work import Work
from wushe.payments.errors import NoSuchPot


class Pot(NamedTuple):
    """Money that may be asked for now: the account it lies in, and what it is called.

    `payee_id` is the only organisation that it pays, if there is one. The last three are what it is meant for.
    """

    account_id: UUID
    name: str
    payee_id: UUID | None = None
    purpose_id: UUID | None = None
    community_id: UUID | None = None
    group: str = ""


ToAsk = Callable[[Work, UUID], Awaitable[Pot]]
"""The pot of a holder. It refuses in the slice's own words whom and when nothing may be asked, and locks what must
stay as it is until the amount is set aside. A face asks it as well, to show the form."""


Choices = Callable[[Work], Awaitable[Sequence[tuple[UUID, str]]]]
"""(holder, name) of the pots that the person could ask out of now."""


@dataclass(frozen=True, slots=True)
class PotKind:
    """One kind of pot: its code on requests, its words, the page of a holder and how holders are called."""

    code: str
    label: Sentence
    path: str
    to_ask: ToAsk
    names: Callable[[Collection[UUID]], Select[UUID, str]]
    invoice_first: bool = True
    """Whether an invoice must be there before it is approved, or may follow the payment."""
    choices: Choices | None = None
    """Without it, only the pages of holders lead to the form."""


_kinds: dict[str, PotKind] = {}


def register(kind: PotKind) -> PotKind:
    _kinds[kind.code] = kind
    calls(kind.names, "holder_id")
    return kind


def kinds() -> list[PotKind]:
    """All that slices above have registered."""
    return list(_kinds.values())


def kind_of(code: str) -> PotKind:
    """Raises `NoSuchPot`."""
    if code not in _kinds:
        raise NoSuchPot
    return _kinds[code]


async def names_of(work: Work, holders: Iterable[tuple[str, UUID]]) -> dict[UUID, str]:
    """What the holders of requests are called, by (kind of pot, holder)."""
    named: dict[UUID, str] = {}
    wanted = set(holders)
    for kind in kinds():
        if ids := {holder_id for code, holder_id in wanted if code == kind.code}:
            named |= {row[0]: row[1] for row in await work.rows(kind.names(ids))}
    return named
