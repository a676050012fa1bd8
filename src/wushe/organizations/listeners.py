"""What organisations hear of people: a social worker who leaves accompanies nobody any more."""

from wushe.kernel import clock
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.organizations.service.assignments import end_all_of
from wushe.people.events import SocialWorkerLeft


@listens(SocialWorkerLeft)
async def leave_the_groups(work: Work, event: SocialWorkerLeft) -> None:
    """The groups stand among the unassigned at once, where somebody sees them."""
    await end_all_of(work, event.person_id, clock.today())
