"""The same need heard elsewhere: found while it is recorded, merged, and separated again."""

from typing import NamedTuple
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.late import Late
from wushe.kernel.work import Work
from wushe.needs.errors import NoSuchNeed
from wushe.needs.events import NeedMerged, NeedSeparated
from wushe.needs.models import Need
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as queries

weighing = Late("wushe.needs.matching.weighing")

LIKELY = 0.45
"""From here on two texts are asked about. Found with the cases of systems.md, said in different words."""

MOST_SHOWN = 3


class Likely(NamedTuple):
    """A living need of the same community that says nearly the same; `likeness` from 0 to 1."""

    need_id: UUID
    title: str
    likeness: float


async def likely_same(
    work: Work, community_id: UUID, title: str, story: str = "", but: UUID | None = None
) -> list[Likely]:
    """The most alike first; `but` is the need that is being compared."""
    known = [row for row in await work.rows(queries.similar_to(community_id)) if row.id != but]
    alike = weighing.likeness(f"{title} {story}", [f"{row.title} {row.story}" for row in known])
    found = [
        Likely(row.id, row.title, float(degree)) for row, degree in zip(known, alike, strict=True) if degree >= LIKELY
    ]
    return sorted(found, key=lambda likely: -likely.likeness)[:MOST_SHOWN]


async def merge(work: Work, need_id: UUID, into_id: UUID) -> Need:
    """Have `into_id` stand for both; raises `SameNeed`, `NotSameCommunity`, `WrongState`. Returns the one that stands.

    What had been merged into the first now belongs to the other as well, each on its own.
    """
    reach = work.require(Needs.EDIT)
    found = {need.id: need for need in await work.all(queries.needs_to_change(reach, {need_id, into_id}))}
    if need_id not in found or into_id not in found:
        raise NoSuchNeed
    need, other = found[need_id], found[into_id]
    work.check_version(need)
    merge_into(work, need, other)
    for earlier in await work.all(queries.merged_into(need.id)):
        earlier.merged_into_id = other.id
    await work.flush()
    return other


def merge_into(work: Work, need: Need, other: Need) -> None:
    need.merge_into(other, clock.now(), work.person.person_id)
    work.record(NeedMerged(need_id=need.id, into_id=other.id))


async def separate(work: Work, need_id: UUID) -> Need:
    """Undo a merge while the need that stands for both still waits; raises `WrongState`, `NotUndoable`."""
    reach = work.require(Needs.EDIT)
    need = await work.one(queries.need_to_change(reach, need_id), NoSuchNeed)
    other = await work.get(Need, need.merged_into_id, lock=True) if need.merged_into_id else need
    need.separate(other, clock.now(), work.person.person_id)
    await work.flush()
    other.first_heard(await work.scalar(queries.first_heard(other.id)))
    work.record(NeedSeparated(need_id=need.id, from_id=other.id))
    await work.flush()
    return need
