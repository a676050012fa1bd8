"""Bookings over HTTP against the bare INSERTs of the same rows: `python -m benchmarks.booking [BOOKINGS]`. Aim: 0.3.

Each is a transaction of its own, with fsync on. The product is asked by JSON: it opens the session, looks at what the
person may do, at hours, rules and what is free, waits for whoever changes the same calendar, writes booking and hold
under the exclusion constraint, and the journal. Bare are the two INSERTs under the same constraint by asyncpg as the
superuser, who is bound by nothing. Refused are requests that do not say what for: what HTTP, session and form cost
before a booking is looked at. Written are the same rows by the ORM with their entry in the journal, without HTTP and
without one rule: what every verb costs that writes so much. All take turns, so that a busy machine is busy for all.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import asyncpg
from httpx import AsyncClient

import given
import pooled
import visiting
from databases import Database, cloned
from pooled import Town
from wushe.kernel import clock, log
from wushe.kernel.database import engine as engines
from wushe.kernel.database.model import new_id
from wushe.kernel.embedded import server
from wushe.pools.events import Booked
from wushe.pools.fitting import Units
from wushe.pools.kinds import BookingState
from wushe.pools.models import Booking, Resource
from wushe.pools.service.calendar import Lane, hold_for

BOOKINGS, BATCH = 1_000, 50
AIM = 0.3
QUARTER = timedelta(minutes=15)
BOOKING = """
    INSERT INTO booking (tenant_id, id, resource_id, organization_id, party, purpose, search, quantity, zone_ids,
        starts_at, ends_at, state, asked_at, reason, condition, version)
    VALUES ($1, $2, $3, $4, '开元路舞蹈队', '排练节目', '', 1, '{}', $5, $6, 'confirmed', now(), '', '', 1)
"""
HOLD = """
    INSERT INTO hold (tenant_id, id, resource_id, quantity, unit_from, unit_to, starts_at, ends_at, reason, note,
        booking_id, lane)
    VALUES ($1, $2, $3, 1, 1, 2, $4, $5, 'booked', '', $6, $3)
"""


async def compare(database: Database, bookings: int) -> dict[str, float]:
    """How many in a second: of the product, bare, refused, and written."""
    engine = engines.connect(database.url(), pool_size=1)
    sessions = engines.sessions(engine)
    town = await pooled.township(sessions)
    async with given.work(sessions, town.admin) as work:
        other = await pooled.venue(work, town.community_id, "另一间")
        third = await pooled.venue(work, town.community_id, "再一间")
    bare = await asyncpg.connect(database.admin_url, database=database.name)
    async with visiting.browser(database.url()) as browser:
        await visiting.sign_in(browser, sessions, town.leader)
        turns = {
            "product": _product(browser, town, "排练节目"), "bare": await _bare(bare, town, other.id),
            "refused": _product(browser, town, ""), "written": _written(sessions, town, third),
        }  # fmt: skip
        seconds: dict[str, list[float]] = {label: [] for label in turns}
        for turn in range(bookings // BATCH + 1):
            for label, book in turns.items():
                began = time.perf_counter()
                for number in range(turn * BATCH, (turn + 1) * BATCH):
                    await book(_quarter(number))
                if turn:  # the first turn opens connections and prepares statements
                    seconds[label].append(time.perf_counter() - began)
    await bare.close()
    await engine.dispose()
    return {label: BATCH / statistics.median(took) for label, took in seconds.items()}


def _quarter(number: int) -> datetime:
    """One quarter of an hour after the other, from tomorrow on."""
    day, quarter = divmod(number, 40)
    return clock.day_start(clock.today() + timedelta(days=1 + day)) + timedelta(hours=8) + quarter * QUARTER


Book = Callable[[datetime], Awaitable[None]]


def _product(browser: AsyncClient, town: Town, purpose: str) -> Book:
    expected = HTTPStatus.CREATED if purpose else HTTPStatus.UNPROCESSABLE_ENTITY

    async def book(at: datetime) -> None:
        wish = {
            "organization_id": str(town.group_id), "purpose": purpose, "starts_at": at.isoformat(),
            "ends_at": (at + QUARTER).isoformat(),
        }  # fmt: skip
        answer = await browser.post(f"/api/{town.slug}/pools/{town.room_id}/bookings", json=wish)
        assert answer.status_code == expected, answer.text

    return book


def _written(sessions: given.Sessions, town: Town, venue: Resource) -> Book:
    lane = Lane(venue)

    async def book(at: datetime) -> None:
        async with given.work(sessions, town.leader) as work:
            booking = Booking(
                id=new_id(), resource_id=venue.id, organization_id=town.group_id, party="开元路舞蹈队",
                purpose="排练节目", search="", quantity=1, zone_ids=[], starts_at=at, ends_at=at + QUARTER,
                state=BookingState.CONFIRMED, asked_at=clock.now(),
            )  # fmt: skip
            work.add(booking)
            await work.flush()
            work.add(hold_for(lane, booking, Units(1, 2)))
            work.record(
                Booked(
                    booking_id=booking.id, thing_id=venue.id, organization_id=town.group_id, starts_at=at, quantity=1,
                    state=BookingState.CONFIRMED,
                )
            )  # fmt: skip

    return book


async def _bare(bare: asyncpg.Connection, town: Town, venue_id: UUID) -> Book:
    tenant_id = town.place.tenant.id
    booking, hold = [await bare.prepare(text) for text in (BOOKING, HOLD)]

    async def book(at: datetime) -> None:
        booking_id = new_id()
        async with bare.transaction():
            await booking.fetch(tenant_id, booking_id, venue_id, town.group_id, at, at + QUARTER)
            await hold.fetch(tenant_id, new_id(), venue_id, at, at + QUARTER, booking_id)

    return book


def main() -> None:
    log.configure("json", "warning")
    bookings = int(sys.argv[1]) if len(sys.argv) > 1 else BOOKINGS
    with (
        tempfile.TemporaryDirectory() as folder,
        server.start(Path(folder) / "pg") as postgres,
        cloned(postgres.url()) as database,
    ):
        rates = asyncio.run(compare(database, bookings))
    of_bare = {label: rate / rates["bare"] for label, rate in rates.items()}
    print(f"{rates['product']:.0f} bookings per second over HTTP, bare {rates['bare']:.0f}: {of_bare['product']:.2f}")
    print(f"{rates['refused']:.0f} requests per second that do not say what for: {of_bare['refused']:.2f}")
    print(f"{rates['written']:.0f} per second written without HTTP or rules: {of_bare['written']:.2f}")
    print(f"aim over HTTP: {AIM}")
    if of_bare["product"] < AIM:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
