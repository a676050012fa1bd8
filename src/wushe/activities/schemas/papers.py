"""What people enter and see of certificates and ratings."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.activities.kinds import CommentState, Verdict
from wushe.kernel.schemas import Day, Entered, Shown, text
from wushe.kernel.sheets.kinds import parse_half_hours
from wushe.kernel.text import clean


def _half_hours_or_nothing(written: str) -> str:
    """Refused where it is no number of half hours; else as it was written."""
    if clean(written):
        parse_half_hours(written)
    return clean(written)


class CertificateData(Entered, kw_only=True):
    """A certificate of the hours between two days. Without a person it is who acts."""

    person_id: UUID | None = None
    first_on: Day
    last_on: Day
    in_charge: Annotated[str, text(40, shortest=0)] = ""
    contact: Annotated[str, text(60, shortest=0)] = ""


class Verification(Entered):
    """What stands on a paper; name and hours are compared when they are given."""

    number: Annotated[str, text(60)]
    name: Annotated[str, text(60, shortest=0)] = ""
    hours: Annotated[str, text(12, shortest=0, parse=_half_hours_or_nothing)] = ""


class RatingData(Entered):
    """Stars from one to five, and words if somebody likes."""

    stars: Annotated[int, Meta(ge=1, le=5)]
    comment: Annotated[str, text(500, shortest=0, lines=True)] = ""


class Moderation(Entered):
    """Whether a comment is shown."""

    show: bool = False


class CertificateShown(Shown):
    """A certificate. `corrected`: hours that it tells of were changed since."""

    id: UUID
    number: str
    person_id: UUID
    first_on: date
    last_on: date
    minutes: int
    issued_at: datetime
    revoked_at: datetime | None
    corrected: bool


class VerdictShown(Shown):
    """All that a stranger learns."""

    verdict: Verdict


class RatingShown(Shown):
    """A rating; nobody learns whose."""

    id: UUID
    session_id: UUID
    stars: int
    comment: str
    comment_state: CommentState
    rated_at: datetime


class RatingsShown(Shown):
    """The average in tenths of a star (46 is 4.6), None without a rating, of how many."""

    average_tenths: int | None
    count: int
