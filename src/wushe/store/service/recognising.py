"""Two townships agree that hours earned in one are spent in the other: written in both, in one transaction."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Tenant, Work
from wushe.people.acting import acting
from wushe.store.errors import NoSuchRecognition, UnknownTownship
from wushe.store.events import RecognitionEnded, RecognitionOffered, RecognitionSigned
from wushe.store.kinds import RecognitionState
from wushe.store.models import Recognition
from wushe.store.permissions import Store
from wushe.store.queries import recognitions as queries
from wushe.store.schemas.entered import Township
from wushe.store.service.homes import at, home_of
from wushe.store.service.rules import open_rules
from wushe.tenancy import queries as tenancy


async def offer_recognition(work: Work, data: Township) -> Recognition:
    """Sign first; the other township signs next. Raises `UnknownTownship`, `AlreadyRecognised`, `StoreClosed`."""
    work.require(Store.RECOGNISE)
    by = acting(work)
    await open_rules(work)
    other = await _neighbour(work, data.township_id)
    ours = work.add(Recognition(id=new_id(), other_id=other.id, ours_by=by, ours_at=clock.now()))
    await work.flush()
    async with at(work, other) as there:
        there.add(Recognition(id=ours.id, other_id=work.tenant.id, theirs_at=ours.ours_at))
        there.record(RecognitionOffered(recognition_id=ours.id, township_id=work.tenant.id, in_force=False))
    work.record(RecognitionSigned(recognition_id=ours.id, township_id=other.id, in_force=False))
    return ours


async def _neighbour(work: Work, township_id: UUID) -> Tenant:
    near = {row[0] for row in await work.rows(tenancy.neighbours(work.tenant.id))}
    other = await home_of(work, township_id) if township_id in near else None
    if other is None:
        raise UnknownTownship
    return other


async def sign_recognition(work: Work, recognition_id: UUID) -> Recognition:
    """What the other township offered is in force. Raises `SignedAlready`, `RecognitionOver`, `StoreClosed`."""
    ours = await _to_change(work, recognition_id)
    await open_rules(work)
    ours.sign(acting(work), clock.now())
    await work.flush()
    in_force = ours.state is RecognitionState.IN_FORCE
    if (other := await home_of(work, ours.other_id)) is not None:
        async with at(work, other) as there:
            theirs = await there.one(queries.locked(ours.id), NoSuchRecognition)
            theirs.theirs_at = ours.ours_at
            there.record(RecognitionOffered(recognition_id=ours.id, township_id=work.tenant.id, in_force=in_force))
    work.record(RecognitionSigned(recognition_id=ours.id, township_id=ours.other_id, in_force=in_force))
    return ours


async def end_recognition(work: Work, recognition_id: UUID) -> Recognition:
    """By either, at any time. What was spent stays, and what is cancelled still goes back. Raises `RecognitionOver`."""
    ours = await _to_change(work, recognition_id)
    ours.end(clock.now())
    await work.flush()
    if (other := await home_of(work, ours.other_id)) is not None:
        async with at(work, other) as there:
            theirs = await there.one(queries.locked(ours.id), NoSuchRecognition)
            theirs.end(clock.now())
            there.record(RecognitionEnded(recognition_id=ours.id, township_id=work.tenant.id, by_us=False))
    work.record(RecognitionEnded(recognition_id=ours.id, township_id=ours.other_id, by_us=True))
    return ours


async def _to_change(work: Work, recognition_id: UUID) -> Recognition:
    work.require(Store.RECOGNISE)
    ours = await work.one(queries.locked(recognition_id), NoSuchRecognition)
    work.check_version(ours)
    return ours
