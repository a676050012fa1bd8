"""Whether somebody may take part as what they say: children with consent, volunteers and members on their lists."""

from typing import NamedTuple
from uuid import UUID

from wushe.activities.errors import GuardianConsentNeeded, NotAMember, NotAVolunteer
from wushe.activities.kinds import Part
from wushe.activities.models import Activity
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people import queries as people
from wushe.people.models import Guardianship, Person


class Care(NamedTuple):
    """Whether the person is a child today, and the guardian's consent that stands."""

    is_child: bool
    guardianship_id: UUID | None


async def care_for(work: Work, person: Person) -> Care:
    """Row 56: nobody under 14 is enrolled without it. Raises `GuardianConsentNeeded`, `Erased`."""
    person.refuse_if_erased()
    if not person.is_child:
        return Care(is_child=False, guardianship_id=None)
    if person.guardianship_id is None:
        raise GuardianConsentNeeded
    guardianship = await work.get(Guardianship, person.guardianship_id)
    if guardianship.withdrawn_at is not None:
        raise GuardianConsentNeeded
    return Care(is_child=True, guardianship_id=guardianship.id)


async def refuse_unless(work: Work, activity: Activity, person_id: UUID, part: Part) -> None:
    """Raises `NotAVolunteer`, `NotAMember`."""
    if part is Part.VOLUNTEER and not await is_volunteer(work, person_id):
        raise NotAVolunteer
    if part is Part.MEMBER and not await is_member(work, activity, person_id):
        raise NotAMember


async def part_of(work: Work, activity: Activity, person_id: UUID) -> Part:
    """As what somebody comes who has not said it: as a volunteer if they are one, else as a member or a guest."""
    if await is_volunteer(work, person_id):
        return Part.VOLUNTEER
    return Part.MEMBER if await is_member(work, activity, person_id) else Part.BENEFICIARY


async def is_volunteer(work: Work, person_id: UUID) -> bool:
    return await work.scalar(people.volunteering([person_id])) is not None


async def is_member(work: Work, activity: Activity, person_id: UUID) -> bool:
    return activity.organization_id in await work.all(organizations.member_of(person_id))
