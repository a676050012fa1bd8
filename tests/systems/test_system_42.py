"""Row 42, 资金代管·三方协议: 19 万元 of 龙舟队, its community and a hub; nothing before the third signature."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from itertools import permutations

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

import given
import kept
from kept import Parties
from wushe.custody import queries, service
from wushe.custody.drawing import reported
from wushe.custody.errors import NotInForce, OnePerson
from wushe.custody.figures import Figures, figures_of
from wushe.custody.kinds import AgreementState, Party
from wushe.custody.models import Agreement
from wushe.custody.naming import names_in
from wushe.custody.schemas import Signing
from wushe.kernel.clock import now, today
from wushe.kernel.database.integrity import is_unavailable
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Refusal
from wushe.ledger import posting, queries as ledger
from wushe.ledger.errors import MoneyIsHeld, TooLittleMoney
from wushe.ledger.kinds import EntryKind
from wushe.ledger.models import Account, Entry, Holding
from wushe.ledger.posting import Move
from wushe.payments import service as payments
from wushe.payments.errors import OwnRequest
from wushe.payments.kinds import PaymentState
from wushe.payments.models import PaymentRequest

YUAN = 100


@pytest.fixture
async def parties(sessions) -> Parties:
    return await kept.custody(sessions)


async def patiently(verb: Callable[[], Awaitable[object]]) -> None:
    """As a client does that is told 503: again, until there is an answer."""
    while True:
        try:
            await verb()
        except DBAPIError as error:
            if not is_unavailable(error):
                raise
        else:
            return


async def figures(sessions, parties: Parties, agreement_id) -> Figures:
    async with given.work(sessions, parties.admin) as work:
        agreement = await work.get(Agreement, agreement_id)
        return (await figures_of(work, [agreement]))[agreement.id]


async def test_system_42_190_000_yuan_come_in_are_asked_for_paid_and_closed(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    assert await figures(sessions, parties, agreement_id) == (19_000_000, 0, 0, 19_000_000)
    await kept.finished(sessions, parties, agreement_id, 11_000_000, "24312000000000000001")
    await kept.finished(sessions, parties, agreement_id, 6_000_050, "24312000000000000002")
    await kept.closed(sessions, parties, agreement_id)
    async with given.work(sessions, parties.admin) as work:
        assert (await work.get(Agreement, agreement_id)).state is AgreementState.CLOSED
    told = await figures(sessions, parties, agreement_id)
    assert told == (19_000_000, 0, 17_000_050, 0)
    assert told.returned_fen == 1_999_950
    async with given.work(sessions, parties.admin) as work:
        agreement = await work.get(Agreement, agreement_id)
        report = await reported(work, agreement, await names_in(work, [agreement]))
        assert report["deposits"] == [[today().isoformat(), "檀木桥村民", "¥190,000.00"]]
        assert [row[-1] for row in report["payments"]] == ["¥110,000.00", "¥60,000.50"]
        assert ["退回存入方", "¥19,999.50"] in report["sums"]
        [refund] = await work.all(select(Entry).where(Entry.kind == EntryKind.REFUND))
        assert refund.about_id == agreement_id
        assert not await work.all(select(Holding).where(Holding.fen > 0))


@pytest.mark.parametrize("order", list(permutations(Party)), ids="-".join)
async def test_system_42_nothing_is_spendable_before_the_third_signature(sessions, parties: Parties, order) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    signers = {Party.OWNER: parties.owner, Party.COMMUNITY: parties.staff, Party.HUB: parties.hub}
    for party in order:
        with pytest.raises(NotInForce):
            await kept.asked(sessions, parties, agreement_id, 1)
        await kept.signed(sessions, signers[party], agreement_id, party)
    await kept.asked(sessions, parties, agreement_id, 19_000_000)


@pytest.mark.parametrize("kind", [EntryKind.PAYMENT, EntryKind.RESERVATION])
async def test_system_42_the_database_itself_pays_nothing_out_of_what_is_held(
    sessions, parties: Parties, kind: EntryKind
) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    with pytest.raises(MoneyIsHeld):
        async with given.work(sessions, parties.admin) as work:
            agreement = await work.get(Agreement, agreement_id)
            bank = await posting.main_bank(work)
            move = Move(1, agreement.held_id, bank.id)
            await posting.transfer(work, kind, move, about_id=agreement_id, on=today())


async def test_system_42_the_database_itself_knows_no_custody_account_without_three_persons(
    sessions, parties: Parties
) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    for who, party in ((parties.hub, Party.HUB), (parties.owner, Party.OWNER)):
        await kept.signed(sessions, who, agreement_id, party)

    async def forge(**values: object) -> None:
        async with given.work(sessions, parties.admin) as work:
            await work.execute(update(Agreement).where(Agreement.id == agreement_id).values(**values))

    async with given.work(sessions, parties.admin) as work:
        account = (await work.get(Agreement, agreement_id)).held_id
    for values in ({"state": "in_force"}, {"account_id": account}, {"state": "in_force", "account_id": account}):
        with pytest.raises(DBAPIError, match="ck_custody_agreement"):
            await forge(**values)
    assert parties.owner.person
    with pytest.raises(OnePerson):
        await forge(community_signed_by=parties.owner.person.person_id, community_signed_at=now())


async def test_system_42_one_person_does_not_sign_for_two_parties(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    await kept.signed(sessions, parties.owner, agreement_id, Party.OWNER)
    assert parties.owner.person
    with pytest.raises(OnePerson):
        async with given.work(sessions, parties.admin) as work:
            twice = Signing(party=Party.COMMUNITY, person_id=parties.owner.person.person_id)
            await service.sign(work, agreement_id, twice)


async def test_system_42_requests_that_add_up_to_190_000_01_are_refused(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    await kept.asked(sessions, parties, agreement_id, 100_000 * YUAN)
    with pytest.raises(TooLittleMoney):
        await kept.asked(sessions, parties, agreement_id, 90_000 * YUAN + 1)
    await kept.asked(sessions, parties, agreement_id, 90_000 * YUAN)
    with pytest.raises(TooLittleMoney):
        await kept.asked(sessions, parties, agreement_id, 1)


async def test_system_42_who_asks_does_not_approve(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    async with given.work(sessions, parties.admin) as work:
        request = await payments.ask(work, kept.request_of(agreement_id, 100))
    with pytest.raises(OwnRequest):
        async with given.work(sessions, parties.admin) as work:
            await payments.approve(work, request.id)
    assert parties.admin.person
    with pytest.raises(OwnRequest):  # safety.md, T16: in the database itself
        async with given.work(sessions, parties.admin) as work:
            me = parties.admin.person.person_id
            forged = update(PaymentRequest).where(PaymentRequest.id == request.id)
            await work.execute(forged.values(state="approved", decided_by=me, decided_at=now()))


@pytest.mark.crowd
async def test_system_42_fifty_who_ask_at_once_share_190_000_to_the_fen(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    each = 700_000

    async def ask() -> str:
        try:
            await patiently(lambda: kept.asked(sessions, parties, agreement_id, each))
        except TooLittleMoney:
            return "refused"
        return "asked"

    answers = Counter(await asyncio.gather(*(ask() for _client in range(50))))
    assert answers == {"asked": 27, "refused": 23}
    told = await figures(sessions, parties, agreement_id)
    assert (told.set_aside_fen, told.left_fen) == (27 * each, 19_000_000 - 27 * each)
    async with given.work(sessions, parties.admin) as work:
        numbers = await work.all(select(PaymentRequest.number))
        assert len(set(numbers)) == 27


@pytest.mark.crowd
async def test_system_42_fifty_who_approve_pay_or_withdraw_one_request_do_it_once(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    payment_id = await kept.asked(sessions, parties, agreement_id, 500_000, "24312000000000000001")

    async def press(number: int) -> str:
        verbs = [
            (payments.approve, parties.admin), (payments.pay, parties.second), (payments.withdraw, parties.owner),
            (payments.approve, parties.second), (payments.pay, parties.admin),
        ]  # fmt: skip
        verb, who = verbs[number % len(verbs)]

        async def once() -> None:
            async with given.work(sessions, who) as work:
                await verb(work, payment_id)

        try:
            await patiently(once)
        except Refusal as refusal:
            return refusal.code
        return verb.__name__

    pressed = await asyncio.gather(*map(press, range(50)))
    done = [word for word in pressed if "." not in word]
    assert sorted(done) in (["approve", "pay"], ["approve", "withdraw"], ["withdraw"], ["approve"])
    told = await figures(sessions, parties, agreement_id)
    paid = 500_000 if "pay" in done else 0
    waits = 500_000 if done == ["approve"] else 0
    assert told == (19_000_000, waits, paid, 19_000_000 - paid - waits)
    async with given.work(sessions, parties.admin) as work:
        request = await work.get(PaymentRequest, payment_id)
        assert request.state in set(PaymentState)
        bank = await posting.main_bank(work)
        banked = sum(lot.fen for lot in await ledger.lots(work, bank.id))
        assert banked == 19_000_000 - paid
        accounts = await work.all(select(Account.id).where(Account.holder_id.is_not(None)))
        assert sum([lot.fen for one in accounts for lot in await ledger.lots(work, one)]) == banked


async def test_system_42_a_foreign_hand_finds_nothing(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    other = await kept.custody(sessions)
    with pytest.raises(Refusal):
        async with given.work(sessions, other.admin) as work:
            await work.one(queries.agreement(work.require("custody:read"), agreement_id), Refusal)  # type: ignore[arg-type]
    with pytest.raises(Refusal):
        async with given.work(sessions, other.admin) as work:
            await service.sign(work, agreement_id, Signing(party=Party.HUB, person_id=new_id()))
