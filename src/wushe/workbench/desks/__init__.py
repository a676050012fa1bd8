"""The desks of all roles, in the order in which they stand on the page of somebody who has several."""

from collections.abc import Awaitable, Callable

from wushe.access.roles import Role
from wushe.kernel.work import Work
from wushe.workbench.desk import Desk
from wushe.workbench.desks import admin, auditor, funder, leader, mentor, security, staff, volunteer, worker

DESKS: dict[Role, Callable[[Work], Awaitable[Desk]]] = {
    Role.TOWNSHIP_ADMIN: admin.desk,
    Role.SECURITY: security.desk,
    Role.AUDITOR: auditor.desk,
    Role.COMMUNITY_STAFF: staff.desk,
    Role.SOCIAL_WORKER: worker.desk,
    Role.ORGANIZATION_LEADER: leader.desk,
    Role.FUNDER: funder.desk,
    Role.VOLUNTEER: volunteer.desk,
    Role.MENTOR: mentor.desk,
}


async def desks_of(work: Work) -> list[Desk]:
    """What stands before this person."""
    return [await desk(work) for role, desk in DESKS.items() if role.value in work.visitor.roles]
