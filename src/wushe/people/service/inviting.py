"""Letting a person of the register sign in: identity makes the link, access answers for the role."""

from uuid import UUID

from wushe.access.permissions import Access
from wushe.access.roles import Role
from wushe.identity.schemas import NewInvitation
from wushe.identity.service import invitations
from wushe.identity.service.invitations import Link
from wushe.kernel.work import Work
from wushe.people import queries, sealing
from wushe.people.errors import CommunityOfStaffNeeded, NoSuchPerson, RoleNotOffered
from wushe.people.permissions import People

OFFERED = (Role.COMMUNITY_STAFF, Role.SOCIAL_WORKER, Role.VOLUNTEER, Role.FUNDER, Role.TOWNSHIP_ADMIN)
"""A leader is appointed with the group, a mentor by a pairing: not from here."""


async def invite(work: Work, person_id: UUID, role: Role) -> Link:
    """A link that makes whoever holds it this person, in this role. Needs the right to give roles as well."""
    reach = work.require(People.INVITE)
    work.require(Access.GIVE)
    person = await work.one(queries.person(reach, person_id), NoSuchPerson)
    person.refuse_if_erased()
    if role not in OFFERED:
        raise RoleNotOffered
    if role is Role.COMMUNITY_STAFF and person.community_id is None:
        raise CommunityOfStaffNeeded
    phone = sealing.open_phone(work, person)
    return await invitations.invite(
        work,
        NewInvitation(
            name=person.name,
            phone=phone if phone.isdecimal() else None,  # a landline receives no link
            person_id=person.id,
            roles=[role.value],
            community_id=person.community_id if role is Role.COMMUNITY_STAFF else None,
        ),
    )
