"""P7, I8, T13: a payment notice that is delivered 25 times counts once; a tampered one never, and the admins are told.

Through the application, many at once. A channel delivers until it hears 200, as real ones do.
"""

import asyncio
import hashlib
import hmac
import json
import random
from typing import NamedTuple

import pytest
from sqlalchemy import func, select

import gifts
import given
import visiting
from wushe.access.roles import Role
from wushe.donations import service
from wushe.donations.models import Donation, PaymentChannel, PaymentNotice, PaymentOrder, Receiving
from wushe.donations.schemas.entered import NewChannel, NewOrder
from wushe.kernel.journal.models import JournalEntry
from wushe.ledger.kinds import EntryKind
from wushe.ledger.models import Entry
from wushe.notifications.models import Notification

DONATIONS, DELIVERIES_OF_EACH, TAMPERED, AT_ONCE = 200, 25, 100, 5
UNAVAILABLE = 503


class Channel(NamedTuple):
    """The township's channel as the payment company knows it, and what it was asked to collect: number to fen."""

    slug: str
    secret: str
    orders: dict[str, int]


@pytest.fixture
async def t(sessions):
    return await gifts.township(sessions)


@pytest.fixture
async def channel(sessions, t) -> Channel:
    async with given.work(sessions, t.admin) as work:
        opened = await service.open_channel(work, NewChannel(name="wechat", label="微信支付"))
        giver = await gifts.donor(work)
        orders: dict[str, int] = {}
        for number in range(1, DONATIONS + 1):
            donation = await gifts.pledged(work, giver, number)
            placing = NewOrder(channel_id=opened.channel.id, amount=number * 100)
            order = await service.place_order(work, donation.id, placing)
            orders[order.out_trade_no] = order.amount_fen
    return Channel(t.slug, opened.secret, orders)


def written(number: str, fen: int) -> bytes:
    return json.dumps({"channel": "wechat", "out_trade_no": number, "amount_fen": fen}).encode()


def signature(channel: Channel, body: bytes) -> str:
    return hmac.new(channel.secret.encode(), body, hashlib.sha256).hexdigest()


async def deliver(browser, channel: Channel, body: bytes, signed: str):
    """What the channel hears, which tries again where nobody could answer."""
    while True:
        headers = {"content-type": "application/json", "x-wushe-signature": signed}
        answer = await browser.post(f"/api/{channel.slug}/donation-notices", content=body, headers=headers)
        if answer.status_code != UNAVAILABLE:
            return answer


async def all_at_once(browser, channel: Channel, notices: list[tuple[bytes, str]]):
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(body: bytes, signed: str):
        async with gate:
            return await deliver(browser, channel, body, signed)

    return await asyncio.gather(*(one(*notice) for notice in notices))


async def count(sessions, t, query) -> int:
    async with given.work(sessions, t.admin) as work:
        return await work.scalar(query)


def events(name: str):
    return select(func.count()).select_from(JournalEntry).where(JournalEntry.event == name)


async def test_promise_p07_5000_deliveries_of_200_donations_are_200_postings(database_url, sessions, t, channel):
    bodies = [written(number, fen) for number, fen in channel.orders.items()]
    notices = [(body, signature(channel, body)) for body in bodies for _ in range(DELIVERIES_OF_EACH)]
    random.Random(7).shuffle(notices)
    async with visiting.browser(database_url) as browser:
        answers = await all_at_once(browser, channel, notices)
    assert {answer.status_code for answer in answers} == {200}
    told = [answer.json()["result"] for answer in answers]
    assert (told.count("counted"), told.count("duplicate")) == (200, 4_800)
    assert await count(sessions, t, select(func.count()).select_from(Entry)) == DONATIONS
    assert await count(sessions, t, select(func.count()).select_from(PaymentNotice)) == DONATIONS
    async with given.work(sessions, t.admin) as work:
        assert await gifts.at_bank(work) == sum(channel.orders.values()) // 100
        kinds = set(await work.all(select(Entry.kind)))
        states = set(await work.all(select(Donation.state)))
    assert kinds == {EntryKind.RECEIPT}
    assert states == {"received"}


async def test_promise_p07_of_100_tampered_none_is_credited_and_the_admins_are_told(database_url, sessions, t, channel):
    await given.member(sessions, t.place, Role.TOWNSHIP_ADMIN)
    half = list(channel.orders.items())[: TAMPERED // 2]
    forged = [(written(number, fen + 1), signature(channel, written(number, fen))) for number, fen in half]
    dearer = [(body := written(number, fen * 100), signature(channel, body)) for number, fen in half]
    async with visiting.browser(database_url) as browser:
        answers = await all_at_once(browser, channel, [*forged, *dearer])
    assert [answer.status_code for answer in answers] == [403] * len(forged) + [409] * len(dearer)
    assert await count(sessions, t, select(func.count()).select_from(Receiving)) == 0
    assert await count(sessions, t, select(func.count()).select_from(Entry)) == 0
    assert await count(sessions, t, events("notice_refused")) == len(dearer)
    assert await count(sessions, t, events("notices_forged")) == 1
    inbox = select(func.count()).select_from(Notification).where(Notification.rule.like("notice%"))
    assert await count(sessions, t, inbox) > 0


async def test_promise_p07_a_replay_with_another_amount_is_refused_after_it_counted(database_url, sessions, t, channel):
    [(number, fen), *_others] = channel.orders.items()
    async with visiting.browser(database_url) as browser:
        right, more = written(number, fen), written(number, fen + 1)
        first = await deliver(browser, channel, right, signature(channel, right))
        replay = await deliver(browser, channel, more, signature(channel, more))
        unknown = written("WS20260101NOSUCHORDER", fen)
        nowhere = await deliver(browser, channel, unknown, signature(channel, unknown))
        unsigned = await deliver(browser, channel, right, "")
    assert first.json() == {"result": "counted"}
    assert (replay.status_code, replay.json()["code"]) == (409, "donations.notice_unfit")
    assert (nowhere.status_code, unsigned.status_code) == (409, 403)
    async with given.work(sessions, t.admin) as work:
        assert await gifts.at_bank(work) == fen // 100


async def test_promise_p07_a_closed_channel_is_not_believed(database_url, sessions, t, channel):
    [(number, fen), *_others] = channel.orders.items()
    async with given.work(sessions, t.admin) as work:
        await service.close_channel(work, await work.scalar(select(PaymentOrder.channel_id)))
    body = written(number, fen)
    async with visiting.browser(database_url) as browser:
        answer = await deliver(browser, channel, body, signature(channel, body))
    assert answer.status_code == 404


async def test_promise_p07_the_secret_lies_sealed(sessions, t, channel):
    async with given.work(sessions, t.admin) as work:
        [kept] = await work.all(select(PaymentChannel.secret_sealed))
    assert channel.secret.encode() not in kept
    assert len(kept) > len(channel.secret)
