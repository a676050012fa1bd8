"""A social worker's desk: the assigned groups, by what they need now. Nothing of other groups stands on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from wushe.activities import queries as activities
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.linkages.kinds import Stage
from wushe.linkages.permissions import Linkages
from wushe.organizations import queries as organizations
from wushe.organizations.queries import assigned_to
from wushe.workbench import queries
from wushe.workbench.concerns import Group, Situation, Watched, in_order
from wushe.workbench.desk import Desk

MOST_GROUPS = 60


async def desk(work: Work) -> Desk:
    watched = await watch(work)
    mine = [(each.group, concern) for each in watched for concern in each.concerns if concern.mine]
    return Desk(
        "social_worker", _("我督导的组织"), "workbench/worker.html",
        {"groups": watched, "mine": mine, "calm": sum(not each.concerns for each in watched)},
    )  # fmt: skip


async def watch(work: Work) -> list[Watched]:
    """The groups that this person accompanies today, with the reasons to look at each."""
    person_id = work.person.person_id
    if person_id is None:
        return []
    ids = assigned_to(person_id)
    groups = [Group(each.id, each.name, each.stage) for each in await work.all(queries.groups(ids).limit(MOST_GROUPS))]
    known = Situation(
        plans=_by_group(
            (each.organization_id, each.id) for each in await work.all(activities.plans_waiting(person_id))
        ),
        reviews=_by_group(
            (each.organization_id, each.id) for each in await work.all(activities.reviews_waiting(person_id))
        ),
        to_sign_off=await _to_sign_off(work),
        led={row[0] for row in await work.rows(organizations.leaders_of(group.id for group in groups))},
        core={row[0]: row[2] for row in await work.rows(queries.members_of(ids))},
        applications={each.organization_id: each.id for each in await work.all(queries.applications_to_mend(ids))},
        quiet=set(await work.all(queries.quiet_among(ids, today()))),
    )
    return in_order(groups, known)


async def _to_sign_off(work: Work) -> dict[UUID, Sequence[UUID]]:
    if not work.may(Linkages.SIGN_OFF):
        return {}
    waiting = await work.all(queries.linkages_to_move(work.require(Linkages.SIGN_OFF), Stage.CONFIRMED))
    return _by_group((each.organization_id, each.id) for each in waiting if each.confirmed_by != work.person.person_id)


def _by_group(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, Sequence[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for group_id, thing_id in pairs:
        found[group_id].append(thing_id)
    return dict(found)
