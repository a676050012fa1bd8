"""Exchanging what is in the cart: hours and goods move in one transaction, or neither does.

Whoever does so holds, in this order, the person, their credit, the lots of goods, and the book of numbers; whoever
takes an exchange back holds the exchange, the credit and the lots. So nobody who holds goods waits for hours.
"""

from typing import NamedTuple
from uuid import UUID

from wushe.activities.service.acting import hold_person
from wushe.goods.causes import Cause, CauseKind, register
from wushe.goods.errors.keeping import NoSuchPoint
from wushe.goods.models import DonationPoint, Item
from wushe.goods.queries import points
from wushe.goods.service import stock
from wushe.kernel import clock
from wushe.kernel.clock import Month
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.people.acting import acting
from wushe.store.errors import CartChanged, CartEmpty, TooManyThisMonth
from wushe.store.events import ExchangePlaced
from wushe.store.models import CartLine, Exchange, ExchangeLine, Price, StoreRules
from wushe.store.permissions import Store
from wushe.store.queries import exchanges, prices as queries
from wushe.store.schemas.entered import Placing
from wushe.store.service.rules import open_rules
from wushe.store.service.spending import spend

BOOK = "store_exchange"
EXCHANGE = register(CauseKind("exchange", _("公益仓兑换单"), "/store/exchanges/{about_id}", exchanges.numbers))


class Wanted(NamedTuple):
    """One line of the cart."""

    line: CartLine
    price: Price
    item: Item

    @property
    def cost(self) -> int:
        return self.line.pieces * self.price.minutes


async def place(work: Work, data: Placing) -> Exchange:
    """Raises `StoreClosed`, `CartEmpty`, `CartChanged`, `TooManyThisMonth`, `TooFewHours`, `TooLittleStock`."""
    work.require(Store.EXCHANGE)
    me, rules = acting(work), await open_rules(work)
    await hold_person(work, me)
    point = await work.one(points.open_point(data.point_id), NoSuchPoint)
    point.refuse_if_closed()
    cart = [Wanted(*row) for row in await work.rows(queries.cart_at(me, point.id))]
    await _refuse(work, me, cart, data.minutes)
    exchange = _of(me, point, rules, data.minutes)
    tenders = await spend(work, exchange.minutes, exchange.id)
    for wanted in cart:
        cause = Cause(EXCHANGE.code, exchange.id)
        quantity = wanted.line.pieces * wanted.price.portion
        await stock.take(work, wanted.item.id, quantity, point_id=point.id, cause=cause)
    exchange.number = await _numbered(work)
    work.add(exchange)
    await work.flush()
    for tender in tenders:
        work.add(tender)
    for wanted in cart:
        work.add(_kept(exchange, wanted))
        await work.session.delete(wanted.line)
    _tell(work, exchange, point)
    await work.flush()
    return exchange


async def _refuse(work: Work, me: UUID, cart: list[Wanted], read: int) -> None:
    if not cart:
        raise CartEmpty
    if sum(wanted.cost for wanted in cart) != read or not all(wanted.price.on_shelf for wanted in cart):
        raise CartChanged
    month, ids = Month.current(), [wanted.price.id for wanted in cart]
    had = {row[0]: row[1] for row in await work.rows(queries.exchanged(me, ids, month.first, month.last))}
    for line, price, item in cart:
        if price.most is not None and (left := price.most - had.get(price.id, 0)) < line.pieces:
            raise TooManyThisMonth(item=item.name, most=price.most, left=max(left, 0))


def _of(me: UUID, point: DonationPoint, rules: StoreRules, minutes: int) -> Exchange:
    today = clock.today()
    return Exchange(
        id=new_id(), person_id=me, point_id=point.id, minutes=minutes, placed_on=today, placed_at=clock.now(),
        fetch_by=rules.fetch_by(today),
    )  # fmt: skip


async def _numbered(work: Work) -> str:
    year = clock.today().year
    return f"DH{year}-{await posting.next_number(work, BOOK, year):04}"


def _kept(exchange: Exchange, wanted: Wanted) -> ExchangeLine:
    return ExchangeLine(
        id=new_id(), exchange_id=exchange.id, price_id=wanted.price.id, item_id=wanted.item.id,
        pieces=wanted.line.pieces, portion=wanted.price.portion, minutes=wanted.price.minutes,
    )  # fmt: skip


def _tell(work: Work, exchange: Exchange, point: DonationPoint) -> None:
    work.record(
        ExchangePlaced(
            exchange_id=exchange.id, person_id=exchange.person_id, point_id=point.id, community_id=point.community_id,
            minutes=exchange.minutes, fetch_by=exchange.fetch_by,
        )
    )  # fmt: skip
