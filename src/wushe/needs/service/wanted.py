"""What residents want most, and the warning to an activity that answers nothing (systems.md, row 12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.clock import Quarter
from wushe.kernel.i18n import Sentence, _, listed
from wushe.kernel.late import Late
from wushe.kernel.work import Work
from wushe.needs.queries import needs as need_queries, wanted as queries

weighing = Late("wushe.needs.matching.weighing")

SHOWN = 3
ALIKE = 0.2
"""From here on a waiting need is shown to whoever plans an activity as one that it might answer."""


class WantedService(NamedTuple):
    """A type of service, how many needs want it, and how often they were said."""

    service_type_id: UUID
    name: str
    needs: int
    voices: int


@dataclass(frozen=True, slots=True)
class Unneeded:
    """An activity without a need. `wanted` is what residents want instead, `linkable` the needs it might answer."""

    sentence: Sentence
    wanted: Sequence[WantedService]
    linkable: Sequence[tuple[UUID, str]]

    def say(self) -> str:
        return self.sentence.say(wanted=listed(service.name for service in self.wanted))


async def wanted_services(
    work: Work, community_id: UUID | None = None, quarter: Quarter | None = None, most: int | None = None
) -> list[WantedService]:
    """The most wanted first, of a community or the township, said in one quarter or ever and not yet confirmed.

    For the slices above; asks no permission, because it counts and names nobody.
    """
    found = queries.wanted(community_id, quarter)
    return [WantedService(*row) for row in await work.rows(found if most is None else found.limit(most))]


async def warn_unneeded(
    work: Work, title: str, community_id: UUID | None = None, need_id: UUID | None = None
) -> Unneeded | None:
    """None for an activity that answers a need; else the warning to show before it is proposed."""
    if need_id is not None:
        return None
    wanted = await wanted_services(work, community_id, most=SHOWN)
    linkable = await _linkable(work, community_id, title) if community_id else []
    if wanted:
        return Unneeded(_("这项活动没有回应任何居民需求。居民现在最想要的是：{wanted}"), wanted, linkable)
    return Unneeded(_("这项活动没有回应任何居民需求，请先征集需求或写明举办理由"), wanted, linkable)


async def _linkable(work: Work, community_id: UUID, title: str) -> list[tuple[UUID, str]]:
    known = await work.rows(need_queries.similar_to(community_id))
    alike = weighing.likeness(title, [f"{row.title} {row.story}" for row in known])
    found = sorted(zip(-alike, range(len(known)), strict=True))
    return [(known[place].id, known[place].title) for degree, place in found[:SHOWN] if -degree >= ALIKE]
