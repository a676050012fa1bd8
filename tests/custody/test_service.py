"""Custody: who signs for whom, what may come in, and how it ends; on PostgreSQL as the plain role."""

from datetime import timedelta

import pytest
from sqlalchemy import update

import given
import kept
from kept import Parties
from wushe.access.roles import Role
from wushe.custody import queries, service
from wushe.custody.errors import (
    AgreementOver,
    AlreadySigned,
    ClosingAsked,
    ClosingNotAsked,
    DepositDecided,
    DepositsWaiting,
    HubNeeded,
    MoreThanAgreed,
    NoSuchAgreement,
    NoSuchDeposit,
    NotInForce,
    NotTheirs,
    OwnDraft,
    OwnEntry,
    PaymentsUnfinished,
    PeriodReversed,
    SameParty,
)
from wushe.custody.figures import figures_of
from wushe.custody.kinds import AgreementState, DepositState, Party
from wushe.custody.models import Agreement, Deposit
from wushe.custody.permissions import Custody
from wushe.custody.schemas import NewDeposit, Signing
from wushe.kernel.clock import now, stopped_at, today
from wushe.kernel.errors import Forbidden, Missing
from wushe.kernel.work import Visitor
from wushe.ledger.errors import MoneyIsTied, NothingToPost, TooLittleMoney
from wushe.organizations import queries as organizations, service as roster
from wushe.organizations.errors import InTheFuture, NoLeader
from wushe.organizations.schemas import Leaving
from wushe.payments import service as payments
from wushe.payments.errors import OtherPayee
from wushe.payments.schemas import NewPayment


@pytest.fixture
async def parties(sessions) -> Parties:
    return await kept.custody(sessions)


def person_of(who: Visitor):
    assert who.person
    return who.person.person_id


async def sign(sessions, who: Visitor, agreement_id, party: Party, **said: object) -> None:
    async with given.work(sessions, who) as work:
        await service.sign(work, agreement_id, Signing(party=party, **said))  # type: ignore[arg-type]


async def test_an_agreement_is_between_a_group_and_a_hub_that_is_another(sessions, parties: Parties) -> None:
    with pytest.raises(HubNeeded):
        await kept.drafted(sessions, parties, hub_id=parties.owner_id)
    with pytest.raises(SameParty):
        await kept.drafted(sessions, parties, owner_id=parties.hub_id)
    with pytest.raises(PeriodReversed):
        await kept.drafted(sessions, parties, since=today(), until=today() - timedelta(days=1))
    with pytest.raises(NothingToPost):
        await kept.drafted(sessions, parties, 0)


async def test_a_hub_drafts_agreements_about_what_it_keeps_itself(sessions, parties: Parties) -> None:
    async with given.work(sessions, parties.hub) as work:
        assert (await service.draft(work, kept.wanted(parties))).number.startswith("DG")
    with pytest.raises(Missing):
        async with given.work(sessions, parties.owner) as work:
            await service.draft(work, kept.wanted(parties))
    with pytest.raises(Forbidden):
        async with given.work(sessions, parties.staff) as work:
            await service.draft(work, kept.wanted(parties))


async def test_each_party_signs_once_and_by_its_own_people(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    for who, party in (
        (parties.owner, Party.HUB), (parties.owner, Party.COMMUNITY), (parties.hub, Party.OWNER),
        (parties.staff, Party.OWNER), (parties.staff, Party.HUB), (parties.admin, Party.OWNER),
    ):  # fmt: skip
        with pytest.raises(NotTheirs):
            await sign(sessions, who, agreement_id, party)
    with pytest.raises(NotTheirs):
        await sign(sessions, parties.owner, agreement_id, Party.OWNER, person_id=person_of(parties.hub))
    await sign(sessions, parties.owner, agreement_id, Party.OWNER)
    with pytest.raises(AlreadySigned):
        await sign(sessions, parties.owner, agreement_id, Party.OWNER)


async def test_staff_of_another_community_neither_see_nor_sign_it(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    async with given.work(sessions, parties.admin) as work:
        elsewhere = (await given.community_ids(work))[1]
    other = await given.registered(sessions, parties.place, Role.COMMUNITY_STAFF, communities=[elsewhere])
    with pytest.raises(NoSuchAgreement):
        await sign(sessions, other, agreement_id, Party.COMMUNITY)


async def test_an_administrator_enters_who_signed_on_paper(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    for who, party in ((parties.owner, Party.OWNER), (parties.hub, Party.HUB), (parties.staff, Party.COMMUNITY)):
        await sign(sessions, parties.admin, agreement_id, party, person_id=person_of(who))
    async with given.work(sessions, parties.admin) as work:
        agreement = await work.get(Agreement, agreement_id)
        assert agreement.state is AgreementState.IN_FORCE
        assert agreement.hub_signed_by == person_of(parties.hub)
    with pytest.raises(AgreementOver):
        await sign(sessions, parties.owner, agreement_id, Party.OWNER)


async def test_an_owner_without_a_leader_cannot_sign(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    async with given.work(sessions, parties.admin) as work:
        row = await work.one(organizations.leader_of(parties.owner_id))
        await roster.leave(work, parties.owner_id, row.id, Leaving())
    with pytest.raises(NoLeader):
        await sign(sessions, parties.admin, agreement_id, Party.OWNER, person_id=person_of(parties.owner))


async def test_no_more_than_agreed_comes_in_and_nothing_from_tomorrow(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 100_000)
    with pytest.raises(MoreThanAgreed) as refused:
        await kept.deposited(sessions, parties, agreement_id, 90_001)
    assert refused.value.facts == {"left": "¥90,000.00"}
    tomorrow = NewDeposit(amount=100, payer="村民", on=today() + timedelta(days=1))
    with pytest.raises(InTheFuture):
        async with given.work(sessions, parties.admin) as work:
            await service.deposit(work, agreement_id, tomorrow)
    await kept.deposited(sessions, parties, agreement_id, 90_000)


async def test_what_comes_before_and_after_the_third_signature_is_one_balance(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 100_000)
    for who, party in ((parties.owner, Party.OWNER), (parties.hub, Party.HUB), (parties.staff, Party.COMMUNITY)):
        await sign(sessions, who, agreement_id, party)
    await kept.deposited(sessions, parties, agreement_id, 90_000)
    await kept.asked(sessions, parties, agreement_id, 19_000_000)


async def test_the_owner_is_paid_and_nobody_else(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    with pytest.raises(OtherPayee):
        async with given.work(sessions, parties.admin) as work:
            wanted = NewPayment(
                pot_kind="custody", holder_id=agreement_id, amount=1, what="别处", payee_id=parties.hub_id
            )
            await payments.ask(work, wanted)


async def test_what_is_agreed_about_group_and_period_binds_every_deposit(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties, group="elder", until=today())
    await kept.deposited(sessions, parties, agreement_id, 1_000)
    with pytest.raises(MoneyIsTied):
        async with given.work(sessions, parties.admin) as work:
            wanted = NewPayment(pot_kind="custody", holder_id=agreement_id, amount=1, what="别处", group="child")
            await payments.ask(work, wanted)
    await kept.asked(sessions, parties, agreement_id, 1)
    with pytest.raises(MoneyIsTied), stopped_at(now() + timedelta(days=1)):
        await kept.asked(sessions, parties, agreement_id, 1)


async def test_before_it_is_in_force_it_can_be_cancelled_and_everything_goes_back(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 100_000)
    with pytest.raises(OwnDraft):
        async with given.work(sessions, parties.admin) as work:
            await service.cancel(work, agreement_id)
    async with given.work(sessions, parties.hub) as work:
        await service.cancel(work, agreement_id)
    async with given.work(sessions, parties.admin) as work:
        agreement = await work.get(Agreement, agreement_id)
        told = (await figures_of(work, [agreement]))[agreement_id]
        assert (told.left_fen, told.returned_fen) == (0, 10_000_000)
    for verb in (kept.deposited(sessions, parties, agreement_id, 1), kept.asked(sessions, parties, agreement_id, 1)):
        with pytest.raises((AgreementOver, NotInForce)):
            await verb


async def test_it_closes_when_every_payment_is_proved_and_pays_no_more(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    payment_id = await kept.asked(sessions, parties, agreement_id, 100, "24312000000000000001")
    for verb, who in ((None, None), (payments.approve, parties.second), (payments.pay, parties.second)):
        if verb:
            async with given.work(sessions, who) as work:
                await verb(work, payment_id)
        with pytest.raises(PaymentsUnfinished):
            await kept.closed(sessions, parties, agreement_id)
    async with given.work(sessions, parties.second) as work:
        await payments.close(work, payment_id)
    await kept.closed(sessions, parties, agreement_id)
    for verb in (
        kept.asked(sessions, parties, agreement_id, 1),
        kept.deposited(sessions, parties, agreement_id, 1),
        kept.closed(sessions, parties, agreement_id),
    ):
        with pytest.raises(AgreementOver):
            await verb


async def test_an_agreement_that_is_not_in_force_cannot_be_closed(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    for verb in (service.ask_to_close, service.keep_open, service.close):
        with pytest.raises(NotInForce):
            async with given.work(sessions, parties.admin) as work:
                await verb(work, agreement_id)


async def test_a_deposit_is_in_the_books_when_a_second_person_confirms_it(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    deposit_id = await kept.entered(sessions, parties, agreement_id, 100_000)
    with pytest.raises(TooLittleMoney):
        await kept.asked(sessions, parties, agreement_id, 1)
    with pytest.raises(MoreThanAgreed):
        await kept.entered(sessions, parties, agreement_id, 90_001)
    with pytest.raises(OwnEntry):
        async with given.work(sessions, parties.admin) as work:
            await service.confirm_deposit(work, agreement_id, deposit_id)
    with pytest.raises(Forbidden):
        async with given.work(sessions, parties.owner) as work:
            await service.confirm_deposit(work, agreement_id, deposit_id)
    other_id = await kept.drafted(sessions, parties)
    with pytest.raises(NoSuchDeposit):
        async with given.work(sessions, parties.second) as work:
            await service.confirm_deposit(work, other_id, deposit_id)
    async with given.work(sessions, parties.second) as work:
        made = await service.confirm_deposit(work, agreement_id, deposit_id)
        assert (made.state, made.decided_by) == (DepositState.CONFIRMED, person_of(parties.second))
    for verb in (service.confirm_deposit, service.drop_deposit):
        with pytest.raises(DepositDecided):
            async with given.work(sessions, parties.second) as work:
                await verb(work, agreement_id, deposit_id)
    await kept.asked(sessions, parties, agreement_id, 10_000_000)


async def test_what_was_entered_by_mistake_is_dropped_and_counts_no_longer(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    deposit_id = await kept.entered(sessions, parties, agreement_id, 190_000)
    with pytest.raises(DepositsWaiting):
        await kept.closed(sessions, parties, agreement_id)
    async with given.work(sessions, parties.admin) as work:
        await service.drop_deposit(work, agreement_id, deposit_id)
    with pytest.raises(DepositDecided):
        async with given.work(sessions, parties.second) as work:
            await service.confirm_deposit(work, agreement_id, deposit_id)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    async with given.work(sessions, parties.admin) as work:
        agreement = await work.get(Agreement, agreement_id)
        told = (await figures_of(work, [agreement]))[agreement_id]
        assert (told.deposited_fen, told.left_fen, told.returned_fen) == (19_000_000, 19_000_000, 0)


async def test_a_closing_is_asked_for_by_one_and_carried_out_by_another(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)

    async def by(who: Visitor, verb) -> Agreement:
        async with given.work(sessions, who) as work:
            return await verb(work, agreement_id)

    with pytest.raises(ClosingNotAsked):
        await by(parties.second, service.close)
    await by(parties.admin, service.ask_to_close)
    with pytest.raises(ClosingAsked):
        await by(parties.second, service.ask_to_close)
    with pytest.raises(OwnEntry):
        await by(parties.admin, service.close)
    await by(parties.second, service.keep_open)
    with pytest.raises(ClosingNotAsked):
        await by(parties.second, service.keep_open)
    await by(parties.second, service.ask_to_close)
    assert (await by(parties.admin, service.close)).state is AgreementState.CLOSED


async def test_the_database_itself_knows_no_deposit_and_no_end_of_one_person(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    first_id = await kept.deposited(sessions, parties, agreement_id, 1)
    me = person_of(parties.admin)
    for change in (
        update(Deposit).where(Deposit.id == first_id).values(decided_by=me),
        update(Deposit).where(Deposit.id == first_id).values(entered_by=None),
        update(Agreement).where(Agreement.id == agreement_id).values(state="closed", ended_by=me, ended_on=today()),
        update(Agreement)
        .where(Agreement.id == agreement_id)
        .values(state="closed", closing_asked_by=me, closing_asked_at=now(), ended_by=me, ended_on=today()),
    ):
        with pytest.raises(OwnEntry):
            async with given.work(sessions, parties.admin) as work:
                await work.execute(change)


async def test_each_party_reads_it_and_no_other_group_does(sessions, parties: Parties) -> None:
    agreement_id = await kept.drafted(sessions, parties)
    other = await given.registered(sessions, parties.place, Role.ORGANIZATION_LEADER)
    for who in (parties.owner, parties.hub, parties.staff, parties.admin):
        async with given.work(sessions, who) as work:
            assert await work.one(queries.agreement(work.require(Custody.READ), agreement_id), NoSuchAgreement)
    with pytest.raises(NoSuchAgreement):
        async with given.work(sessions, other) as work:
            await work.one(queries.agreement(work.require(Custody.READ), agreement_id), NoSuchAgreement)
