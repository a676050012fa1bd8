"""A township's figures of one period, put together as the report shows them."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from wushe.activities.outputs import outputs_of, shown as outputs_shown
from wushe.activities.queries import Scope
from wushe.activities.tasks import tasks_of
from wushe.communities import queries as communities
from wushe.communities.societies import Society
from wushe.kernel import clock
from wushe.kernel.clock import Quarter
from wushe.kernel.work import Work
from wushe.linkages.kinds import WAY, Stage
from wushe.reports.kinds import Unit
from wushe.reports.periods import Year, called, upto
from wushe.reports.permissions import Reports
from wushe.reports.queries import communities as by_community, happened, sharing, standing
from wushe.reports.schemas import (
    CommunityShown,
    MoneyShown,
    NeedsShown,
    PlacesShown,
    ReportShown,
    SharingShown,
    SocietyShown,
    StageShown,
)

AnyPeriod = Quarter | Year


async def report(work: Work, period: AnyPeriod) -> ReportShown:
    """Counted from rows at this moment."""
    work.require(Reports.READ)
    outputs = await outputs_of(work, Scope(since=period.first, until=period.last))
    return ReportShown(
        township=work.tenant.name,
        period=str(period),
        title=called(period),
        made_at=clock.now(),
        societies=await _societies(work, period),
        needs=await _needs(work, period),
        linkages=await _stages(work),
        incomplete=await _incomplete(work),
        outputs=outputs_shown(outputs),
        tasks=(await tasks_of(work, period.first, period.last)).shown,
        sharing=await _sharing(work, period),
        money=await _money(work, period),
        communities=await _communities(work, period),
    )


async def _societies(work: Work, period: AnyPeriod) -> list[SocietyShown]:
    on = upto(period)
    [(living, _filed, _registered)] = await work.rows(standing.organizations(on))
    counted = (
        (Society.COMMUNITY, await work.scalar(standing.communities()), Unit.PLACES),
        (Society.WORKER, await work.scalar(standing.workers(on)), Unit.PERSONS),
        (Society.ORGANIZATION, living, Unit.ORGANIZATIONS),
        (Society.VOLUNTEER, await work.scalar(standing.volunteers(on)), Unit.PERSONS),
        (Society.RESOURCE, int(await work.scalar(standing.received(on))), Unit.FEN),
    )
    return [SocietyShown(society=society, number=number, unit=unit) for society, number, unit in counted]


async def _needs(work: Work, period: AnyPeriod) -> NeedsShown:
    [(heard, answered, minutes)] = await work.rows(happened.needs(period))
    return NeedsShown(heard=heard, answered=answered, response_minutes=None if minutes is None else round(minutes))


async def _stages(work: Work) -> list[StageShown]:
    counted = {row[0]: row[1] for row in await work.rows(standing.linkages_by_stage())}
    return [StageShown(stage=stage, linkages=counted.get(stage, 0)) for stage in (*WAY, Stage.WITHDRAWN)]


async def _incomplete(work: Work) -> list[PlacesShown]:
    """Open linkages and the societies that each of them misses."""
    filled: dict[UUID, set[Society]] = defaultdict(set)
    known: dict[UUID, tuple[str, Stage]] = {}
    for linkage_id, title, stage, society in await work.rows(standing.places_filled()):
        known[linkage_id] = (title, stage)
        filled[linkage_id].add(society)
    return [
        PlacesShown(
            linkage_id=linkage_id, title=title, stage=stage, filled=len(filled[linkage_id]),
            missing=[society for society in Society if society not in filled[linkage_id]],
        )
        for linkage_id, (title, stage) in known.items()
        if len(filled[linkage_id]) < len(Society)
    ]  # fmt: skip


async def _sharing(work: Work, period: AnyPeriod) -> SharingShown:
    [(bookings, lent)] = await work.rows(sharing.bookings(period))
    [(collected, fulfilled)] = await work.rows(sharing.wishes(period))
    allocations = await work.scalar(sharing.allocations(period))
    return SharingShown(bookings=bookings, lent=lent, allocations=allocations, collected=collected, fulfilled=fulfilled)


async def _money(work: Work, period: AnyPeriod) -> MoneyShown:
    on = upto(period)
    return MoneyShown(
        funds=await work.scalar(standing.funds(on)),
        received_fen=int(await work.scalar(standing.received(on))),
        promised_fen=int(await work.scalar(happened.promised(period))),
    )


async def _communities(work: Work, period: AnyPeriod) -> list[CommunityShown]:
    """In the order of the official list."""
    needs = await _by_community(work, by_community.needs(period))
    groups = await _by_community(work, by_community.groups())
    sessions = await _by_community(work, by_community.sessions(period))
    came = await _by_community(work, by_community.attendances(period))
    minutes = await _by_community(work, by_community.minutes(period))
    return [
        CommunityShown(
            community_id=community_id,
            name=name,
            organizations=groups.get(community_id, (0,))[0],
            needs=needs.get(community_id, (0, 0))[0],
            answered=needs.get(community_id, (0, 0))[1],
            sessions=sessions.get(community_id, (0,))[0],
            person_times=came.get(community_id, (0, 0))[0],
            persons=came.get(community_id, (0, 0))[1],
            minutes=minutes.get(community_id, (0,))[0],
        )
        for community_id, name in await work.rows(communities.choices())
    ]


async def _by_community(work: Work, query: Any) -> dict[UUID, tuple[int, ...]]:
    return {row[0]: tuple(int(value) for value in row[1:]) for row in await work.rows(query)}
