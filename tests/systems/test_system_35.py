"""Row 35, 志愿服务记录: the certificate equals the sum of approved entries; overlaps are flagged and never approved."""

from datetime import date, timedelta

import pytest

import given
import staged
from wushe.access.roles import Role
from wushe.activities import codes, service
from wushe.activities.errors import HoursOverlap, NoHours, OwnHours
from wushe.activities.kinds import HoursState, Part, Verdict
from wushe.activities.queries import hours as hours_queries, papers as queries
from wushe.activities.queries.papers import told_by
from wushe.activities.schemas.attending import CorrectionData, HoursFilters, PaperAttendance
from wushe.activities.schemas.papers import CertificateData, Verification
from wushe.activities.schemas.planning import Why
from wushe.kernel.clock import stopped_at
from wushe.kernel.paging import page
from wushe.people.schemas import VolunteerData
from wushe.people.service import make_volunteer

pytestmark = pytest.mark.at(staged.NOW)

AN_HOUR = timedelta(hours=1)
YEAR = CertificateData(first_on=date(2026, 1, 1), last_on=date(2026, 12, 31))


@pytest.fixture
async def stage(sessions):
    return await staged.township(sessions, name="乐竹邻")


async def served(sessions, stage, volunteer, *, hours=2.0, after=timedelta(), title="助老服务"):
    """The volunteer's entry for one session that began `after` nine o'clock and lasted so long, not decided yet."""
    starts_at = staged.STARTS + after
    ends_at = starts_at + timedelta(hours=hours)
    at = staged.when(stage, starts_at=starts_at, ends_at=ends_at, zone_id=None)
    _activity_id, session_id = await staged.published(sessions, stage, title, at=at)
    with stopped_at(ends_at + timedelta(minutes=5)):
        async with given.work(sessions, stage.leader) as work:
            data = PaperAttendance(
                person_id=staged.id_of(volunteer),
                part=Part.VOLUNTEER,
                in_at=starts_at,
                out_at=ends_at,
                reason="现场没有网络",
            )
            attendance = await service.back_fill(work, session_id, data)
            return await work.one(hours_queries.of_attendance(attendance.id))


async def approve(sessions, who, *entries):
    async with given.work(sessions, who) as work:
        for entry in entries:
            await service.approve(work, entry.id)


async def issue(sessions, volunteer):
    async with given.work(sessions, volunteer) as work:
        return await service.issue(work, YEAR)


async def verdict(sessions, stage, number, **said):
    resident = await given.visitor(sessions, stage.place, Role.RESIDENT)
    async with given.work(sessions, resident) as work:
        return await service.verify(work, Verification(number=number, **said))


async def test_system_35_the_certificate_equals_the_sum_of_approved_entries(sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    first = await served(sessions, stage, volunteer, hours=2)
    second = await served(sessions, stage, volunteer, hours=1.75, after=3 * AN_HOUR)
    refused = await served(sessions, stage, volunteer, hours=3, after=6 * AN_HOUR)
    await served(sessions, stage, volunteer, hours=4, after=timedelta(days=1))
    await approve(sessions, stage.worker, first, second)
    async with given.work(sessions, stage.worker) as work:
        await service.refuse(work, refused.id, Why(reason="没有到场"))
    certificate = await issue(sessions, volunteer)
    async with given.work(sessions, volunteer) as work:
        told = await work.rows(told_by(certificate.id))
    assert certificate.minutes == 120 + 90
    assert [minutes for _entry, minutes, *_where in told] == [120, 90]
    assert await verdict(sessions, stage, certificate.number) is Verdict.MATCHES
    assert await verdict(sessions, stage, certificate.number, name="志愿者0", hours="3.5") is Verdict.MATCHES
    assert await verdict(sessions, stage, certificate.number, name="别人") is Verdict.NO_MATCH
    assert await verdict(sessions, stage, certificate.number, hours="4") is Verdict.NO_MATCH


async def test_system_35_nothing_approved_gives_no_certificate(sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    await served(sessions, stage, volunteer)
    with pytest.raises(NoHours):
        await issue(sessions, volunteer)


async def test_system_35_overlapping_times_are_flagged_and_only_one_is_approved(sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    one = await served(sessions, stage, volunteer, title="助老服务")
    other = await served(sessions, stage, volunteer, after=AN_HOUR, title="清洁家园")
    async with given.work(sessions, stage.admin) as work:
        reach = work.require("activities:read_hours")
        seen = await page(work, hours_queries.bundled(reach, HoursFilters()), hours_queries.LATEST, None)
    assert [(row.id, row.overlaps) for row in seen.rows] == [(other.id, True), (one.id, True)]
    await approve(sessions, stage.worker, one)
    with pytest.raises(HoursOverlap):
        await approve(sessions, stage.worker, other)


async def test_system_35_nobody_approves_their_own_hours(sessions, stage):
    async with given.work(sessions, stage.admin) as work:
        await given_volunteer(work, stage.leader)
    entry = await served(sessions, stage, stage.leader)
    with pytest.raises(OwnHours):
        await approve(sessions, stage.leader, entry)


async def given_volunteer(work, who):
    await make_volunteer(work, staged.id_of(who), VolunteerData())


async def test_system_35_hours_changed_later_show_the_certificate_as_corrected(sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    entry = await served(sessions, stage, volunteer)
    await approve(sessions, stage.worker, entry)
    certificate = await issue(sessions, volunteer)
    data = CorrectionData(starts_at=staged.STARTS, ends_at=staged.STARTS + AN_HOUR, reason="提前离开")
    with stopped_at(staged.STARTS + timedelta(days=1)):
        async with given.work(sessions, volunteer) as work:
            asked = await service.ask_correction(work, entry.id, data)
    assert await verdict(sessions, stage, certificate.number) is Verdict.MATCHES
    async with given.work(sessions, stage.worker) as work:
        corrected = await service.accept_correction(work, asked.id)
    assert (corrected.minutes, corrected.state) == (60, HoursState.APPROVED)
    assert await verdict(sessions, stage, certificate.number) is Verdict.CORRECTED
    assert (await issue(sessions, volunteer)).minutes == 60


async def test_system_35_a_revoked_certificate_matches_nothing(sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    await approve(sessions, stage.worker, await served(sessions, stage, volunteer))
    certificate = await issue(sessions, volunteer)
    async with given.work(sessions, stage.admin) as work:
        await service.revoke(work, certificate.id)
    assert await verdict(sessions, stage, certificate.number) is Verdict.NO_MATCH


async def test_system_35_numbers_are_never_given_twice(sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    await approve(sessions, stage.worker, await served(sessions, stage, volunteer))
    numbers = [(await issue(sessions, volunteer)).number for _ in range(3)]
    assert [number[6:12] for number in numbers] == ["000001", "000002", "000003"]
    assert len(set(numbers)) == 3


async def test_system_35_of_10000_forged_numbers_none_is_valid(sessions, stage):
    """Made by the same rule beside a real one, and by changing a character of it."""
    [volunteer] = await staged.volunteers(sessions, stage)
    await approve(sessions, stage.worker, await served(sessions, stage, volunteer))
    real = (await issue(sessions, volunteer)).number
    forged = {codes.certificate_number(2026, 1) for _ in range(9_800)}
    letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
    forged |= {real[:place] + letter + real[place + 1 :] for place in range(12, 22) for letter in letters} - {real}
    assert len(forged) >= 10_000
    assert all(codes.parse_certificate_number(number) == number for number in forged)
    async with given.work(sessions, stage.admin) as work:
        found = [row for part in chunks(sorted(forged)) for row in await work.all(queries.certificates_numbered(part))]
    assert found == []
    assert await verdict(sessions, stage, next(iter(forged))) is Verdict.NO_MATCH
    assert await verdict(sessions, stage, "不是编号") is Verdict.NO_MATCH


def chunks(numbers):
    return [numbers[start : start + 5_000] for start in range(0, len(numbers), 5_000)]
