"""Publishing a township's indicators, and reading a county's sums."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from wushe.activities.outputs import outputs_of
from wushe.activities.queries import Scope
from wushe.kernel import clock
from wushe.kernel.clock import Quarter
from wushe.kernel.database.reader import CountyReader
from wushe.kernel.errors import Missing
from wushe.kernel.journal.event import Code as EventCode
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.pools.queries import lending
from wushe.pools.schemas.lending import PoolSumShown
from wushe.reports.errors import NoReader
from wushe.reports.events import IndicatorsPublished
from wushe.reports.kinds import Code
from wushe.reports.models import Indicator, publishable
from wushe.reports.periods import upto
from wushe.reports.permissions import Reports
from wushe.reports.queries import county as queries, happened, standing
from wushe.reports.schemas import CountyShown, SumShown, TownshipShown


async def publish(work: Work, quarter: Quarter) -> list[Indicator]:
    """Let the county know the indicators of that quarter as they are now; again as often as they change."""
    work.require(Reports.PUBLISH)
    county_code = await work.scalar(queries.county_code_of(work.tenant.id))
    if county_code is None:
        raise Missing
    kept = {indicator.code: indicator for indicator in await work.all(queries.indicators(str(quarter)))}
    at = clock.now()
    for code, value in (await count(work, quarter)).items():
        indicator = kept.get(code) or work.add(Indicator(period=str(quarter), code=code))
        indicator.county_code, indicator.published_at = county_code, at
        indicator.value = publishable(code, value)
        kept[code] = indicator
    hidden = sum(indicator.value is None for indicator in kept.values())
    work.record(IndicatorsPublished(period=EventCode(str(quarter)), count=len(kept), suppressed=hidden))
    await work.flush()
    return list(kept.values())


async def count(work: Work, quarter: Quarter) -> dict[Code, int]:
    """Every indicator of the quarter, from rows. Asks no permission: the caller's verb has asked one."""
    on = upto(quarter)
    [(_living, filed, registered)] = await work.rows(standing.organizations(on))
    [(heard, _answered, _minutes)] = await work.rows(happened.needs(quarter))
    came = await outputs_of(work, Scope(since=quarter.first, until=quarter.last))
    return {
        Code.COMMUNITIES: await work.scalar(standing.communities()),
        Code.FILED: filed,
        Code.REGISTERED: registered,
        Code.MEMBERS: await work.scalar(standing.members(on)),
        Code.WORKERS: await work.scalar(standing.workers(on)),
        Code.VOLUNTEERS: await work.scalar(standing.volunteers(on)),
        Code.NEEDS_HEARD: heard,
        Code.NEEDS_ANSWERED: await work.scalar(happened.needs_answered(quarter)),
        Code.LINKAGES_OPEN: await work.scalar(standing.linkages_open(on)),
        Code.LINKAGES_CLOSED: await work.scalar(happened.linkages_closed(quarter)),
        Code.SESSIONS: came.sessions.number,
        Code.PERSON_TIMES: came.person_times.number,
        Code.BENEFICIARIES: came.beneficiaries.number,
        Code.MINUTES: came.minutes.number,
        Code.FUNDS: int(await work.scalar(standing.received(on))),
        Code.PROMISED: int(await work.scalar(happened.promised(quarter))),
    }


# --- the county


class Told(NamedTuple):
    """One published indicator as the reader sees it."""

    tenant_id: UUID
    code: Code
    value: int | None
    published_at: datetime


async def county(work: Work, reader: CountyReader | None, quarter: Quarter) -> CountyShown:
    """Coverage, sums and the county's pool. Raises `NoReader` where the installation has no connection for it."""
    work.require(Reports.COUNTY)
    if reader is None:
        raise NoReader
    place = await work.one(queries.county(work.tenant.id))
    townships = await work.all(queries.townships_of(place.code))
    told = [Told(*row) for row in await reader.rows(place.code, queries.published(str(quarter)))]
    published = {each.tenant_id: each.published_at for each in told}
    covered = sum(township.id in published for township in townships)
    return CountyShown(
        county=place.name,
        period=str(quarter),
        covered=covered,
        townships=len(townships),
        coverage=formats.percent(covered, len(townships)),
        sums=sums(told),
        pool=[PoolSumShown(*row) for row in await work.rows(lending.pool_sums(clock.now()))],
        published=[
            TownshipShown(name=township.name, published_at=published.get(township.id)) for township in townships
        ],
    )


def sums(told: Iterable[Told]) -> list[SumShown]:
    """Each indicator over all who told it. What is hidden is in no sum, so no subtraction brings it back."""
    by_code: Mapping[Code, list[Any]] = defaultdict(list)
    for each in told:
        by_code[each.code].append(each.value)
    return [
        SumShown(
            code=code,
            label=code.label.say(),
            unit=code.unit,
            value=sum(value for value in by_code[code] if value is not None),
            townships=len(by_code[code]),
            hidden=sum(value is None for value in by_code[code]),
        )
        for code in Code
        if by_code[code]
    ]
