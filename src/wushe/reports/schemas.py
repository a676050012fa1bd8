"""What reports show. Units stand in the names: 场, 人次, 人 and minutes never add up."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.activities.schemas.planning import OutputsShown, TasksShown
from wushe.communities.societies import Society
from wushe.kernel.schemas import Entered, Shown
from wushe.linkages.kinds import Stage
from wushe.pools.schemas.lending import PoolSumShown
from wushe.reports.kinds import Code, Unit

Written = Annotated[str, Meta(pattern="^([0-9]{4}(Q[1-4])?)?$", max_length=6)]


class Asked(Entered):
    """Which period: a quarter (2026Q4), a year (2026), or empty for the present quarter."""

    period: Written = ""


class SocietyShown(Shown):
    """How large one of the five is on the period's last day. Money is in fen."""

    society: Society
    number: int
    unit: Unit


class NeedsShown(Shown):
    """`heard` in the period, of these `answered` by now; the average time to the first answer in minutes."""

    heard: int
    answered: int
    response_minutes: int | None


class StageShown(Shown):
    """How many linkages stand there now."""

    stage: Stage
    linkages: int


class PlacesShown(Shown):
    """An open linkage with an empty place."""

    linkage_id: UUID
    title: str
    stage: Stage
    filled: int
    missing: list[Society]


class MoneyShown(Shown):
    """Funds on the period's last day, and what was promised in it."""

    funds: int
    received_fen: int
    promised_fen: int


class SharingShown(Shown):
    """`bookings` that began in the period and were kept, of these `lent` to other townships.

    `allocations` of goods whose receiver confirmed; wishes `collected`, and wishes `fulfilled` whenever collected.
    """

    bookings: int
    lent: int
    allocations: int
    collected: int
    fulfilled: int


class CommunityShown(Shown):
    """One community's line. `persons` are those known by name, and are not the sum of anything."""

    community_id: UUID
    name: str
    organizations: int
    needs: int
    answered: int
    sessions: int
    person_times: int
    persons: int
    minutes: int


class ReportShown(Shown):
    """The whole report. `outputs` count held sessions of activities whose review is signed.

    `tasks` are all activities of the period but cancelled ones.
    """

    township: str
    period: str
    title: str
    made_at: datetime
    societies: list[SocietyShown]
    needs: NeedsShown
    linkages: list[StageShown]
    incomplete: list[PlacesShown]
    outputs: OutputsShown
    tasks: TasksShown
    sharing: SharingShown
    money: MoneyShown
    communities: list[CommunityShown]


class PublishedShown(Shown):
    """What the county can read of this township; `value` None where too few persons were counted."""

    period: str
    published_at: datetime | None
    indicators: dict[str, int | None]


class SumShown(Shown):
    """One indicator over the county: townships that published it, and the sum of what they told.

    `hidden`: how many did not tell because they counted too few persons.
    """

    code: Code
    label: str
    unit: Unit
    value: int
    townships: int
    hidden: int


class TownshipShown(Shown):
    """Whether a township has published; None when it has not."""

    name: str
    published_at: datetime | None


class CountyShown(Shown):
    """Coverage and sums of a quarter. `covered` of `townships` have published."""

    county: str
    period: str
    covered: int
    townships: int
    coverage: str
    sums: list[SumShown]
    pool: list[PoolSumShown]
    published: list[TownshipShown]
