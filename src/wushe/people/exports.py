"""The lists of people that leave the product, each only after somebody else has agreed."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Select

from wushe.identity.permissions import Identity
from wushe.kernel.exporting.declared import Export
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.people.events import PeopleExported
from wushe.people.faces import (
    PersonFilters,
    VolunteerFilters,
    WorkerFilters,
    around,
    around_ids,
    filtered_people,
    filtered_volunteers,
    filtered_workers,
)
from wushe.people.kinds import PersonStatus, RevealReason
from wushe.people.models import Person, SocialWorker, Volunteer
from wushe.people.permissions import People
from wushe.people.service.handing_out import whole_people
from wushe.people.sheets import LIST, VOLUNTEERS, WHOLE, WORKERS, as_row, volunteer_row, worker_row

MOST, MOST_WHOLE = 20_000, 500
"""Whole: a community's volunteers for an insurance, a building's elders for a visit; nobody needs the township."""

Rows = Sequence[Mapping[str, Any]]


def _people(work: Work, filters: PersonFilters) -> Select[Person]:
    return filtered_people(work, filters, People.EXPORT).order_by(Person.id.desc())


async def _people_rows(work: Work, people: Sequence[Person]) -> Rows:
    known = await around(work, people)
    return [as_row(person, known) for person in people]


def _whole(work: Work, filters: PersonFilters) -> Select[Person]:
    known = filtered_people(work, filters, People.REVEAL).where(Person.status != PersonStatus.ERASED)
    return known.order_by(Person.id.desc())


async def _whole_rows(work: Work, people: Sequence[Person]) -> Rows:
    return [msgspec.structs.asdict(one) for one in await whole_people(work, people)]


def _volunteers(work: Work, filters: VolunteerFilters) -> Select[Volunteer]:
    found = filtered_volunteers(work, filters, People.EXPORT)
    return found.order_by(Volunteer.joined_on.desc(), Volunteer.id.desc())


async def _volunteer_rows(work: Work, volunteers: Sequence[Volunteer]) -> Rows:
    known = await around_ids(work, [one.person_id for one in volunteers])
    return [volunteer_row(one, known) for one in volunteers]


def _workers(work: Work, filters: WorkerFilters) -> Select[SocialWorker]:
    found = filtered_workers(work, filters, People.EXPORT)
    return found.order_by(SocialWorker.since.desc(), SocialWorker.id.desc())


async def _worker_rows(work: Work, workers: Sequence[SocialWorker]) -> Rows:
    known = await around_ids(work, [one.person_id for one in workers])
    return [worker_row(one, known) for one in workers]


PEOPLE = Export(
    kind="people", back="/people", permissions=(People.EXPORT,), also=(People.NAMES,),
    approval=Identity.HAND_OUT, reasons=RevealReason, sheet=LIST, filters=PersonFilters, found=_people,
    as_rows=_people_rows, most=MOST,
)  # fmt: skip
PEOPLE_WHOLE = Export(
    kind="people_whole", back="/people", permissions=(People.EXPORT, People.REVEAL),
    approval=Identity.HAND_OUT, reasons=RevealReason, sheet=WHOLE, filters=PersonFilters, found=_whole,
    as_rows=_whole_rows, most=MOST_WHOLE,
    taken=lambda rows, reason: PeopleExported(rows=rows, reason=RevealReason(reason)),
)  # fmt: skip
VOLUNTEER_LIST = Export(
    kind="volunteers", back="/volunteers", permissions=(People.EXPORT,), also=(People.NAMES,),
    approval=Identity.HAND_OUT, reasons=RevealReason, sheet=VOLUNTEERS, filters=VolunteerFilters, found=_volunteers,
    as_rows=_volunteer_rows, most=MOST,
)  # fmt: skip
WORKER_LIST = Export(
    kind="social_workers", back="/social-workers", permissions=(People.EXPORT,),
    also=(People.NAMES,), approval=Identity.HAND_OUT, reasons=RevealReason, sheet=WORKERS, filters=WorkerFilters,
    found=_workers, as_rows=_worker_rows, most=MOST, said={"ending": _("职业资格已到期或将到期")},
)  # fmt: skip
