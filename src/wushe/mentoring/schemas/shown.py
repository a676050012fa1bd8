"""What is shown of mentors, rounds and mentorships, as JSON."""

from datetime import date, datetime
from uuid import UUID

from wushe.kernel.schemas import Shown
from wushe.mentoring.kinds import EndReason, MentorshipState, MentorState, RoundState, Side


class MentorShown(Shown):
    """A mentor as the township sees them; a visitor comes from `home`."""

    id: UUID
    name: str
    home: str
    headline: str
    fields: list[str]
    methods: list[str]
    stages: list[str]
    languages: list[str]
    slots: list[str]
    capacity: int
    is_licensed: bool
    until: date | None
    state: MentorState
    version: int


class GrantShown(Shown):
    """A mentor of this township sent to another."""

    id: UUID
    mentor_id: UUID
    host_id: UUID
    capacity: int
    until: date
    state: str


class RoundShown(Shown):
    """A round with its weights; `until` is the first day without."""

    id: UUID
    name: str
    state: RoundState
    weights: dict[str, int]
    stable: bool
    needs_licence: bool
    gather_until: date
    since: date
    until: date
    mentors: int
    groups: int
    published_at: datetime | None
    version: int


class FactorShown(Shown):
    """What one factor gives a pair, in hundredths of a point, and in words."""

    factor: str
    points: int
    most: int
    reason: str


class MatchShown(Shown):
    """A group of a round with its mentor and the reasons, or why it has none and what would help."""

    organization_id: UUID
    group: str
    mentor_id: UUID | None
    mentor: str
    points: int
    pinned: bool
    before: str
    factors: list[FactorShown]
    next_best: str
    cause: str
    reason: str
    change: list[str]


class ResultShown(Shown):
    """What was solved: the total, the bound that nothing exceeds, and every group."""

    points: int
    bound: int
    is_stable: bool
    pairs: int
    unpaired: int
    matches: list[MatchShown]


class MentorshipShown(Shown):
    """A pair; `until` is the first day without, and `last_day` None where it was over before it began.

    `side` is for whom the reader speaks, None for neither.
    """

    id: UUID
    round_id: UUID
    organization_id: UUID
    group: str
    mentor_id: UUID
    mentor: str
    state: MentorshipState
    since: date
    until: date
    last_day: date | None
    mentor_agreed_at: datetime | None
    group_agreed_at: datetime | None
    ended_because: EndReason | None
    side: Side | None
    meetings: int
    minutes: int
    progress: int | None
    version: int

    @property
    def awaited(self) -> list[Side]:
        """Who has not answered yet."""
        answers = {Side.MENTOR: self.mentor_agreed_at, Side.GROUP: self.group_agreed_at}
        return [side for side, at in answers.items() if at is None]


class GoalShown(Shown):
    """What the two want to reach."""

    id: UUID
    title: str
    due_on: date
    progress: int


class MeetingShown(Shown):
    """When the two met; what was written is asked for by itself."""

    id: UUID
    on: date
    minutes: int
    method: str
    has_notes: bool


class NotesShown(Shown):
    """What was written of a meeting."""

    on: date
    notes: str
