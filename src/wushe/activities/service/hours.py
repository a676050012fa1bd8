"""Service hours: approved by somebody else, once, and never for two places at a time."""

from collections.abc import Sequence
from uuid import UUID

from wushe.activities.errors import HoursDecided, HoursOverlap, NoSuchCorrection, NoSuchHours, OwnHours, TooLongADay
from wushe.activities.events import (
    CorrectionAsked,
    CorrectionRefused,
    HoursCorrected,
    HoursRefused,
)
from wushe.activities.kinds import CorrectionState
from wushe.activities.models import Correction, ServiceHours, Session
from wushe.activities.permissions import Activities
from wushe.activities.queries import hours as queries
from wushe.activities.schemas.attending import CorrectionData, Decided
from wushe.activities.schemas.planning import Why
from wushe.activities.service.acting import acting, hold_person
from wushe.activities.service.approved import Approved
from wushe.activities.service.attending import refuse_outside
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Refusal
from wushe.kernel.work import Work


async def approve(work: Work, hours_id: UUID) -> ServiceHours:
    """Raises `OwnHours`, `HoursOverlap`, `TooLongADay`, `HoursDecided`."""
    entry = await _to_decide(work, hours_id)
    work.check_version(entry)
    (await Approved.of(work, [entry])).add(work, entry, acting(work))
    await work.flush()
    return entry


async def approve_all(work: Work, ids: Sequence[UUID]) -> Decided:
    """Approve what can be approved; the others are left with the code of the reason.

    People are held in one order, so that two who approve many wait for each other. When nothing can be approved the
    first reason is raised: `NoSuchHours`, `OwnHours`, `HoursOverlap`, `TooLongADay`, `HoursDecided`.
    """
    reach = work.require(Activities.APPROVE_HOURS)
    by = acting(work)
    people = {entry.person_id for entry in await work.all(queries.entries_to_decide(reach, ids))}
    for person_id in sorted(people):
        await hold_person(work, person_id)
    entries = await work.all(queries.entries_to_decide(reach, ids).execution_options(populate_existing=True))
    approved = await Approved.of(work, entries)
    left: dict[UUID, Refusal] = {}
    for entry in sorted(entries, key=lambda entry: (entry.starts_at, entry.id)):
        try:
            approved.add(work, entry, by)
        except (HoursOverlap, TooLongADay, OwnHours, HoursDecided) as refusal:
            left[entry.id] = refusal
    if len(left) == len(entries):
        raise next(iter(left.values()), NoSuchHours())
    await work.flush()
    return Decided(approved=len(entries) - len(left), left={hours_id: no.code for hours_id, no in left.items()})


async def refuse(work: Work, hours_id: UUID, data: Why) -> ServiceHours:
    """Raises `OwnHours`, `HoursDecided`, `ReasonNeeded`."""
    entry = await _to_decide(work, hours_id)
    work.check_version(entry)
    entry.refuse(data.reason, acting(work), clock.now())
    work.record(HoursRefused(hours_id=entry.id, session_id=entry.session_id, person_id=entry.person_id))
    await work.flush()
    return entry


async def _to_decide(work: Work, hours_id: UUID) -> ServiceHours:
    """The entry, its person held first and the row read anew behind the lock."""
    reach = work.require(Activities.APPROVE_HOURS)
    entry = await work.one(queries.entry_to_decide(reach, hours_id), NoSuchHours)
    await hold_person(work, entry.person_id)
    return await work.one(queries.entry_to_decide(reach, hours_id), NoSuchHours)


# --- corrections


async def ask_correction(work: Work, hours_id: UUID, data: CorrectionData) -> Correction:
    """The volunteer says how it really was. Raises `CorrectionPending`, `OutsideSession`, `OutBeforeIn`, `TooShort`."""
    work.require(Activities.ATTEND)
    person_id = acting(work)
    entry = await work.one(queries.own_entry(person_id, hours_id), NoSuchHours)
    session = await work.get(Session, entry.session_id)
    refuse_outside(session, data.starts_at, data.ends_at, "ends_at")
    ServiceHours().span(data.starts_at, data.ends_at)
    correction = work.add(
        Correction(
            id=new_id(),
            hours_id=entry.id,
            starts_at=data.starts_at,
            ends_at=data.ends_at,
            reason=data.reason,
            state=CorrectionState.ASKED,
            asked_by=person_id,
            asked_at=clock.now(),
        )
    )
    work.record(CorrectionAsked(hours_id=entry.id, correction_id=correction.id, person_id=person_id))
    await work.flush()
    return correction


async def accept_correction(work: Work, correction_id: UUID) -> ServiceHours:
    """The entry is approved as it was asked for; certificates that tell of it say 已更正.

    Raises `OwnCorrection`, `HoursDecided`, `HoursOverlap`, `TooLongADay`.
    """
    correction, entry = await _correction_to_decide(work, correction_id)
    by = acting(work)
    correction.decide(CorrectionState.ACCEPTED, by, clock.now())
    if entry.is_approved:
        (await Approved.of(work, [entry])).take_back(entry)
    entry.reopen()
    entry.span(correction.starts_at, correction.ends_at)
    await work.flush()
    await work.session.refresh(entry)
    (await Approved.of(work, [entry])).add(work, entry, by)
    work.record(HoursCorrected(hours_id=entry.id, person_id=entry.person_id, minutes=entry.minutes))
    await work.flush()
    return entry


async def refuse_correction(work: Work, correction_id: UUID) -> Correction:
    """The entry stays as it was. Raises `OwnCorrection`, `HoursDecided`."""
    correction, entry = await _correction_to_decide(work, correction_id)
    correction.decide(CorrectionState.REFUSED, acting(work), clock.now())
    work.record(CorrectionRefused(hours_id=entry.id, correction_id=correction.id, person_id=entry.person_id))
    await work.flush()
    return correction


async def _correction_to_decide(work: Work, correction_id: UUID) -> tuple[Correction, ServiceHours]:
    correction = await work.one(queries.correction(correction_id), NoSuchCorrection)
    entry = await _to_decide(work, correction.hours_id)
    await work.session.refresh(correction)
    return correction, entry
