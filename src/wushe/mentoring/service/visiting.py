"""Mentors sent to another township: what that township sees of them, when they are let in there, and out again.

The one file of this slice that works abroad. Home writes the visitor's row with the host by its grant; the host tells
home when the visitor is paired. Both journals say it.
"""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from wushe.access.roles import Role
from wushe.access.service import end_role, ensure_role
from wushe.identity import queries as identity
from wushe.identity.events import MembershipEnded
from wushe.identity.models import Account
from wushe.identity.service.accounts import let_in
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Tenant, Work
from wushe.mentoring.errors import (
    GrantToOneself,
    InThePast,
    NoMentorAccount,
    NoSuchGrant,
    NoSuchMentor,
    TownshipAway,
    UnknownTownship,
)
from wushe.mentoring.events import (
    MentorArrived,
    MentorLeft,
    MentorRecalled,
    MentorSent,
    MentorStayEnded,
    VisitorFree,
    VisitorPaired,
)
from wushe.mentoring.kinds import EndReason, MentorState
from wushe.mentoring.models import Mentor, MentorGrant
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors as queries, pairs
from wushe.mentoring.schemas.entered import Because, SendData
from wushe.mentoring.service.telling import tell_end
from wushe.people.acting import acting
from wushe.people.service.meeting import meet
from wushe.tenancy import queries as tenancy
from wushe.tenancy.directory import as_place

SHOWN = ("name", "search", "headline", "fields", "methods", "stages", "languages", "slots", "is_licensed")
"""What another township sees of a mentor; where one lives, who is related and how to reach one is not among it."""


# --- at home


async def send(work: Work, mentor_id: UUID, data: SendData) -> MentorGrant:
    """Let a neighbour pair this mentor.

    Raises `GrantToOneself`, `UnknownTownship`, `TownshipAway`, `InThePast`, `NoMentorAccount`, `AlreadySent`.
    """
    work.require(Mentoring.ARRANGE)
    mentor = await work.one(queries.mentor_to_change(mentor_id), NoSuchMentor)
    mentor.refuse_if_away()
    to, until = await _chosen(work, data.township_id), data.until + timedelta(days=1)
    if data.until < clock.today():
        raise InThePast().beside("until")
    account = await _account_of(work, mentor)
    grant = MentorGrant(
        id=new_id(), mentor_id=mentor.id, host_tenant_id=to.id, capacity=data.capacity, since=clock.today(),
        until=until, granted_by=acting(work), granted_at=clock.now(),
    )  # fmt: skip
    work.add(grant)
    await work.flush()
    told = {"capacity": grant.capacity, "until": data.until}
    work.record(MentorSent(mentor_id=mentor.id, mentor_grant_id=grant.id, host_id=to.id, **told))
    async with work.abroad(to) as there:
        visitor = Mentor(
            id=grant.id, person_id=None, home_tenant_id=work.tenant.id, home=work.tenant.name, account_id=account.id,
            communities=[], no_go=[], capacity=grant.capacity, until=until, **_shown(mentor),
        )  # fmt: skip
        there.add(visitor)
        await there.flush()
        there.record(MentorArrived(mentor_id=visitor.id, home_id=work.tenant.id, **told))
    return grant


async def _chosen(work: Work, township_id: UUID) -> Tenant:
    """A township in use of the same county."""
    if township_id == work.tenant.id:
        raise GrantToOneself
    near = {row[0] for row in await work.rows(tenancy.neighbours(work.tenant.id))}
    row = await work.one_or_none(tenancy.place(township_id)) if township_id in near else None
    if row is None:
        raise UnknownTownship
    place = as_place(row)
    if place.tenant.suspended:
        raise TownshipAway(name=place.tenant.name)
    return place.tenant


async def _account_of(work: Work, mentor: Mentor) -> Account:
    if mentor.is_visiting or mentor.person_id is None:
        raise NoSuchMentor
    account = await work.one_or_none(identity.account_of_person(work.tenant.id, mentor.person_id))
    if account is None:
        raise NoMentorAccount
    return account


def _shown(mentor: Mentor) -> dict[str, object]:
    return {name: getattr(mentor, name) for name in SHOWN}


async def repaint(work: Work, mentor: Mentor) -> None:
    """What a mentor offers is told wherever they were sent."""
    for grant in await work.all(queries.live_grants_of(mentor.id)):
        if (to := await _place(work, grant.host_tenant_id)) is not None:
            async with work.abroad(to) as there:
                if (visitor := await there.one_or_none(queries.mentor_to_change(grant.id))) is not None:
                    for name, value in _shown(mentor).items():
                        setattr(visitor, name, value)
                    visitor.be_called(mentor.name, mentor.headline)
                    await there.flush()


async def recall(work: Work, grant_id: UUID, data: Because) -> MentorGrant:
    """Take the mentor back, at once: pairs there end, and nothing there can be seen. Raises `GrantOver`."""
    work.require(Mentoring.ARRANGE)
    grant = await work.one(queries.grant(grant_id), NoSuchGrant)
    await _recall(work, grant, data.reason)
    return grant


async def recall_everywhere(work: Work, mentor: Mentor) -> None:
    for grant in await work.all(queries.live_grants_of(mentor.id)):
        await _recall(work, grant, mentor.state.label.say())


async def _recall(work: Work, grant: MentorGrant, reason: str) -> None:
    grant.revoke(reason, clock.now())
    await work.flush()
    ended = 0
    if (to := await _place(work, grant.host_tenant_id)) is not None:
        async with work.abroad(to) as there:
            ended = await send_off(there, grant.id, EndReason.REVOKED)
    work.record(
        MentorRecalled(mentor_id=grant.mentor_id, mentor_grant_id=grant.id, host_id=grant.host_tenant_id, ended=ended)
    )


async def end_grants(work: Work) -> int:
    """Once a day: grants whose last day is over."""
    over = await work.all(queries.grants_over(clock.today()))
    for grant in over:
        grant.end()
        work.record(MentorStayEnded(mentor_id=grant.mentor_id, mentor_grant_id=grant.id, host_id=grant.host_tenant_id))
    return len(over)


# --- with the host


async def welcome(work: Work, mentor: Mentor) -> None:
    """A visitor is offered a pair: from now on a person here, who signs in as everywhere, in the role of a mentor."""
    if not mentor.is_visiting or mentor.account_id is None:
        return
    found = await work.one_or_none(identity.membership(mentor.account_id, work.tenant.id))
    if found is not None and found.person_id is not None:
        mentor.person_id = found.person_id
    if mentor.person_id is None:
        mentor.person_id = (await meet(work, name=mentor.name, phone="", community_id=None)).id
    if found is None or not found.is_active:
        await let_in(work, await work.session.get_one(Account, mentor.account_id), mentor.person_id)
        mentor.let_in = True
    elif found.person_id is None:
        found.person_id = mentor.person_id
    await work.flush()
    await ensure_role(work, Role.MENTOR, account_id=mentor.account_id)
    await _tell_home(work, mentor, VisitorPaired)


async def farewell(work: Work, mentor: Mentor) -> None:
    """The visitor's last pair is over: no role here, and no way in for whoever came for that alone."""
    await work.flush()
    if not mentor.is_visiting or mentor.account_id is None or await work.all(pairs.live_of_mentor(mentor.id)):
        return
    await end_role(work, Role.MENTOR, account_id=mentor.account_id)
    found = await work.one_or_none(identity.membership(mentor.account_id, work.tenant.id))
    if mentor.let_in and found is not None and found.is_active:
        found.end(clock.now())
        mentor.let_in = False
        work.record(MembershipEnded(account_id=mentor.account_id, person_id=found.person_id))
    await _tell_home(work, mentor, VisitorFree)


async def send_off(work: Work, mentor_id: UUID, because: EndReason) -> int:
    """A visitor's stay is over. How many pairs end with it."""
    mentor = await work.one_or_none(queries.mentor_to_change(mentor_id))
    if mentor is None or mentor.home_tenant_id is None or mentor.state is MentorState.RETIRED:
        return 0
    standing = await work.all(pairs.live_of_mentor(mentor.id))
    for mentorship in standing:
        mentorship.end(because, "", clock.today())
        tell_end(work, mentorship, because)
    mentor.state = MentorState.RETIRED
    await farewell(work, mentor)
    work.record(MentorLeft(mentor_id=mentor.id, home_id=mentor.home_tenant_id, ended=len(standing)))
    return len(standing)


async def _tell_home(work: Work, mentor: Mentor, event: type[VisitorPaired] | type[VisitorFree]) -> None:
    """By the name that home has for its mentor; nothing of the group leaves."""
    if mentor.home_tenant_id is None or (home := await _place(work, mentor.home_tenant_id)) is None:
        return
    async with work.abroad(home) as there:
        if (grant := await there.one_or_none(queries.grant(mentor.id))) is not None:
            there.record(event(mentor_id=grant.mentor_id, host_id=work.tenant.id))


async def _place(work: Work, tenant_id: UUID) -> Tenant | None:
    """Told of what becomes of it while suspended as well; None once it was removed from this installation."""
    row = await work.one_or_none(tenancy.place(tenant_id))
    return replace(as_place(row).tenant, suspended=False) if row else None
