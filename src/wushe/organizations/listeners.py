"""What organisations hear of people, and tell them: a social worker answers for the members of their groups."""

from uuid import UUID

from sqlalchemy import Select, select

from wushe.access.events import RoleWithdrawn
from wushe.access.roles import Role
from wushe.identity.events import MembershipEnded
from wushe.identity.queries import membership
from wushe.kernel import clock
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.errors import StillAccompanies
from wushe.organizations.models import Member
from wushe.organizations.queries.reach import assigned_to
from wushe.people.care import cares
from wushe.people.events import SocialWorkerLeft


@cares
def members_of_their_groups(worker_id: UUID) -> Select[UUID]:
    """Who is on the roster now of a group that the worker accompanies today."""
    theirs = assigned_to(worker_id)
    return select(Member.person_id).where(Member.organization_id.in_(theirs), Member.until.is_(None))


@listens(SocialWorkerLeft)
async def hand_over_before_leaving(work: Work, event: SocialWorkerLeft) -> None:
    """Raises `StillAccompanies` for whoever would leave groups without anybody."""
    await _must_have_handed_over(work, event.person_id)


@listens(RoleWithdrawn)
async def hand_over_before_the_role(work: Work, event: RoleWithdrawn) -> None:
    """The same for the role; whoever may no longer enter at all loses it at once, and their groups are warned of."""
    if event.role is not Role.SOCIAL_WORKER or any(isinstance(other, MembershipEnded) for other in work.events):
        return
    person_id = event.person_id
    if person_id is None and event.account_id is not None:
        member = await work.one_or_none(membership(event.account_id, work.tenant.id))
        person_id = member.person_id if member else None
    if person_id is not None:
        await _must_have_handed_over(work, person_id)


async def _must_have_handed_over(work: Work, person_id: UUID) -> None:
    carried = await work.all(queries.carried_by(person_id, clock.today()))
    if carried:
        raise StillAccompanies(count=len({assignment.organization_id for assignment in carried}))
