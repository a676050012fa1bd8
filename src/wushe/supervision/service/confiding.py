"""Individual supervision: sealed as it is written, opened for its two parties alone, and each look is recorded."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.people.errors import NoSuchPerson
from wushe.supervision.errors import NoSuchSupervision, SupervisesThemselves
from wushe.supervision.events import (
    IndividualSupervisionForgotten,
    IndividualSupervisionRecorded,
    IndividualSupervisionViewed,
)
from wushe.supervision.models import IndividualSupervision
from wushe.supervision.models.visit import refuse_future
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import sessions as queries
from wushe.supervision.schemas.sessions import IndividualShown, NewIndividualSupervision
from wushe.supervision.service.sessions import functions_of
from wushe.supervision.showing import person_name

TOPIC, TALK, AGREED = "individual_supervision.topic", "individual_supervision.talk", "individual_supervision.agreed"


async def confide(work: Work, data: NewIndividualSupervision) -> IndividualSupervision:
    """Raises `HeldInFuture`, `FunctionNeeded`, `SupervisesThemselves`, `NoSuchPerson`."""
    work.require(Supervision.CONFIDE)
    by = acting(work)
    refuse_future(data.held_on, "held_on")
    if data.supervisee_id == by:
        raise SupervisesThemselves().beside("supervisee_id")
    await work.one(queries.active_person(data.supervisee_id), NoSuchPerson)
    record = IndividualSupervision(
        id=new_id(), supervisor_id=by, supervisee_id=data.supervisee_id, held_on=data.held_on, minutes=data.minutes,
        functions=functions_of(data.functions), topic_sealed=_sealed(work, data.topic, TOPIC),
        talk_sealed=_sealed(work, data.talk, TALK), agreed_sealed=_sealed(work, data.agreed, AGREED),
        recorded_at=clock.now(),
    )  # fmt: skip
    work.add(record)
    await work.flush()
    work.record(IndividualSupervisionRecorded(individual_supervision_id=record.id))
    return record


async def open_record(work: Work, supervision_id: UUID) -> IndividualShown:
    """The words, for one of the two; the look is recorded. Raises `NoSuchSupervision` for all others."""
    work.require(Supervision.READ_CONFIDED)
    record = await work.one(queries.own_one(acting(work), supervision_id), NoSuchSupervision)
    work.record(IndividualSupervisionViewed(individual_supervision_id=record.id))
    return IndividualShown(
        id=record.id, supervisor=await person_name(work, record.supervisor_id),
        supervisee=await person_name(work, record.supervisee_id), held_on=record.held_on, minutes=record.minutes,
        functions=record.functions, topic=_opened(work, record.topic_sealed, TOPIC),
        talk=_opened(work, record.talk_sealed, TALK), agreed=_opened(work, record.agreed_sealed, AGREED),
    )  # fmt: skip


async def forget_supervisee(work: Work, person_id: UUID) -> None:
    """Whoever wants nothing kept leaves no talk either. For the listener of their erasure."""
    for record in await work.all(queries.of_supervisee(person_id)):
        await work.session.delete(record)
        work.record(IndividualSupervisionForgotten(individual_supervision_id=record.id))
    await work.flush()


def _sealed(work: Work, plain: str, field: str) -> bytes:
    return work.vault.seal(plain, tenant_id=work.tenant.id, field=field).token


def _opened(work: Work, sealed: bytes, field: str) -> str:
    return work.vault.open(Sealed(sealed), tenant_id=work.tenant.id, field=field)
