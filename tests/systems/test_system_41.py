"""Row 41: who is refused a room is told why, for good; and nobody is scored by tasks that government hands down."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import assessed
import given
import pooled
from pooled import NOW
from wushe.evaluation import service as evaluation
from wushe.evaluation.errors import AdministrativeIndicator
from wushe.evaluation.kinds import Domain, Nature, RubricKind
from wushe.evaluation.schemas.entered import IndicatorData
from wushe.kernel.clock import stopped_at
from wushe.kernel.database.integrity import refusal_of
from wushe.kernel.errors import Invalid
from wushe.kernel.journal.queries import timeline
from wushe.pools import service
from wushe.pools.kinds import Admission
from wushe.pools.schemas.bookings import Because

WHY = "当天消防检查，场地不能使用"


async def test_system_41_the_group_reads_why_and_the_journal_keeps_that_it_was_told_without_the_words(sessions) -> None:
    town = await pooled.township(sessions)
    async with given.work(sessions, town.admin) as work:
        office = await pooled.venue(work, town.community_id, "会议室", admission=Admission.STEWARD)
    booking = await pooled.booked(sessions, town, office.id)
    with stopped_at(NOW):
        async with given.work(sessions, town.staff) as work:
            await service.refuse(work, booking.id, Because(reason=WHY))
    assert (await pooled.row(sessions, town, booking.id)).reason == WHY
    async with given.work(sessions, town.admin) as work:
        told = await work.all(timeline(booking.id))
    assert told[0].event == "booking_refused"
    assert WHY not in str(told[0].facts)


HANDED_DOWN = IndicatorData(
    name="完成上级交办的报表",
    domain=Domain.RESULTS,
    nature=Nature.ADMINISTRATIVE,
    weight=5,
    levels="没报\n迟报\n按时报",
)


async def test_system_41_an_indicator_of_handed_down_tasks_is_refused_beside_its_field(sessions) -> None:
    town = await assessed.cast(sessions)
    async with given.work(sessions, town.admin) as work:
        await evaluation.begin_revision(work, RubricKind.COMMUNITY)
    async with given.work(sessions, town.admin) as work:
        with pytest.raises(Invalid) as refused:
            await evaluation.add_indicator(work, RubricKind.COMMUNITY, HANDED_DOWN)
        await work.session.rollback()
    assert refused.value.fields["nature"].code == AdministrativeIndicator.code


@pytest.mark.parametrize("table", ["rubric_indicator", "draft_indicator"])
async def test_system_41_the_database_holds_no_indicator_of_handed_down_tasks(sessions, table) -> None:
    town = await assessed.cast(sessions)
    async with given.work(sessions, town.admin) as work:
        await evaluation.begin_revision(work, RubricKind.COMMUNITY)
    async with given.work(sessions, town.admin) as work:
        parent = {"rubric_indicator": "rubric_id", "draft_indicator": "draft_id"}[table]
        more = {"rubric_indicator": ("starts_at", "0"), "draft_indicator": ("version", "1")}[table]
        tall = (
            f"INSERT INTO {table} (tenant_id, id, {parent}, code, domain, nature, name, explanation, weight, levels,"  # noqa: S608
            f" required, rank, {more[0]}) SELECT tenant_id, gen_random_uuid(), {parent}, 'x', domain,"
            f" 'administrative', name, '', 1, levels, false, 99, {more[1]} FROM {table} LIMIT 1"
        )
        with pytest.raises(DBAPIError) as refused:
            await work.session.execute(text(tall))
        await work.session.rollback()
    assert isinstance(refusal_of(refused.value), AdministrativeIndicator)
