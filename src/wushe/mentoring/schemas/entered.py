"""What is entered of mentors, rounds and mentorships."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, text
from wushe.mentoring.kinds import (
    Field,
    Language,
    MarkKind,
    Maturity,
    MentorshipState,
    MentorState,
    Method,
    RoundState,
)
from wushe.people.kinds import Slot

Capacity = Annotated[int, Meta(ge=0, le=20)]
Sent = Annotated[int, Meta(ge=1, le=20)]
Weight = Annotated[int, Meta(ge=0, le=100)]
Stars = Annotated[int, Meta(ge=1, le=5)]
Minutes = Annotated[int, Meta(ge=1, le=720)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Headline = Annotated[str, text(120, shortest=0)]
Goals = Annotated[str, text(600, lines=True)]
Goal = Annotated[str, text(120, shortest=2)]
Notes = Annotated[str, text(4000, shortest=0, lines=True)]
Words = Annotated[str, text(600, shortest=0, lines=True)]
Reason = Annotated[str, text(300, lines=True)]
RoundName = Annotated[str, text(60, shortest=2)]


class MentorData(Entered, kw_only=True):
    """What a mentor offers; where they would go (`communities`, everywhere when none is named), and where not."""

    headline: Headline = ""
    fields: list[Field] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    stages: list[Maturity] = field(default_factory=list)
    languages: list[Language] = field(default_factory=lambda: [Language.MANDARIN])
    slots: list[Slot] = field(default_factory=list)
    communities: list[UUID] = field(default_factory=list)
    capacity: Capacity = 1
    no_go: list[UUID] = field(default_factory=list)


class NewMentor(MentorData, kw_only=True):
    """A person of the township who becomes a mentor."""

    person_id: UUID


class MentorWishes(Entered, kw_only=True):
    """Of a mentor in one round: for so many groups, and whom first. `wishes` are in order."""

    capacity: Capacity
    wishes: list[UUID] = field(default_factory=list)


class SendData(Entered, kw_only=True):
    """To which township a mentor is sent, for how many groups, and the last day."""

    township_id: UUID
    capacity: Sent = 1
    until: Day


class RoundData(Entered, kw_only=True):
    """A round, its days, and what it weighs, a hundred points together; all of it shown before the round opens."""

    name: RoundName
    gather_until: Day
    since: Day
    until: Day
    weight_fields: Weight = 25
    weight_weaknesses: Weight = 25
    weight_stage: Weight = 10
    weight_place: Weight = 10
    weight_hours: Weight = 10
    weight_group_wish: Weight = 10
    weight_mentor_wish: Weight = 10
    stable: bool = False
    needs_licence: bool = False


class GroupData(Entered, kw_only=True):
    """What a group asks of a mentor. `wishes` are in order; `no_go` whom it does not want."""

    organization_id: UUID
    goals: Goals
    fields: list[Field] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    languages: list[Language] = field(default_factory=lambda: [Language.MANDARIN])
    slots: list[Slot] = field(default_factory=list)
    maturity: Maturity = Maturity.STARTING
    wishes: list[UUID] = field(default_factory=list)
    no_go: list[UUID] = field(default_factory=list)


class MarkData(Entered, kw_only=True):
    """A pair that must be, or must not be, and why."""

    organization_id: UUID
    mentor_id: UUID
    kind: MarkKind
    reason: Reason


class Because(Entered):
    """Why, for whoever is concerned."""

    reason: Reason


class ChangeOfMentor(Entered, kw_only=True):
    """Who stands beside the group from now on, and why another."""

    mentor_id: UUID
    reason: Reason


class GoalData(Entered, kw_only=True):
    """What the two want to reach, and by when."""

    title: Goal
    due_on: Day


class GoalProgress(Entered, kw_only=True):
    """How far a goal is, in hundredths."""

    progress: Percent


class MeetingData(Entered, kw_only=True):
    """When the two met, for how many minutes and how. `notes` are for the two sides alone."""

    on: Day
    minutes: Minutes
    method: Method = Method.ACCOMPANY
    notes: Notes = ""


class ReviewData(Entered, kw_only=True):
    """What one side thinks of the time together."""

    stars: Stars
    words: Words = ""


class MentorFilters(Filters):
    """How the list of mentors may be narrowed."""

    field: Field | None = None
    state: MentorState | None = None


class RoundFilters(Filters):
    """How the list of rounds may be narrowed."""

    state: RoundState | None = None


class MentorshipFilters(Filters):
    """How the list of pairs may be narrowed."""

    pairing_round_id: UUID | None = None
    mentor_id: UUID | None = None
    state: MentorshipState | None = None
