"""A volunteer's desk: when they are next awaited, what they have given, and where a hand is missing."""

from typing import Any

from wushe.activities.kinds import HoursState, Part
from wushe.activities.permissions import Activities
from wushe.activities.queries import attending, hours, sessions
from wushe.activities.schemas.sessions import SessionFilters
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.workbench.desk import Desk, listed
from wushe.workbench.desks import orders, store, wishes

SHIFTS, FREE = 6, 6


async def desk(work: Work) -> Desk:
    shown = await _shown(work) | {
        "wishes": listed(work, await wishes.of_giver(work)),
        "orders": listed(work, await orders.of_server(work)),
        "exchanges": listed(work, await store.of_volunteer(work)),
    }
    return Desk("volunteer", _("我的志愿服务"), "workbench/volunteer.html", shown)


async def _shown(work: Work) -> dict[str, Any]:
    person_id = work.person.person_id
    if person_id is None or not work.may(Activities.READ):
        return {"shifts": [], "approved": 0, "entries": 0, "pending": 0, "wanted": []}
    given = {row[0]: (int(row[1]), row[2]) for row in await work.rows(hours.minutes_of(person_id))}
    approved, entries = given.get(HoursState.APPROVED, (0, 0))
    free = sessions.calendar(work.require(Activities.READ), SessionFilters(part=Part.VOLUNTEER))
    wanted = free.where(attending.not_signed_up(person_id))
    return {
        "shifts": await work.rows(attending.sign_ups_of_person(person_id).limit(SHIFTS)),
        "approved": approved,
        "entries": entries,
        "pending": given.get(HoursState.PENDING, (0, 0))[0],
        "wanted": await work.all(wanted.order_by(*sessions.SOONEST).limit(FREE)),
    }
