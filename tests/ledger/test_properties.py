"""Whatever is done in whatever order: sums, sources and restrictions hold, to the fen, in PostgreSQL itself.

Each example is a township's history of up to twenty steps, drawn by hypothesis and carried out by the real verbs; what
the ledger refuses changes nothing, and a model in Python that knows no SQL says what must have become of the rest.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from hypothesis import HealthCheck, Phase, given as for_all, settings, strategies as st
from sqlalchemy import select

import given
from wushe.access.roles import Role
from wushe.kernel.errors import Refusal
from wushe.kernel.work import Work
from wushe.ledger import posting, queries, service
from wushe.ledger.kinds import EntryKind, ReversalReason, SourceKind
from wushe.ledger.models import Entry, Holding, Transfer
from wushe.ledger.posting import Move
from wushe.ledger.restriction import Use
from wushe.ledger.schemas import Closing, Reversing
from wushe.ledger.tracing import sources_of, trace
from wushe.ledger.verifying import verify

from .conftest import THING, Books, opened

FIRST = date(2026, 1, 1)
TIES = ("nothing", "reading", "elders", "group", "period")
VERBS = ("receive", "receive", "receive", "reserve", "release", "pay", "pay_reserved", "refund", "reverse", "close")


class Step(NamedTuple):
    """One verb with what it is about; `pick` chooses among what there is."""

    verb: str
    fen: int
    days: int
    tie: str
    pick: int


BEGINNING = (Step("receive", 5_000, 0, "nothing", 0), Step("reserve", 4_000, 0, "nothing", 0))
"""So that there is something to spend, free and set aside."""
steps = st.lists(
    st.builds(
        Step, st.sampled_from(VERBS), st.integers(1, 500), st.integers(0, 200), st.sampled_from(TIES), st.integers(0, 9)
    ),
    min_size=5,
    max_size=20,
)  # fmt: skip


@dataclass
class Seen:
    """What was done, as Python counts it."""

    received: dict[UUID, tuple[int, str]] = field(default_factory=dict)
    entries: list[UUID] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)


def test_any_sequence_of_verbs_keeps_every_sum_and_every_restriction(sessions) -> None:
    """Each verb must have succeeded somewhere: histories that only were refused would prove nothing."""
    counted: Counter[str] = Counter()

    @settings(
        max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )  # fmt: skip
    @for_all(history=steps)
    def live(history: list[Step]) -> None:
        counted.update(asyncio.run(_lived(sessions, history)))

    live()
    assert set(VERBS) <= counted.keys(), counted


async def _lived(sessions, history: list[Step]) -> Counter[str]:
    admin = await given.registered(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)
    seen = Seen()
    async with given.work(sessions, admin) as work:
        books = await opened(work)
    for step in (*BEGINNING, *history):
        try:
            async with given.work(sessions, admin) as work:
                await _do(work, books, seen, step)
        except Refusal as refusal:
            seen.refused[refusal.code] += 1
        else:
            seen.done[step.verb] += 1
    async with given.work(sessions, admin) as work:
        await _prove(work, books, seen)
    return seen.done


async def _do(work: Work, books: Books, seen: Seen, step: Step) -> None:
    on = FIRST + timedelta(days=step.days)
    if step.verb == "receive":
        tied = _tied(books, step.tie)
        source_id = await _receive(work, books, step.fen, on, tied)
        seen.received[source_id] = step.fen, step.tie
    elif step.verb == "reverse":
        everything = (await work.all(select(Entry).order_by(Entry.id))) or []
        if not everything:
            raise Refusal
        chosen = everything[step.pick % len(everything)]
        await service.reverse(work, chosen.id, Reversing(on=max(on, chosen.on), reason=ReversalReason.OTHER))
    elif step.verb == "close":
        await service.close_month(work, Closing(month=FIRST + timedelta(days=step.days // 40)))
    else:
        await _move(work, books, step, on)


async def _receive(work: Work, books: Books, fen: int, on: date, tied: dict[str, object]) -> UUID:
    origin = posting.Origin(SourceKind.DONATION, THING, None, posting.Restriction(**tied))  # pyright: ignore[reportArgumentType]
    source = await posting.receive(work, fen, origin, into_id=books.fund_id, bank_id=books.bank_id, on=on)
    return source.id


def _tied(books: Books, tie: str) -> dict[str, object]:
    return {
        "nothing": {}, "reading": {"purpose_id": books.reading_id}, "elders": {"purpose_id": books.elders_id},
        "group": {"group": "elderly"}, "period": {"until": FIRST + timedelta(days=60)},
    }[tie]  # fmt: skip


async def _move(work: Work, books: Books, step: Step, on: date) -> None:
    kind, from_id, into_id = {
        "reserve": (EntryKind.RESERVATION, books.fund_id, books.reserve_id),
        "release": (EntryKind.RELEASE, books.reserve_id, books.fund_id),
        "pay": (EntryKind.PAYMENT, books.fund_id, books.bank_id),
        "pay_reserved": (EntryKind.PAYMENT, books.reserve_id, books.bank_id),
        "refund": (EntryKind.REFUND, books.fund_id, books.bank_id),
    }[step.verb]
    purpose_id = {"reading": books.reading_id, "elders": books.elders_id}.get(step.tie)
    use = Use(on, purpose_id, None, "elderly" if step.tie == "group" else "") if kind is EntryKind.PAYMENT else None
    await posting.transfer(work, kind, Move(step.fen // 5 + 1, from_id, into_id), about_id=THING, on=on, use=use)


async def _prove(work: Work, books: Books, seen: Seen) -> None:
    assert await verify(work.session, work.tenant.id) == []
    held = await work.all(select(Holding))
    transfers = await work.all(select(Transfer))
    assert all(each.fen >= 0 for each in held)
    at_bank = {each.source_id: each.fen for each in held if each.account_id == books.bank_id}
    in_pots: Counter[UUID] = Counter()
    for each in held:
        if each.account_id != books.bank_id:
            in_pots[each.source_id] += each.fen
    for source_id, (fen, tie) in seen.received.items():
        told = await trace(work, source_id)
        into = sum(step.fen for step in told.steps if step.debit_id == books.bank_id)
        out = sum(step.fen for step in told.steps if step.credit_id == books.bank_id)
        assert told.steps[0].fen == fen
        assert sum(told.lies_in.values()) == 2 * (into - out)
        assert at_bank.get(source_id, 0) == in_pots[source_id] == into - out
        spent_for = {step.purpose_id for step in told.steps if step.kind is EntryKind.PAYMENT}
        if tie in {"reading", "elders"}:
            assert spent_for <= {books.reading_id if tie == "reading" else books.elders_id}
        if tie == "period":
            assert all(s.on <= FIRST + timedelta(days=60) for s in told.steps if s.kind is EntryKind.PAYMENT)
    for entry in await work.all(select(Entry)):
        assert sum(dict(await work.rows(sources_of(entry.id))).values()) == sum(
            leg.fen for leg in transfers if leg.entry_id == entry.id
        )
    closed = await work.all(queries.closed_months())
    for month in closed:
        last = (month.month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        assert month.held_fen == await work.scalar(queries.at_bank(last))
