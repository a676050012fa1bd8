"""Needs and offers from an office's sheet."""

from datetime import timedelta

import pytest

import given
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.sheets.lines import Line
from wushe.needs.kinds import Channel, Group, Mobility, Urgency
from wushe.needs.queries import needs as need_queries, offers as offer_queries, taking as queries
from wushe.needs.service.taking import take_needs
from wushe.needs.service.taking_offers import take_offers
from wushe.needs.sheets import NEEDS_IMPORTED, OFFERS_IMPORTED


def row(sheet, **values):
    return Row(sheet, Line(2, [], dict.fromkeys(column.field for column in sheet.columns) | values))


def need(title, **values):
    return row(NEEDS_IMPORTED, **{"title": title, "community": "开元路社区"} | values)


def offer(title, **values):
    said = {"organization": "青禾助学社", "service_type": "作业辅导", "capacity": 30}
    return row(OFFERS_IMPORTED, **said | {"title": title} | values)


def became(*rows):
    """What became of each: its outcome, or the codes of what is wrong by column."""
    return [{flaw.field: flaw.error.code for flaw in one.line.flaws} or one.outcome for one in rows]


@pytest.fixture
async def group(sessions, admin):
    async with given.work(sessions, admin) as work:
        return await given.filed(work, await given.organization(work, "青禾助学社"))


async def living(work, title):
    return await work.all(queries.living_with_titles([title]))


async def test_a_row_becomes_a_need_with_its_source(sessions, admin):
    one = need(
        "孩子放学后没人管", service_type="作业辅导", channel=Channel.COURTYARD_MEETING, urgency=Urgency.SOON,
        groups="儿童青少年、残疾人", heard_on=today() - timedelta(days=3),
    )  # fmt: skip
    async with given.work(sessions, admin) as work:
        await take_needs(work, [one])
        [made] = await living(work, "孩子放学后没人管")
        [(source, _told, _contact)] = await work.rows(need_queries.sources(made.id))
    assert became(one) == [Outcome.ADDED]
    assert made.groups == sorted([Group.CHILD.value, Group.DISABLED.value])
    assert (source.channel, made.due_on) == (Channel.COURTYARD_MEETING, today() + timedelta(days=4))


async def test_the_same_words_of_one_community_are_another_source(sessions, admin):
    rows = [need("路灯坏了"), need("路灯坏了"), need("路灯坏了", community="双河村")]
    async with given.work(sessions, admin) as work:
        await take_needs(work, rows)
        found = await living(work, "路灯坏了")
        sources = [len(await work.rows(need_queries.sources(one.id))) for one in found]
    assert became(*rows) == [Outcome.ADDED, Outcome.CHANGED, Outcome.ADDED]
    assert sorted(sources) == [1, 2]


async def test_everything_that_is_wrong_with_a_need_is_told_beside_its_column(sessions, admin):
    one = need(
        "看病", community="没有的社区", service_type="没有的类型", groups="外星人", heard_on=today() + timedelta(days=1)
    )
    async with given.work(sessions, admin) as work:
        await take_needs(work, [one])
        assert await living(work, "看病") == []
    [wrong] = became(one)
    assert set(wrong) == {"community", "service_type", "groups", "heard_on"}


async def test_staff_import_only_for_their_community(sessions, place, admin):
    async with given.work(sessions, admin) as work:
        here, _there = await given.community_ids(work)
    staff = await given.visitor(sessions, place, Role.COMMUNITY_STAFF, communities=[here])
    mine, other = need("路灯坏了"), need("路灯坏了", community="双河村")
    async with given.work(sessions, staff) as work:
        await take_needs(work, [mine, other])
    outcomes = became(mine, other)
    assert outcomes[0] == Outcome.ADDED
    assert set(outcomes[1]) == {"community"}


async def test_a_row_becomes_an_offer_and_the_same_one_is_brought_up_to_date(sessions, admin, group):
    first = offer("放学后作业辅导", area="开元路社区、双河村")
    again = offer("放学后 作业辅导", capacity=45, age_from=6, age_to=15, mobility=Mobility.LIMITED)
    async with given.work(sessions, admin) as work:
        await take_offers(work, [first])
        [made] = await work.all(queries.offers_of([group.id]))
        assert len(await work.rows(offer_queries.areas([made.id]))) == 2
    async with given.work(sessions, admin) as work:
        await take_offers(work, [again])
        [made] = await work.all(queries.offers_of([group.id]))
        assert await work.rows(offer_queries.areas([made.id])) == []
    assert became(first, again) == [Outcome.ADDED, Outcome.CHANGED]
    assert (made.capacity, made.age_from, made.everywhere, made.mobility) == (45, 6, True, Mobility.LIMITED)


async def test_a_refused_row_leaves_the_offer_as_it_was(sessions, admin, group):
    async with given.work(sessions, admin) as work:
        await take_offers(work, [offer("作业辅导")])
    wrong = offer("作业辅导", service_type="理发", story="联系 13800001234", capacity=99)
    async with given.work(sessions, admin) as work:
        await take_offers(work, [wrong])
        [kept] = await work.all(queries.offers_of([group.id]))
        assert kept.service_type_id == await given.service_type(work, "作业辅导")
    assert became(wrong) == [{"story": "needs.personal_data_in_text"}]
    assert kept.capacity == 30


async def test_nobody_offers_for_an_organisation_that_is_not_on_record(sessions, admin):
    async with given.work(sessions, admin) as work:
        await given.organization(work, "没备案的队")
    unfiled, unknown = offer("理发", organization="没备案的队"), offer("理发", organization="没有的队")
    async with given.work(sessions, admin) as work:
        await take_offers(work, [unfiled, unknown])
    assert became(unfiled, unknown) == [
        {"organization": "needs.organization_not_on_record"},
        {"organization": "organizations.no_such_organization"},
    ]


async def test_what_is_wrong_with_an_offer_is_told_beside_its_column(sessions, admin, group):
    rows = [
        offer("理发", service_type="没有的类型"),
        offer("理发", area="没有的社区"),
        offer("理发", age_from=9, age_to=3),
    ]
    async with given.work(sessions, admin) as work:
        await take_offers(work, rows)
        assert await work.all(queries.offers_of([group.id])) == []
    assert [list(wrong) for wrong in became(*rows)] == [["service_type"], ["area"], ["age_to"]]
