"""Pages of a list by key and not by number: always as quick as the first, and never a row twice or missed.

A cursor holds the ordering values of the row at the page's edge, signed so that nobody can make one up.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

import msgspec
from msgspec import Meta
from sqlalchemy import ColumnElement, Select, UnaryExpression, tuple_
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.operators import desc_op

from wushe.kernel.clock import today
from wushe.kernel.database.lean import PreparedPage, prepare_page
from wushe.kernel.i18n import _
from wushe.kernel.schemas import Entered, text
from wushe.kernel.values import Unfit
from wushe.kernel.work import Extent, Reach, Work

T = TypeVar("T")
Q = TypeVar("Q")
PAGE = 20
LONGEST_PAGE = 100
_SIGNATURE = 12


class NotACursor(Unfit):
    """A cursor that this installation did not make, or made for another order."""

    code = "paging.not_a_cursor"
    sentence = _("翻页位置已失效，请从第一页重新查看")


class Filters(Entered):
    """What every list can be narrowed by. A list's own filters are added by a subclass, each with a default."""

    q: Annotated[str, text(100, shortest=0)] = ""
    cursor: Annotated[str, Meta(max_length=1000)] | None = None
    limit: Annotated[int, Meta(ge=1, le=LONGEST_PAGE)] = PAGE


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """One page of rows, and the cursors of its neighbours, None where there is none."""

    rows: Sequence[T]
    next: str | None
    previous: str | None


Order = tuple[InstrumentedAttribute[Any] | UnaryExpression[Any], ...]
"""Columns never null, all in one direction, the last of them unique: `(Need.heard_at.desc(), Need.id.desc())`."""


async def page(work: Work, query: Select[T], order: Order, cursor: str | None, limit: int = PAGE) -> Slice[T]:
    """The page of `query` behind `cursor`; raises `NotACursor`."""
    limit = max(1, min(limit, LONGEST_PAGE))
    query, place = _placed(work.secret, query, order, cursor)
    rows = list(await work.all(query.limit(limit + 1)))
    more, rows = len(rows) > limit, rows[:limit]
    if place.backwards:
        rows.reverse()
    following, preceding = _neighbours(work, order, place, rows[0] if rows else None, rows[-1] if rows else None, more)
    return Slice(rows, following, preceding)


class JsonPage(NamedTuple):
    """A JSON object with `items`, `next` and `previous`, and the two cursors once more for the `Link` header."""

    body: bytes
    next: str | None
    previous: str | None


F = TypeVar("F", bound=Filters)
Lines = Callable[[Reach, F], Select[*tuple[Any, ...]]]
"""A list's columns under their labels, those of its order among them. It may depend on the day, not on the instant."""


async def page_json(work: Work, lines: Lines[F], reach: Reach, filters: F, order: Order) -> JsonPage:
    """The same page as `page` gives, by the lean path; raises `NotACursor`. For lists that are open all day."""
    prepared, place = _prepared(work.secret, lines, reach, filters, order)
    found = await prepared.fetch(work.fetch_lean, work.tenant.id)
    rows = found.rows[::-1] if place.backwards else found.rows
    first, last = map(msgspec.json.decode, (rows[0], rows[-1])) if rows else (None, None)
    following, preceding = _neighbours(work, order, place, first, last, found.more)
    items = ",".join(rows).encode()
    encoded = (items, msgspec.json.encode(following), msgspec.json.encode(preceding))
    return JsonPage(b'{"items":[%b],"next":%b,"previous":%b}' % encoded, following, preceding)


_MOST_PREPARED = 4_000
_WHOLE_TENANT = Reach(frozenset({Extent.TENANT}))
_pages: dict[Hashable, "tuple[PreparedPage, _Place]"] = {}


def _prepared(secret: bytes, lines: Lines[F], reach: Reach, filters: F, order: Order) -> "tuple[PreparedPage, _Place]":
    """What was asked before needs no compiling: the first page of a list is one statement for all townships."""
    reach = _WHOLE_TENANT if reach.whole_tenant else reach
    key = (lines, reach, msgspec.msgpack.encode(filters), today(), secret)
    if (known := _pages.get(key)) is not None:
        return known
    if len(_pages) >= _MOST_PREPARED:
        _pages.clear()
    query, place = _placed(secret, lines(reach, filters), order, filters.cursor)
    _pages[key] = made = prepare_page(query, max(1, min(filters.limit, LONGEST_PAGE))), place
    return made


class _Place(NamedTuple):
    """Where a page lies: before or behind the edge, which is None for the first page."""

    backwards: bool
    edge: list[Any] | None


def _placed(secret: bytes, query: Select[Q], order: Order, cursor: str | None) -> tuple[Select[Q], _Place]:
    """The query from the cursor's edge on, in the order in which its rows are to be fetched."""
    place = _opened(secret, order, cursor) if cursor else _Place(backwards=False, edge=None)
    if place.edge is not None:
        query = query.where(_beyond(order, place.edge, backwards=place.backwards))
    return query.order_by(*(map(_turned, order) if place.backwards else order)), place


def _neighbours(
    work: Work, order: Order, place: _Place, first: Any, last: Any, more: bool  # noqa: FBT001
) -> tuple[str | None, str | None]:  # fmt: skip
    """The cursors of the next and the previous page."""
    follows = last is not None and (more or place.backwards)
    precedes = first is not None and (more if place.backwards else place.edge is not None)
    return (
        _sealed(work.secret, order, last, "n") if follows else None,
        _sealed(work.secret, order, first, "p") if precedes else None,
    )


def _beyond(order: Order, edge: list[Any], *, backwards: bool) -> ColumnElement[bool]:
    columns = tuple_(*(_column(column) for column in order))
    values = tuple_(*(_literal(column, value) for column, value in zip(order, edge, strict=True)))
    return columns < values if _descends(order[0]) != backwards else columns > values


def _column(column: Any) -> Any:
    return column.element if isinstance(column, UnaryExpression) else column


def _literal(column: Any, value: Any) -> Any:
    kind = _column(column).type
    return msgspec.convert(value, kind.python_type, strict=False)


def _descends(column: Any) -> bool:
    return isinstance(column, UnaryExpression) and column.modifier is desc_op


def _turned(column: Any) -> Any:
    return _column(column).asc() if _descends(column) else _column(column).desc()


def _name(order: Order) -> str:
    return ",".join(f"{_column(c).key}{'-' if _descends(c) else ''}" for c in order)


def _sealed(secret: bytes, order: Order, row: Any, direction: str) -> str:
    keys = (_column(column).key for column in order)
    values = [row[key] if isinstance(row, dict) else getattr(row, key) for key in keys]
    body = msgspec.json.encode([direction, values])
    return base64.urlsafe_b64encode(_signature(secret, order, body) + body).decode().rstrip("=")


def _opened(secret: bytes, order: Order, cursor: str) -> _Place:
    try:
        raw = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        signature, body = raw[:_SIGNATURE], raw[_SIGNATURE:]
        if not hmac.compare_digest(signature, _signature(secret, order, body)):
            raise NotACursor
        direction, values = msgspec.json.decode(body)
    except (ValueError, msgspec.DecodeError) as error:
        raise NotACursor from error
    return _Place(direction == "p", values)


def _signature(secret: bytes, order: Order, body: bytes) -> bytes:
    return hmac.digest(secret, b"cursor:" + _name(order).encode() + b":" + body, hashlib.sha256)[:_SIGNATURE]
