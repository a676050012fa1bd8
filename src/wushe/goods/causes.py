"""What moves stock, or is given goods for. A slice above registers its own beside its service, as the last lines do.

What it takes is then on the stock cards with a link: `cause=Cause(EXCHANGE.code, exchange.id)`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select

from wushe.kernel.i18n import Sentence, _


class Cause(NamedTuple):
    """One thing, of a registered kind."""

    kind: str
    id: UUID


@dataclass(frozen=True, slots=True)
class CauseKind:
    """Its code on stock cards, its words and the page of a thing. `names` (id, name) where goods are given for it."""

    code: str
    label: Sentence
    path: str
    names: Callable[[Collection[UUID]], Select[UUID, str]] | None = None


_kinds: dict[str, CauseKind] = {}


def register(kind: CauseKind) -> CauseKind:
    _kinds[kind.code] = kind
    return kind


def kind_of(code: str) -> CauseKind | None:
    """None for one that no slice of this installation knows."""
    return _kinds.get(code)


DELIVERY = register(CauseKind("delivery", _("入库单"), "/goods/deliveries/{about_id}"))
ALLOCATION = register(CauseKind("allocation", _("分配单"), "/goods/allocations/{about_id}"))
ADJUSTMENT = register(CauseKind("adjustment", _("核销与盘点"), "/goods/adjustments/{about_id}"))
