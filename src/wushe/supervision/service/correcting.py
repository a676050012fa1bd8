"""What a visit says is put right by whoever wrote it; nothing that was said before is lost."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.supervision.errors import CorrectedMeanwhile, NoSuchVisit, NotTheVisitor
from wushe.supervision.events import VisitCorrected
from wushe.supervision.models import Visit, Words
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import visits as queries
from wushe.supervision.schemas.visits import CorrectionData


async def correct_visit(work: Work, visit_id: UUID, data: CorrectionData) -> Visit:
    """Raises `NoSuchVisit`, `NotTheVisitor`, `NothingCorrected`, `CorrectedMeanwhile`."""
    visit = await visit_to_correct(work, visit_id)
    words = await words_of(work, visit)
    if work.expected_version not in {None, words.version}:
        raise CorrectedMeanwhile
    correction = work.add(words.correct(data.seen, data.advice, data.reason, clock.now()))
    await work.flush()
    work.record(
        VisitCorrected(
            visit_id=visit.id, organization_id=visit.organization_id, visited_on=visit.visited_on,
            number=correction.number,
        )
    )  # fmt: skip
    return visit


async def visit_to_correct(work: Work, visit_id: UUID) -> Visit:
    """One that the person made and may still read. Whose group was handed over reads no more of it, and writes no more.

    Raises `NoSuchVisit`, `NotTheVisitor`.
    """
    visit = await work.one(queries.visit(work.require(Supervision.READ), visit_id), NoSuchVisit)
    if not work.may(Supervision.VISIT) or visit.worker_id != acting(work):
        raise NotTheVisitor
    return visit


async def words_of(work: Work, visit: Visit) -> Words:
    return Words(visit, await work.all(queries.corrections(visit.id)))
