"""Social workers of the township and their credentials."""

from uuid import UUID

from wushe.kernel.clock import today
from wushe.kernel.work import Work
from wushe.people import queries
from wushe.people.errors import NoSuchPerson
from wushe.people.events import CredentialEdited, SocialWorkerLeft, SocialWorkerRegistered
from wushe.people.models import Person, SocialWorker
from wushe.people.permissions import People
from wushe.people.schemas import WorkerData


async def make_social_worker(work: Work, person_id: UUID, data: WorkerData) -> SocialWorker:
    """Make the person a social worker, take one back who had left, or renew; raises `CredentialTaken`."""
    person = await _person(work, person_id)
    worker = await work.one_or_none(queries.worker(person.id))
    if worker is None:
        worker = work.add(SocialWorker(person_id=person.id, since=data.since or today()))
        work.record(SocialWorkerRegistered(person_id=person.id))
    elif worker.until is not None:
        worker.resume()
        work.record(SocialWorkerRegistered(person_id=person.id))
    else:
        work.check_version(worker)
        work.record(CredentialEdited(person_id=person.id))
    worker.tier, worker.since = data.tier, data.since or worker.since
    worker.certify(level=data.level, number=data.number, issued_on=data.issued_on, expires_on=data.expires_on)
    await work.flush()
    return worker


async def end_social_worker(work: Work, person_id: UUID) -> None:
    """The person leaves today; what they supervised stays on record. Raises `WorkerEnded`."""
    person = await _person(work, person_id)
    worker = await work.one(queries.worker(person.id), NoSuchPerson)
    worker.end(today())
    work.record(SocialWorkerLeft(person_id=person.id))
    await work.flush()


async def _person(work: Work, person_id: UUID) -> Person:
    reach = work.require(People.WORKERS)
    person = await work.one(queries.person(reach, person_id), NoSuchPerson)
    person.refuse_if_erased()
    return person
