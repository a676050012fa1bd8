"""Micro-wishes on a real database, as the plain role."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select

import given
import wished
from wushe.access.roles import Role
from wushe.communities.errors import NoSuchCommunity
from wushe.kernel.clock import now, stopped_at, today
from wushe.kernel.errors import Forbidden, Invalid, Missing, Refusal, Stale
from wushe.kernel.journal.models import JournalEntry
from wushe.notifications.models import Notification
from wushe.people import service as people
from wushe.people.kinds import RevealReason
from wushe.people.models import Person
from wushe.people.subject import everything_about
from wushe.wishes import codes, service
from wushe.wishes.errors import (
    AliasOrPerson,
    AlreadyClaimed,
    CodeUsed,
    CommunityNeeded,
    ConsentNeeded,
    ContactGone,
    HoldsEnough,
    NoSuchClaim,
    NoSuchCode,
    NoSuchWish,
    NotDeliveredYet,
    NotYourOrganization,
    OwnDelivery,
    OwnWish,
    PledgedTooOften,
)
from wushe.wishes.kinds import Claimer, ClaimState, Confirmer, ReleaseReason, WishKind, WishState
from wushe.wishes.models import MicroWish, WishClaim, WishContact
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims, listing, wishes as queries
from wushe.wishes.schemas.entered import (
    Because,
    Confirmation,
    CounterClaim,
    NewClaim,
    NewWish,
    Pledge,
    RulesData,
    ThanksCheck,
    WishData,
    WishFilters,
)
from wushe.wishes.service import keeping
from wushe.wishes.service.forgetting import forget_old
from wushe.wishes.service.throttle import MOST_PLEDGED
from wushe.wishes.showing import wish_shown

PHONE = "13912345678"
PLEDGE = Pledge(name="金丝雀", phone=PHONE, consents=True)
NETWORK = b"one village"


@pytest.fixture
async def cast(sessions):
    return await wished.cast(sessions)


@pytest.fixture
async def passer_by(sessions, cast):
    return await given.visitor(sessions, cast.place, Role.RESIDENT)


async def _wish(sessions, cast, wish_id) -> tuple[MicroWish, WishClaim | None]:
    async with given.work(sessions, cast.admin) as work:
        return await work.get(MicroWish, wish_id), await work.one_or_none(claims.standing(wish_id))


# --- writing down, verifying, publishing


async def test_numbers_run_without_gaps(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        first, second = await wished.written(work, cast.where), await wished.written(work, cast.where, "一本字典")
    assert (first.number, second.number) == (1, 2)


async def test_a_wish_is_of_somebody_and_of_one(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        known = await given.resident(work, "王小明", cast.where)
        for who in ({"alias": ""}, {"alias": "小同学", "person_id": known.id}):
            with pytest.raises(AliasOrPerson):
                await wished.written(work, cast.where, **who)
        made = await wished.written(work, cast.where, alias="", person_id=known.id)
    assert (made.person_id, made.alias) == (known.id, None)


async def test_the_name_of_the_person_in_the_register_does_not_stand_in_the_title(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        known = await given.resident(work, "王小明", cast.where)
        with pytest.raises(Invalid) as refused:
            await wished.written(work, cast.where, "给王小明一双鞋", alias="", person_id=known.id)
    assert list(refused.value.fields) == ["title"]


async def test_the_township_says_how_dear_a_wish_may_be(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        with pytest.raises(Invalid) as refused:
            await wished.written(work, cast.where, value=50_001)
        assert list(refused.value.fields) == ["value"]
    async with given.work(sessions, cast.admin) as work:
        await service.change_rules(work, RulesData(limit=80_000, claim_days=7))
    async with given.work(sessions, cast.staff) as work:
        assert (await wished.written(work, cast.where, value=80_000)).value_fen == 80_000
        with pytest.raises(Forbidden):
            await service.change_rules(work, RulesData(limit=1, claim_days=1))


async def test_staff_write_down_for_their_community_and_leaders_for_any(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        [_mine, other] = await given.community_ids(work)
    async with given.work(sessions, cast.staff) as work:
        with pytest.raises(CommunityNeeded):
            await wished.written(work, other)
    leader = await wished.someone(sessions, cast.place, Role.ORGANIZATION_LEADER)
    async with given.work(sessions, leader) as work:
        made = await wished.written(work, other)
        with pytest.raises(NoSuchCommunity):
            await wished.written(work, made.id)
    async with given.work(sessions, cast.staff) as work:
        with pytest.raises(NoSuchWish):
            await service.edit(work, made.id, WishData(title="改成别的", kind=made.kind))


async def test_a_leader_chooses_nobody_out_of_the_register(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        known = await given.resident(work, "王小明", cast.where)
    leader = await wished.someone(sessions, cast.place, Role.ORGANIZATION_LEADER)
    async with given.work(sessions, leader) as work:
        with pytest.raises(Forbidden):
            await wished.written(work, cast.where, alias="", person_id=known.id)


async def test_another_person_verifies_and_an_edit_sends_it_back(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        wish = await wished.written(work, cast.where)
        with pytest.raises(OwnWish):
            await service.verify(work, wish.id)
    async with given.work(sessions, cast.other) as work:
        await service.verify(work, wish.id)
        await service.publish(work, wish.id)
    async with given.work(sessions, cast.other) as work:
        changed = await service.edit(work, wish.id, WishData(title="一双 37 码的运动鞋", kind=wish.kind))
    assert (changed.state, changed.published_at) == (WishState.COLLECTED, None)
    async with given.work(sessions, cast.admin) as work:
        assert (await service.verify(work, wish.id)).state is WishState.VERIFIED


async def test_what_changed_since_it_was_read_is_not_verified(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        wish = await wished.written(work, cast.where)
        read = wish.version
        await service.edit(work, wish.id, WishData(title="一双 37 码的运动鞋", kind=wish.kind))
    async with given.work(sessions, cast.other) as work:
        work.expected_version = read
        with pytest.raises(Stale):
            await service.verify(work, wish.id)


async def test_who_wrote_it_hears_that_it_was_refused(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        wish = await wished.written(work, cast.where)
    async with given.work(sessions, cast.other) as work:
        await service.refuse(work, wish.id, Because(reason="尺码没写"))
    async with given.work(sessions, cast.admin) as work:
        told = await work.all(select(Notification).where(Notification.rule == "wish_refused.collector"))
    assert [note.person_id for note in told] == [cast.staff.person.person_id]


# --- claiming


async def test_a_group_claims_by_who_leads_it(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        head = await given.resident(work, "陈测试")
        group = await given.organization(work, "青禾助学社", leader=head)
    leader = await given.member(sessions, cast.place, Role.ORGANIZATION_LEADER, person_id=head.id)
    wish_id = await wished.published(sessions, cast)
    async with given.work(sessions, cast.giver) as work:
        with pytest.raises(NotYourOrganization):
            await service.claim(work, wish_id, NewClaim(organization_id=group.id))
    async with given.work(sessions, leader) as work:
        made = await service.claim(work, wish_id, NewClaim(organization_id=group.id))
    assert (made.claimer, made.due_on) == (Claimer.ORGANIZATION, today() + timedelta(days=14))


async def test_an_enterprise_at_the_counter_is_written_down_by_staff_with_a_consent(sessions, cast):
    wish_id = await wished.published(sessions, cast)
    firm = CounterClaim(enterprise="星沙启明制造有限公司", name="金丝雀", phone=PHONE, consents=False)
    with pytest.raises(ConsentNeeded):
        async with given.work(sessions, cast.staff) as work:
            await service.claim_at_counter(work, wish_id, firm)
    async with given.work(sessions, cast.staff) as work:
        made = await service.claim_at_counter(work, wish_id, replace(firm, consents=True))
        shown = await service.reveal(work, wish_id, RevealReason.PHONE_CALL)
    assert (made.claimer, made.state) == (Claimer.ENTERPRISE, ClaimState.FIRM)
    assert (shown.name, shown.phone) == ("金丝雀", PHONE)


async def test_a_passer_by_s_claim_is_held_until_staff_have_called(sessions, cast, passer_by):
    wish_id = await wished.published(sessions, cast)
    async with given.work(sessions, passer_by) as work:
        held = await service.pledge(work, wish_id, PLEDGE, NETWORK)
    assert (held.state, held.due_on) == (ClaimState.HELD, None)
    async with given.work(sessions, cast.giver) as work:
        with pytest.raises(AlreadyClaimed):
            await service.claim(work, wish_id, NewClaim())
    async with given.work(sessions, cast.staff) as work:
        called = await service.call(work, wish_id)
    assert (called.state, called.called_by) == (ClaimState.FIRM, cast.staff.person.person_id)


async def test_what_a_passer_by_leaves_lies_sealed(sessions, cast, passer_by):
    wish_id = await wished.published(sessions, cast)
    async with given.work(sessions, passer_by) as work:
        await service.pledge(work, wish_id, PLEDGE, NETWORK)
    async with given.work(sessions, cast.admin) as work:
        [contact] = await work.all(select(WishContact))
    assert contact.phone_masked == "139****5678"
    assert PHONE.encode() not in contact.phone_sealed + contact.name_sealed
    assert "金丝雀".encode() not in contact.name_sealed


async def test_staff_delete_a_contact_when_the_giver_asks_and_the_claim_stands(sessions, cast, passer_by):
    wish_id = await wished.published(sessions, cast)
    async with given.work(sessions, passer_by) as work:
        await service.pledge(work, wish_id, PLEDGE, None)
    async with given.work(sessions, cast.staff) as work:
        await service.call(work, wish_id)
        await service.forget_giver(work, wish_id)
        with pytest.raises(ContactGone):
            await service.forget_giver(work, wish_id)
    async with given.work(sessions, cast.admin) as work:
        assert await work.all(select(WishContact)) == []
        assert (await work.one(claims.standing(wish_id))).state is ClaimState.FIRM


async def test_nobody_is_reached_within_48_hours_and_the_wish_is_free(sessions, cast, passer_by):
    wish_id = await wished.published(sessions, cast)
    async with given.work(sessions, passer_by) as work:
        await service.pledge(work, wish_id, PLEDGE, NETWORK)
    job = await given.system(sessions, cast.place)
    with stopped_at(now() + timedelta(hours=47, minutes=59)):
        async with given.work(sessions, job) as work:
            assert await keeping.lapse(work) == 0
    with stopped_at(now() + timedelta(hours=48, minutes=1)):
        async with given.work(sessions, job) as work:
            assert await keeping.lapse(work) == 1
    wish, claim = await _wish(sessions, cast, wish_id)
    assert (wish.state, claim) == (WishState.OPEN, None)


async def test_one_telephone_holds_two_wishes_and_no_third(sessions, cast, passer_by):
    ids = [await wished.published(sessions, cast, title) for title in ("一双运动鞋", "一本字典", "一个书包")]
    for wish_id in ids[:2]:
        async with given.work(sessions, passer_by) as work:
            await service.pledge(work, wish_id, PLEDGE, None)
    with pytest.raises(HoldsEnough):
        async with given.work(sessions, passer_by) as work:
            await service.pledge(work, ids[2], PLEDGE, None)


async def test_one_network_does_not_claim_without_end(sessions, cast, passer_by):
    for number in range(MOST_PLEDGED):
        wish_id = await wished.published(sessions, cast, f"第 {number} 个书包")
        async with given.work(sessions, passer_by) as work:
            phone = f"139000000{number:02}"
            await service.pledge(work, wish_id, Pledge(name="金丝雀", phone=phone, consents=True), NETWORK)
    last = await wished.published(sessions, cast)
    with pytest.raises(PledgedTooOften):
        async with given.work(sessions, passer_by) as work:
            await service.pledge(work, last, PLEDGE, NETWORK)


async def test_who_pledged_finds_the_claim_by_its_link_and_takes_everything_back(sessions, cast, passer_by):
    wish_id = await wished.published(sessions, cast)
    async with given.work(sessions, passer_by) as work:
        held = await service.pledge(work, wish_id, PLEDGE, None)
        code = codes.pledge_code(work.secret, held.id)
    async with given.work(sessions, passer_by) as work:
        await service.forget_pledge(work, code)
    wish, claim = await _wish(sessions, cast, wish_id)
    assert (wish.state, claim) == (WishState.OPEN, None)
    async with given.work(sessions, passer_by) as work:
        with pytest.raises(ContactGone):
            await service.forget_pledge(work, code)
        with pytest.raises(NoSuchClaim):
            await service.pledged(work, codes.confirmation_code(work.secret, held.id))


async def test_a_claim_is_given_back_by_who_made_it_and_released_by_staff(sessions, cast):
    wish_id = await wished.claimed(sessions, cast)
    stranger = await wished.someone(sessions, cast.place, Role.VOLUNTEER)
    async with given.work(sessions, stranger) as work:
        with pytest.raises(NoSuchClaim):
            await service.give_back(work, wish_id, Because(reason="来不及"))
    async with given.work(sessions, cast.giver) as work:
        await service.give_back(work, wish_id, Because(reason="来不及"))
    async with given.work(sessions, stranger) as work:
        await service.claim(work, wish_id, NewClaim())
    async with given.work(sessions, cast.staff) as work:
        await service.release(work, wish_id, Because(reason="联系不上"))
    async with given.work(sessions, cast.admin) as work:
        ended = await work.all(select(WishClaim).order_by(WishClaim.claimed_at))
    assert [one.end_reason for one in ended] == [ReleaseReason.GIVEN_BACK, ReleaseReason.BY_STAFF]
    assert [one.end_note for one in ended] == ["来不及", "联系不上"]


async def test_a_claim_is_warned_of_once_and_released_when_its_day_has_passed(sessions, cast):
    wish_id = await wished.claimed(sessions, cast)
    job = await given.system(sessions, cast.place)
    for days in (10, 11, 12, 14):
        with stopped_at(now() + timedelta(days=days)):
            async with given.work(sessions, job) as work:
                await keeping.follow_up(work)
    async with given.work(sessions, cast.admin) as work:
        warned = select(Notification.person_id).where(Notification.rule == "wish_falls_due.person")
        assert await work.all(warned) == [cast.giver.person.person_id]
    _wish_then, claim = await _wish(sessions, cast, wish_id)
    assert claim is not None
    with stopped_at(now() + timedelta(days=15)):
        async with given.work(sessions, job) as work:
            await keeping.follow_up(work)
    wish, claim = await _wish(sessions, cast, wish_id)
    assert (wish.state, claim) == (WishState.OPEN, None)


async def test_what_was_brought_in_time_is_not_released_however_long_it_lies(sessions, cast):
    wish_id = await wished.claimed(sessions, cast)
    async with given.work(sessions, cast.staff) as work:
        await service.receive(work, wish_id)
    with stopped_at(now() + timedelta(days=40)):
        async with given.work(sessions, await given.system(sessions, cast.place)) as work:
            await keeping.follow_up(work)
    _wish_then, claim = await _wish(sessions, cast, wish_id)
    assert claim is not None


# --- delivering and confirming


async def test_the_resident_confirms_with_the_code_on_paper_once(sessions, cast, passer_by):
    wish_id = await wished.claimed(sessions, cast)
    async with given.work(sessions, cast.staff) as work:
        claim = await work.one(claims.standing(wish_id))
        code = codes.confirmation_code(work.secret, claim.id)
    with pytest.raises(NotDeliveredYet):
        async with given.work(sessions, passer_by) as work:
            await service.confirm_by_code(work, code, Confirmation())
    async with given.work(sessions, cast.staff) as work:
        await service.deliver(work, wish_id)
    async with given.work(sessions, passer_by) as work:
        await service.confirm_by_code(work, code, Confirmation(thanks="谢谢好心人"))
    wish, claim = await _wish(sessions, cast, wish_id)
    assert claim
    assert (wish.state, claim.confirmer, claim.thanks) == (WishState.FULFILLED, Confirmer.CODE, "谢谢好心人")
    with pytest.raises(CodeUsed):
        async with given.work(sessions, passer_by) as work:
            await service.confirm_by_code(work, code, Confirmation())
    with pytest.raises(NoSuchCode):
        async with given.work(sessions, passer_by) as work:
            await service.confirm_by_code(work, codes.pledge_code(work.secret, claim.id), Confirmation())


async def test_the_code_of_a_released_claim_is_good_for_nothing(sessions, cast, passer_by):
    wish_id = await wished.claimed(sessions, cast)
    async with given.work(sessions, cast.staff) as work:
        claim = await work.one(claims.standing(wish_id))
        code = codes.confirmation_code(work.secret, claim.id)
        await service.release(work, wish_id, Because(reason="联系不上"))
    async with given.work(sessions, passer_by) as work:
        with pytest.raises(NoSuchCode):
            await service.wish_of_code(work, code)


async def test_another_member_of_staff_confirms_for_the_resident(sessions, cast):
    wish_id = await wished.delivered(sessions, cast)
    async with given.work(sessions, cast.staff) as work:
        with pytest.raises(OwnDelivery):
            await service.confirm(work, wish_id, Confirmation())
    async with given.work(sessions, cast.other) as work:
        await service.confirm(work, wish_id, Confirmation())
    _wish_then, claim = await _wish(sessions, cast, wish_id)
    assert claim
    assert (claim.confirmer, claim.confirmed_by) == (Confirmer.STAFF, cast.other.person.person_id)


async def test_the_giver_reads_the_thanks_that_staff_let_through(sessions, cast):
    wish_id = await wished.delivered(sessions, cast)
    async with given.work(sessions, cast.other) as work:
        await service.confirm(work, wish_id, Confirmation(thanks="谢谢您"))

    async def read() -> str:
        async with given.work(sessions, cast.giver) as work:
            shown = await wish_shown(work, await work.get(MicroWish, wish_id))
            assert shown.claim
            return shown.claim.thanks

    assert await read() == ""
    async with given.work(sessions, cast.other) as work:
        await service.check_thanks(work, wish_id, ThanksCheck(show=True))
    assert await read() == "谢谢您"


async def test_thanks_that_tell_who_it_is_are_not_shown(sessions, cast):
    wish_id = await wished.delivered(sessions, cast, alias="爱跑步的小同学")
    async with given.work(sessions, cast.other) as work:
        await service.confirm(work, wish_id, Confirmation(thanks="我是爱跑步的小同学，谢谢"))
        with pytest.raises(Invalid):
            await service.check_thanks(work, wish_id, ThanksCheck(show=True))
        assert not (await service.check_thanks(work, wish_id, ThanksCheck())).thanks_shown


# --- totals, reach, what is kept and forgotten


async def test_totals_are_counted_from_rows(sessions, cast):
    with stopped_at(now() - timedelta(days=8)):
        wish_id = await wished.delivered(sessions, cast)
        await wished.claimed(sessions, cast, "一本字典")
        async with given.work(sessions, cast.staff) as work:
            gone = await wished.written(work, cast.where, "一个书包")
            await service.withdraw(work, gone.id, Because(reason="已经买了"))
    async with given.work(sessions, cast.other) as work:
        await service.confirm(work, wish_id, Confirmation())
        told = await service.totals(work, work.require(Wishes.READ))
    assert (told.collected, told.claimed, told.fulfilled, told.days) == (2, 2, 1, 8.0)


async def test_what_nobody_confirms_within_a_week_is_late(sessions, cast):
    with stopped_at(now() - timedelta(days=9)):
        await wished.delivered(sessions, cast)
    async with given.work(sessions, cast.staff) as work:
        assert await work.scalar(listing.matching(work.require(Wishes.READ), WishFilters(late=True))) == 1


@pytest.mark.parametrize("q", ["运动鞋", "yundongxie", "ydx", "1"])
async def test_a_wish_is_found_by_chinese_pinyin_initials_and_number(sessions, cast, q):
    await wished.published(sessions, cast)
    await wished.published(sessions, cast, "字典")
    async with given.work(sessions, cast.giver) as work:
        rows = await work.all(listing.bundled(work.require(Wishes.READ), WishFilters(q=q)))
    assert [row.title for row in rows] == ["一双 36 码的运动鞋"]


async def test_a_volunteer_reads_what_is_published_and_of_their_own_a_little_more(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        hidden = await wished.written(work, cast.where, "一本字典")
    wish_id = await wished.claimed(sessions, cast)
    stranger = await wished.someone(sessions, cast.place, Role.FUNDER)
    async with given.work(sessions, stranger) as work:
        with pytest.raises(Missing):
            await work.one(queries.wish(work.require(Wishes.READ), hidden.id))
        other = await wish_shown(work, await work.get(MicroWish, wish_id))
    async with given.work(sessions, cast.giver) as work:
        mine = await wish_shown(work, await work.get(MicroWish, wish_id))
    assert (other.notes, other.alias, other.claim, other.value_fen) == (None, None, None, None)
    assert (mine.notes, mine.delivery_point, mine.alias) == ("蓝色", "开元路社区党群服务中心", None)


async def test_one_s_file_holds_one_s_wishes_and_claims(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        known = await given.resident(work, "王小明", cast.where)
        await wished.written(work, cast.where, alias="", person_id=known.id)
    await wished.claimed(sessions, cast, "一本字典")
    async with given.work(sessions, cast.admin) as work:
        of_wisher = await everything_about(work, await work.get(Person, known.id))
        of_giver = await everything_about(work, await work.get(Person, cast.giver.person.person_id))
    assert [row["title"] for row in of_wisher["micro_wish"]] == ["一双 36 码的运动鞋"]
    assert [row["state"] for row in of_giver["wish_claim"]] == ["firm"]


async def test_who_wants_nothing_kept_leaves_no_size_and_no_open_wish(sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        known = await given.resident(work, "王小明", cast.where)
    wish_id = await wished.published(sessions, cast, alias="", person_id=known.id)
    async with given.work(sessions, cast.admin) as work:
        await people.erase_person(work, known.id)
    wish, _claim = await _wish(sessions, cast, wish_id)
    assert (wish.notes, wish.state) == ("", WishState.WITHDRAWN)


async def test_ninety_days_after_the_end_nobody_is_named_any_more(sessions, cast, passer_by):
    wish_id = await wished.published(sessions, cast)
    async with given.work(sessions, passer_by) as work:
        await service.pledge(work, wish_id, PLEDGE, None)
    async with given.work(sessions, cast.staff) as work:
        await service.call(work, wish_id)
        await service.deliver(work, wish_id)
    async with given.work(sessions, cast.other) as work:
        await service.confirm(work, wish_id, Confirmation())
    job = await given.system(sessions, cast.place)
    for days, kept in ((89, 1), (91, 0)):
        with stopped_at(now() + timedelta(days=days)):
            async with given.work(sessions, job) as work:
                await forget_old(work)
        async with given.work(sessions, cast.admin) as work:
            assert len(await work.all(select(WishContact))) == kept
    wish, _claim = await _wish(sessions, cast, wish_id)
    assert (wish.alias, wish.notes, wish.title) == ("—", "", "一双 36 码的运动鞋")


async def test_the_journal_tells_what_happened_without_anybody_s_words(sessions, cast):
    wish_id = await wished.delivered(sessions, cast)
    async with given.work(sessions, cast.other) as work:
        await service.confirm(work, wish_id, Confirmation(thanks="谢谢您"))
    async with given.work(sessions, cast.admin) as work:
        entries = await work.all(select(JournalEntry).where(JournalEntry.event.like("wish_%")))
    assert [entry.event for entry in sorted(entries, key=lambda entry: entry.number)] == [
        "wish_collected", "wish_verified", "wish_published", "wish_claimed", "wish_delivered", "wish_fulfilled",
    ]  # fmt: skip
    told = str([entry.facts for entry in entries])
    assert not [word for word in ("运动鞋", "小同学", "蓝色", "谢谢", "爱跑步") if word in told]


async def test_a_neighbour_finds_nothing(sessions, cast):
    wish_id = await wished.claimed(sessions, cast)
    neighbours = await wished.cast(sessions)
    for verb in (service.verify, service.publish, service.call, service.deliver, service.receive):
        async with given.work(sessions, neighbours.admin) as work:
            with pytest.raises(NoSuchWish):
                await verb(work, wish_id)
    async with given.work(sessions, neighbours.giver) as work:
        with pytest.raises(Refusal):
            await service.claim(work, wish_id, NewClaim())
    async with given.work(sessions, neighbours.admin) as work:
        with pytest.raises(NoSuchCommunity):
            await service.record(
                work, NewWish(title="一双运动鞋", kind=WishKind.ITEM, community_id=cast.where, alias="小同学")
            )
