"""Organisations from an office's sheet."""

import pytest

import given
from wushe.kernel.clock import today
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.sheets.lines import Line
from wushe.organizations import queries, service
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import Grant, NewApplication, OrganizationFilters
from wushe.organizations.service.taking import take_organizations
from wushe.organizations.sheet import IMPORTED

EMPTY = dict.fromkeys(column.field for column in IMPORTED.columns)


def row(name, **values):
    return Row(IMPORTED, Line(2, [], EMPTY | {"name": name} | values))


@pytest.fixture
async def take(sessions, admin):
    """Takes rows and returns what became of each: its outcome, or the codes of what is wrong."""

    async def taken(*rows):
        async with given.work(sessions, admin) as work:
            await take_organizations(work, rows)
        return [[flaw.error.code for flaw in one.line.flaws] or one.outcome for one in rows]

    return taken


async def listed(sessions, admin):
    async with given.work(sessions, admin) as work:
        found = queries.bundled(work.require(Organizations.READ), OrganizationFilters())
        return {one.name: one for one in await work.all(found)}


async def test_a_row_becomes_an_organisation_with_its_leader_and_number(take, sessions, admin):
    one = row(
        "乐竹邻", type="邻里互助", community="开元路社区", leader="王队长", phone="13800000002",
        filing_number="榔社备2023-15", filed_on=today(), introduction="邻里互助",
    )  # fmt: skip
    assert await take(one) == [Outcome.ADDED]
    made = (await listed(sessions, admin))["乐竹邻"]
    assert (made.type, made.community, made.leader) == ("邻里互助", "开元路社区", "王队长")
    assert (made.filing_state.value, made.filing_number) == ("granted", "榔社备2023-15")


async def test_a_number_of_our_own_form_is_never_given_out_again(take, sessions, admin, place):
    year = today().year
    await take(row("一队", filing_number=f"{place.tenant.name}社备〔{year}〕0007号"))
    async with given.work(sessions, admin) as work:
        group = await given.organization(work, "二队")
        items = [item.id for item in await work.all(queries.checklist()) if item.procedure.value == "filing"]
        application = await service.apply(work, group.id, NewApplication(item_ids=items))
        await service.grant(work, application.id, Grant())
        assert group.filing_number == f"{place.tenant.name}社备〔{year}〕0008号"


async def test_a_known_one_is_completed_and_never_overwritten(take, sessions, admin):
    await take(row("乐竹邻", introduction="原来的"))
    assert await take(row("乐竹邻")) == [Outcome.UNCHANGED]
    assert await take(row("乐竹邻", introduction="表里的", leader="王队长")) == [Outcome.CHANGED]
    async with given.work(sessions, admin) as work:
        (kept,) = await work.all(queries.same_names(["乐竹邻"]))
        assert kept.introduction == "原来的"
        assert await service.leader_of(work, kept.id) is not None
    assert await take(row("乐竹邻", leader="别人")) == [Outcome.UNCHANGED]


async def test_each_row_is_told_what_is_wrong_with_it(take):
    await take(row("一队", filing_number="备1"))
    assert await take(
        row("二队", filing_number="备1"),
        row("三队", type="没有的类型"),
        row("四队", community="没有的社区"),
        row("五队", credit_code="52430100MJJ1234564"),
        row("六队", founded_on=today().replace(year=today().year + 1)),
        row("七队"),
    ) == [
        ["organizations.filing_number_taken"],
        ["organizations.no_such_type"],
        ["communities.unknown"],
        ["organizations.legal_form_needed"],
        ["organizations.in_the_future"],
        Outcome.ADDED,
    ]


async def test_two_rows_with_one_number_are_not_both_taken(take):
    assert await take(row("一队", filing_number="备1"), row("二队", filing_number="备1")) == [
        Outcome.ADDED, ["organizations.filing_number_taken"],
    ]  # fmt: skip
