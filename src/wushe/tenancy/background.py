"""The jobs of all townships as their operator looks after them: how they stand, and what becomes of the given up.

The rows of jobs belong to no township: ids, names of jobs and kinds of errors. What a job was about is not shown.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from wushe.kernel import clock, paging
from wushe.kernel.jobs import failures, figures, pulse
from wushe.kernel.jobs.figures import LONGEST_WAIT_SECONDS, Figures, last_heartbeat, last_turns
from wushe.kernel.jobs.models import JobFailure
from wushe.kernel.jobs.queue import Job
from wushe.kernel.journal.event import Code
from wushe.kernel.paging import Filters
from wushe.kernel.work import Work
from wushe.tenancy.errors import JobGone, PlaceRemoved
from wushe.tenancy.events import JobShelved, JobTriedAgain
from wushe.tenancy.kinds import Concern, Life, ShelvingReason
from wushe.tenancy.models import AnyPlace, PlaceStatus
from wushe.tenancy.permissions import Tenancy
from wushe.tenancy.queries import place_with_id, places_with
from wushe.tenancy.schemas import ConcernShown, FailurePage, FailureShown, RhythmShown, StandingShown
from wushe.tenancy.spans import span

GRACE = timedelta(minutes=5)
"""How long after its time a periodic job is not late yet."""


async def look(work: Work, *, relayed: bool) -> StandingShown:
    """How the jobs stand; `relayed` where RabbitMQ carries them."""
    work.require(Tenancy.WATCH)
    found = await figures.look(work.session)
    seen_at = pulse.last_beat() if relayed else await work.scalar(last_heartbeat())
    life = _life(seen_at, relayed=relayed)
    schedule = _schedule(dict(await work.rows(last_turns())), clock.now())
    return StandingShown(
        worker=life,
        seen_at=seen_at,
        waiting=sum(waiting.jobs for waiting in found.waiting.values()),
        oldest_seconds=_oldest(found),
        running=None if relayed else found.taken,
        retried=found.retried,
        given_up=found.dead,
        concerns=_concerns(life, found, schedule),
        schedule=schedule,
    )


def _life(seen_at: datetime | None, *, relayed: bool) -> Life:
    if pulse.is_fresh(seen_at, clock.now()):
        return Life.ALIVE
    return Life.UNSEEN if relayed else Life.SILENT


def _oldest(found: Figures) -> int:
    return int(max((waiting.seconds for waiting in found.waiting.values()), default=0))


def _schedule(last: Mapping[str, datetime], now: datetime) -> list[RhythmShown]:
    """What comes next first."""
    rhythms = [_rhythm(job, last.get(job.name), now) for job in Job.named.values() if job.on]
    return sorted(rhythms, key=lambda rhythm: (rhythm.next_at, rhythm.job))


def _rhythm(job: Job, last_at: datetime | None, now: datetime) -> RhythmShown:
    assert job.on is not None  # noqa: S101 - asked by the caller
    due = job.on.last_due(now)
    return RhythmShown(
        job=job.name,
        title=Job.called(job.name),
        rhythm=job.on.say(),
        last_at=last_at,
        next_at=job.on.next_due(now),
        late=now - due > GRACE and (last_at is None or last_at < due),
    )


def _concerns(life: Life, found: Figures, schedule: Sequence[RhythmShown]) -> list[ConcernShown]:
    """Without a worker the queue stands and the clock does not strike: that is said once."""
    late, oldest = sum(rhythm.late for rhythm in schedule), _oldest(found)
    concerns = {
        Concern.SILENT: life is Life.SILENT,
        Concern.UNSEEN: life is Life.UNSEEN,
        Concern.SLOW: life is not Life.SILENT and oldest > LONGEST_WAIT_SECONDS,
        Concern.LATE: late if life is not Life.SILENT else 0,
        Concern.GIVEN_UP: found.dead,
    }
    return [
        ConcernShown(
            code=concern.value,
            title=concern.label.say(n=int(holds), span=span(oldest)),
            advice=concern.advice.say(),
        )
        for concern, holds in concerns.items()
        if holds
    ]


async def given_up(work: Work, filters: Filters) -> FailurePage:
    """The jobs that are not tried again by themselves. Raises `NotACursor`."""
    work.require(Tenancy.WATCH)
    page = await paging.page(work, failures.dead_letters(), failures.NEWEST, filters.cursor, filters.limit)
    found = await work.all(places_with({failure.tenant_id for failure in page.rows}))
    places = {place.id: place for place in found}
    items = [_shown(failure, places.get(failure.tenant_id)) for failure in page.rows]
    return FailurePage(items=items, next=page.next, previous=page.previous)


async def show(work: Work, message_id: UUID) -> FailureShown:
    """One that was given up. Raises `JobGone`."""
    work.require(Tenancy.WATCH)
    failure = await work.one(failures.dead_letters().where(JobFailure.message_id == message_id), JobGone)
    return _shown(failure, await work.one_or_none(place_with_id(failure.tenant_id)))


def _shown(failure: JobFailure, place: AnyPlace | None) -> FailureShown:
    return FailureShown(
        id=failure.message_id,
        job=failure.job,
        title=Job.called(failure.job),
        place=place.name if place else "",
        place_status=place.status.value if place else "",
        error=failure.error,
        code=failure.code,
        attempts=failure.attempts,
        failed_at=failure.failed_at,
    )


async def try_again(work: Work, message_id: UUID) -> FailureShown:
    """Have it done as soon as a worker looks; in a suspended township once it is resumed.

    Raises `JobGone` for the second of two who decide, and `PlaceRemoved`.
    """
    work.require(Tenancy.DECIDE)
    failure = await work.one(failures.failure_to_decide(message_id), JobGone)
    place = await work.one_or_none(place_with_id(failure.tenant_id))
    if place is not None and place.status is PlaceStatus.REMOVED:
        raise PlaceRemoved
    shown = _shown(failure, place)
    await failures.retry(work.session, [message_id])
    work.record(
        JobTriedAgain(
            message_id=message_id, place_id=failure.tenant_id, job=Code(shown.job), attempts=shown.attempts
        )
    )  # fmt: skip
    return shown


async def shelve(work: Work, message_id: UUID, reason: ShelvingReason) -> None:
    """Give it up for good: what is left of it stands in the platform's journal. Raises `JobGone`."""
    work.require(Tenancy.DECIDE)
    failure = await work.one(failures.failure_to_decide(message_id), JobGone)
    event = JobShelved(
        message_id=message_id, place_id=failure.tenant_id, job=Code(failure.job), attempts=failure.attempts,
        error=Code(failure.code or failure.error), reason=reason,
    )  # fmt: skip
    await failures.drop(work.session, [message_id])
    work.record(event)
