"""What somebody has to do with sessions themselves: the places they have, and as what they would sign up."""

from collections.abc import Iterable
from uuid import UUID

from wushe.activities.kinds import Part
from wushe.activities.models import SignUp
from wushe.activities.queries import attending
from wushe.activities.service.enrolling import is_volunteer
from wushe.kernel.work import Work


async def own_sign_ups(work: Work, session_ids: Iterable[UUID]) -> dict[UUID, SignUp]:
    """Their own places or places in the queue, by session."""
    if work.person.person_id is None:
        return {}
    found = await work.all(attending.standing_of_person(work.person.person_id, session_ids))
    return {signed.session_id: signed for signed in found}


async def own_part(work: Work) -> Part:
    """As what somebody signs up who does not say it."""
    person_id = work.person.person_id
    return Part.VOLUNTEER if person_id and await is_volunteer(work, person_id) else Part.BENEFICIARY
