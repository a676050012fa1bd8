"""Spending credit: one's own township's first, and of each what expires first."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.web.formats import hours
from wushe.kernel.work import Tenant, Work
from wushe.store import purse
from wushe.store.errors import NoSuchRecognition, TooFewHours
from wushe.store.events import CreditCameBack, CreditSpentElsewhere
from wushe.store.models import Credit, Tender
from wushe.store.models.credit import Why
from wushe.store.permissions import Store
from wushe.store.queries import balances as queries, exchanges, recognitions
from wushe.store.service.crediting import give_back, keep
from wushe.store.service.homes import Home, at, home_of, homes


class Elsewhere(NamedTuple):
    """What was earned in a township that is recognised here."""

    tenant: Tenant
    minutes: int


class Balance(NamedTuple):
    """In minutes: earned here and elsewhere, and what the next hours here pay first."""

    minutes: int
    owed: int
    elsewhere: list[Elsewhere]

    @property
    def spendable(self) -> int:
        return self.minutes + sum(each.minutes for each in self.elsewhere)


async def balance(work: Work) -> Balance:
    """Of whoever acts."""
    work.require(Store.EXCHANGE)
    own, *others = await homes(work)
    [(minutes, owed)] = await work.rows(queries.balance(own.person_id, clock.today()))
    elsewhere: list[Elsewhere] = []
    for home in others:
        async with at(work, home.tenant) as there:
            [(theirs, _owed)] = await there.rows(queries.balance(home.person_id, clock.today()))
        elsewhere.append(Elsewhere(home.tenant, theirs))
    return Balance(minutes, owed, elsewhere)


async def spend(work: Work, minutes: int, exchange_id: UUID) -> list[Tender]:
    """Draw so much for an exchange here. Raises `TooFewHours`."""
    found = await homes(work)
    lots = await _locked(work, found)
    have = sum(map(purse.total, lots.values()))
    if have < minutes:
        raise TooFewHours(left=hours(have), short=hours(minutes - have))
    tenders: list[Tender] = []
    for home in found:
        if part := min(purse.total(lots[home.tenant.id]), minutes):
            minutes -= part
            await _draw(work, home, lots[home.tenant.id], part, exchange_id)
            tenders.append(Tender(exchange_id=exchange_id, home_id=home.tenant.id, minutes=part))
    return tenders


async def _locked(work: Work, found: list[Home]) -> dict[UUID, Sequence[Credit]]:
    """Townships in one order for all, so that one account that orders in two of them does not wait for itself."""
    lots: dict[UUID, Sequence[Credit]] = {}
    for home in sorted(found, key=lambda home: home.tenant.id):
        async with at(work, home.tenant) as there:
            if there is not work:
                await there.one(recognitions.in_force_with(work.tenant.id), NoSuchRecognition)
            lots[home.tenant.id] = await there.all(queries.to_spend(home.person_id, clock.today()))
    return lots


async def _draw(work: Work, home: Home, lots: Sequence[Credit], minutes: int, exchange_id: UUID) -> None:
    async with at(work, home.tenant) as there:
        keep(there, purse.draw(lots, minutes, Why(exchange_id, work.tenant.id)))
        await there.flush()
        if there is not work:
            there.record(
                CreditSpentElsewhere(
                    exchange_id=exchange_id, township_id=work.tenant.id, person_id=home.person_id, minutes=minutes
                )
            )


async def unspend(work: Work, exchange_id: UUID) -> None:
    """All that an exchange here cost goes back to where it was earned."""
    for tender in await work.all(exchanges.tenders(exchange_id)):
        home = await home_of(work, tender.home_id)
        if home is None:
            continue
        async with at(work, home) as there:
            minutes = await give_back(there, exchange_id, work.tenant.id)
            if there is not work:
                there.record(CreditCameBack(exchange_id=exchange_id, township_id=work.tenant.id, minutes=minutes))
