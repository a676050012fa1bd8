"""The organiser's desk of one session: who signed up, who is there, whom to tick off, who has which rating code."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from wushe.activities.codes import rating_code
from wushe.activities.kinds import HoursState, Part, SignUpState
from wushe.activities.models import Activity, Attendance, Session, SignUp
from wushe.activities.queries import attending, hours as hours_queries, papers
from wushe.kernel.personal.identifiers import NotAPhone, parse_phone
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people import queries as people, sealing
from wushe.people.models import Person
from wushe.people.permissions import People


class Came(NamedTuple):
    """Somebody who is or was there; `code` lets them rate the service, None when they cannot or have done so.

    `decided` is what became of their hours, None while nobody has said: then the row may still be taken away.
    """

    attendance: Attendance
    name: str
    code: str | None
    decided: HoursState | None


class Candidate(NamedTuple):
    """Somebody who may be ticked off, and as what."""

    person_id: UUID
    name: str
    note: str
    part: Part


@dataclass(slots=True)
class Desk:
    """All that stands on the desk."""

    signed: list[tuple[SignUp, str]]
    waiting: list[tuple[SignUp, str]]
    came: list[Came]
    members: list[Candidate]
    found: list[Candidate]


async def desk_of(work: Work, activity: Activity, session: Session, typed: str = "") -> Desk:
    """Signed up and not there yet, the queue, who came, members of the group, and whom `typed` finds."""
    rows = [(row[0], row[1]) for row in await work.rows(attending.sign_ups(session.id))]
    came = await _came(work, session)
    there = {each.attendance.person_id for each in came}
    expected = [(signed, name) for signed, name in rows if signed.person_id not in there]
    listed = there | {signed.person_id for signed, _name in expected}
    return Desk(
        signed=[row for row in expected if row[0].state is SignUpState.TAKEN],
        waiting=[row for row in expected if row[0].state is SignUpState.WAITING],
        came=came,
        members=[each for each in await _members(work, activity) if each.person_id not in listed],
        found=[each for each in await _found(work, typed) if each.person_id not in there] if typed else [],
    )


async def _came(work: Work, session: Session) -> list[Came]:
    rated = set(await work.all(papers.rated(session.id)))
    hours = {entry.attendance_id: entry.state for entry in await work.all(hours_queries.of_session(session.id))}
    decided = {each: state for each, state in hours.items() if state is not HoursState.PENDING}
    return [
        Came(attendance, name or "", _code(work, attendance, rated), decided.get(attendance.id))
        for attendance, name in await work.rows(attending.attendance_of(session.id))
    ]


def _code(work: Work, attendance: Attendance, rated: set[UUID]) -> str | None:
    """For who was served and is known by name: heads have no code, because nobody could tell theirs apart."""
    served = attendance.part is Part.BENEFICIARY and attendance.person_id is not None
    return rating_code(work.secret, attendance.id) if served and attendance.id not in rated else None


async def _members(work: Work, activity: Activity) -> list[Candidate]:
    return [
        Candidate(member.person_id, name, member.role.label.say(), Part.MEMBER)
        for member, name in await work.rows(organizations.members(activity.organization_id))
    ]


async def _found(work: Work, typed: str) -> list[Candidate]:
    """By name for who may read the register; everybody else has to know the whole telephone number."""
    if work.may(People.READ):
        reach = work.require(People.READ)
        query = people.people(reach, words=sealing.words(work, typed)).order_by(Person.search, Person.id).limit(20)
    else:
        try:
            query = people.with_phone(sealing.phone_hash(work, parse_phone(typed)))
        except NotAPhone:
            return []
    found = await work.all(query)
    volunteers = set(await work.all(people.volunteering([person.id for person in found])))
    return [
        Candidate(
            person.id,
            person.name,
            person.phone_masked or "",
            Part.VOLUNTEER if person.id in volunteers else Part.BENEFICIARY,
        )
        for person in found
    ]
