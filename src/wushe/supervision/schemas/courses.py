"""What is entered and shown of training."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Shown, Title, text
from wushe.supervision.kinds import Academy, Outcome, Theme
from wushe.supervision.schemas.visits import Minutes


class CourseData(Entered, kw_only=True):
    """What is taught, by which academy."""

    title: Title
    theme: Theme
    academy: Academy
    about: Annotated[str, text(1000, shortest=0, lines=True)] = ""


class CoursewareData(Entered):
    """Beside the file in a form."""

    title: Annotated[str, text(60, shortest=2)]
    file: Annotated[str, Meta(max_length=200, extra={"kind": "file"})] = ""


class NewLesson(Entered, kw_only=True):
    """The course as it was given."""

    held_on: Day
    minutes: Minutes
    place: Annotated[str, text(60, shortest=2)]
    teacher_id: UUID


class NewAttendance(Entered, kw_only=True):
    """Who came for a group: the list is signed for one group at a time."""

    organization_id: UUID
    person_ids: Annotated[list[UUID], Meta(max_length=200)] = field(default_factory=list)


class NewOutcomes(Entered, kw_only=True):
    """What came of the course for these groups."""

    outcome: Outcome
    organization_ids: Annotated[list[UUID], Meta(max_length=200)] = field(default_factory=list)


class CourseFilters(Filters):
    """How the list may be narrowed; `year` also says which year's rhythm is shown."""

    theme: Theme | None = None
    academy: Academy | None = None
    year: Annotated[int, Meta(ge=2000, le=2100)] | None = None


class LessonFilters(Filters):
    """Which group's list is signed."""

    organization_id: UUID | None = None


class CourseRow(Shown):
    """A course in a list."""

    id: UUID
    title: str
    theme: Theme
    academy: Academy
    lessons: int
    people: int
    outcomes: int
    last_on: date | None


class CoursePage(Shown):
    """One page of courses, the newest first."""

    items: list[CourseRow]
    next: str | None
    previous: str | None


class LessonShown(Shown):
    """A lesson, with how many people of how many groups attended."""

    id: UUID
    held_on: date
    minutes: int
    place: str
    teacher: str
    people: int
    groups: int


class CoursewareShown(Shown):
    """A file that is taught from."""

    id: UUID
    title: str
    name: str
    size: int


class OutcomeShown(Shown):
    """What came of the course for a group, and how many days after it first attended."""

    id: UUID
    organization_id: UUID
    organization: str
    outcome: Outcome
    granted_on: date


class LinkShown(Shown):
    """A lesson in the chain of trainers: `step` 0 is the course itself, 1 what its learners taught, and so on."""

    step: int
    course_id: UUID
    course: str
    teacher: str
    held_on: date
    people: int


class CourseShown(Shown):
    """A course with everything that belongs to it."""

    id: UUID
    title: str
    theme: Theme
    academy: Academy
    about: str
    coursewares: list[CoursewareShown]
    lessons: list[LessonShown]
    outcomes: list[OutcomeShown]
    chain: list[LinkShown]
    version: int


class YearShown(Shown):
    """Whether a year's training keeps its rhythm of a lesson a quarter."""

    year: int
    quarters: list[int]
    lessons: int
    expected: int
    missing: int
    overdue: bool
