"""What organisations hear of people, and tell them: a social worker answers for the members of their groups."""

from uuid import UUID

from sqlalchemy import Select, select

from wushe.kernel import clock
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.organizations.models import Member
from wushe.organizations.queries.reach import assigned_to
from wushe.organizations.service.assignments import end_all_of
from wushe.people.care import cares
from wushe.people.events import SocialWorkerLeft


@cares
def members_of_their_groups(worker_id: UUID) -> Select[UUID]:
    """Who is on the roster now of a group that the worker accompanies today."""
    theirs = assigned_to(worker_id)
    return select(Member.person_id).where(Member.organization_id.in_(theirs), Member.until.is_(None))


@listens(SocialWorkerLeft)
async def leave_the_groups(work: Work, event: SocialWorkerLeft) -> None:
    """The groups stand among the unassigned at once, where somebody sees them."""
    await end_all_of(work, event.person_id, clock.today())
