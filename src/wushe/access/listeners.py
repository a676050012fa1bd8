"""Roles follow accounts: they are promised by an invitation, come with its acceptance and go with the membership."""

from wushe.access.asking import ask_people
from wushe.access.errors import NotHere
from wushe.access.permissions import Access
from wushe.access.roles import Role
from wushe.access.service import end_all_roles, ensure_role, must_belong_here
from wushe.access.travelling import TRAVELLER
from wushe.identity.events import InvitationAccepted, Invited, MembershipEnded
from wushe.identity.queries import invitation
from wushe.kernel.errors import Missing
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.tenancy.archive import travels

travels(TRAVELLER)


@listens(Invited)
async def must_be_theirs_to_promise(work: Work, event: Invited) -> None:
    """Whoever invites somebody into a role must be allowed to give it, and give it here, to one of the register."""
    promised = await work.one(invitation(event.invitation_id, work.tenant.id))
    if event.person_id and event.person_id not in await ask_people(work, [event.person_id]):
        raise Missing
    if promised.roles:
        work.require(Access.GIVE)
    for role in promised.roles:
        if role not in set(Role):
            raise NotHere(role=role)
        await must_belong_here(work, Role(role))


@listens(InvitationAccepted)
async def give_what_was_promised(work: Work, event: InvitationAccepted) -> None:
    """For the community or the organisation that the invitation names, where the role is tied to one."""
    promised = await work.one(invitation(event.invitation_id, work.tenant.id))
    for role in map(Role, promised.roles):
        await ensure_role(
            work,
            role,
            account_id=event.account_id,
            community_id=promised.community_id if role is Role.COMMUNITY_STAFF else None,
            organization_id=promised.organization_id if role is Role.ORGANIZATION_LEADER else None,
        )


@listens(MembershipEnded)
async def end_with_the_membership(work: Work, event: MembershipEnded) -> None:
    """Refused for the last administrator, and with it the end of the membership."""
    await end_all_roles(work, event.account_id)
