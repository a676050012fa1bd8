"""The page for recording visits in a group's room, with a network or without.

It is the same for everybody and shows nothing of anybody, so that a device may keep it. What it needs besides, its
script asks for and keeps for the account that is signed in; a visit that is written there is sent as JSON.
"""

from collections import defaultdict
from typing import Any
from uuid import UUID

from litestar import Request, get

from wushe.kernel.web.answers import Answer, Page
from wushe.kernel.web.assets import WORKER, asset
from wushe.kernel.web.work import OpenWork
from wushe.people.acting import acting
from wushe.supervision.kinds import VisitTemplate
from wushe.supervision.models.visit import LONGEST_MINUTES
from wushe.supervision.permissions import Supervision
from wushe.supervision.prompts import PROMPTS
from wushe.supervision.queries import kit as queries
from wushe.supervision.schemas.kit import KitAction, KitGroup, KitShown
from wushe.supervision.schemas.visits import MOST_TODOS

KEPT = ("wushe.css", "visits.css", "wushe.js", "htmx.js", "visits.js", "icons.svg", "favicon.svg")
"""What the page needs to look and work as it does."""
USUAL_MINUTES = (30, 60, 90, 120)


@get("/{tenant:str}/supervision/visits/offline")
async def show_offline(work: OpenWork) -> Page:
    work.require(Supervision.VISIT)
    return Page(
        work, "supervision/offline.html", templates=VisitTemplate, prompts=PROMPTS, most_todos=MOST_TODOS,
        usual_minutes=USUAL_MINUTES, longest_minutes=LONGEST_MINUTES, worker=asset(WORKER),
        kept=" ".join(asset(name) for name in KEPT),
    )  # fmt: skip


@get("/{tenant:str}/supervision/visits/kit")
async def show_kit(request: Request[Any, Any, Any], work: OpenWork) -> Answer:
    """The groups that one accompanies today with their open actions, for the device of this account alone."""
    work.require(Supervision.VISIT)
    person_id = acting(work)
    open_actions: dict[UUID, list[KitAction]] = defaultdict(list)
    for action, owner in await work.rows(queries.actions_along(person_id)):
        brief = KitAction(id=action.id, title=action.title, owner=owner, due_on=action.due_on)
        open_actions[action.organization_id].append(brief)
    groups = [
        KitGroup(
            id=group_id, name=name, last_on=last_on, leader_id=leader_id, leader=leader or "",
            actions=open_actions[group_id],
        )
        for group_id, name, last_on, leader_id, leader in await work.rows(queries.groups_along(person_id))
    ]  # fmt: skip
    return Answer(
        KitShown(
            account_id=work.person.account_id or person_id, person_id=person_id,
            csrf_token=request.scope["state"].get("csrf_token", ""), groups=groups,
        )
    )  # fmt: skip


ROUTES = [show_offline, show_kit]
