"""What is entered about townships, and what is shown of them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Entered, Shown, text
from wushe.tenancy.kinds import Life, ShelvingReason


class Removal(Entered):
    """The township's name, typed, as a proof that it is meant."""

    typed_name: Annotated[str, text(60, shortest=0)] = ""


class Watched(Filters):
    """The export that the page of a township watches."""

    job: UUID | None = None


class TownshipShown(Shown):
    """A township as its operator sees it: what it is called and how it stands, and nothing of what is in it."""

    slug: str
    code: str
    name: str
    county_code: str
    status: str
    exported_at: datetime | None


class Shelving(Entered):
    """Why a job that was given up is not tried again."""

    reason: ShelvingReason


class ConcernShown(Shown):
    """What is wrong with the jobs, by its code and in words, and what to do."""

    code: str
    title: str
    advice: str


class RhythmShown(Shown):
    """A job that the clock asks for; `last_at` is when it was last given out for every township in use."""

    job: str
    title: str
    rhythm: str
    last_at: datetime | None
    next_at: datetime
    late: bool


class StandingShown(Shown):
    """How the jobs of the whole installation stand. Where RabbitMQ carries them, it knows how many run: None here."""

    worker: Life
    seen_at: datetime | None
    waiting: int
    oldest_seconds: int
    running: int | None
    retried: int
    given_up: int
    concerns: list[ConcernShown]
    schedule: list[RhythmShown]


class FailureShown(Shown):
    """A job that was given up: never what it was about, nor the error's words. `place` is empty for an erased one."""

    id: UUID
    job: str
    title: str
    place: str
    place_status: str
    error: str
    code: str | None
    attempts: int
    failed_at: datetime


class FailurePage(Shown):
    """A page of them, newest first."""

    items: list[FailureShown]
    next: str | None
    previous: str | None
