"""Exchanges as files: without whom they are for, or with that after somebody else has agreed."""

from typing import Any

from sqlalchemy import Select

from wushe.identity.permissions import Identity
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work
from wushe.store.permissions import Store
from wushe.store.queries import exchanges
from wushe.store.schemas.entered import ExchangeFilters
from wushe.store.sheets import EXCHANGES, EXCHANGES_NAMED, exchange_row, named_row


def _found(work: Work, filters: ExchangeFilters) -> Select[Any]:
    return exchanges.bundled(work.require(Store.EXPORT), filters).order_by(*exchanges.NEWEST)


def _named(work: Work, filters: ExchangeFilters) -> Select[Any]:
    return exchanges.named(work.require(Store.EXPORT), filters).order_by(*exchanges.NEWEST)


EXCHANGE_LIST = Export(
    kind="store_exchanges", back="/store/exchanges", permissions=(Store.EXPORT,), approval=None, sheet=EXCHANGES,
    filters=ExchangeFilters, found=_found, as_rows=each(exchange_row),
)  # fmt: skip
NAMED_LIST = Export(
    kind="store_exchanges_named", back="/store/exchanges", permissions=(Store.EXPORT, Store.READ),
    approval=Identity.HAND_OUT, sheet=EXCHANGES_NAMED, filters=ExchangeFilters, found=_named,
    as_rows=each(named_row), most=20_000,
)  # fmt: skip
