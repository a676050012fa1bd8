"""Spreading groups over social workers: as even as can be, nearest first, with a reason for each.

1. Whoever accompanies a group keeps it; when groups may change hands, only up to an even share, the nearest first.
2. The rest is poured over the workers like water: each next group makes room with whoever has the fewest.
3. Of all pairs of a free group and a worker with room, the nearest is taken, until every group has somebody.

Nearness is what the official codes say: the same community first, then those whose numbers stand next to it.
"""

import hashlib
import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled

_NOWHERE = 10**12
"""Further than any two communities: a township's own group, or a worker without a community."""


class Why(Labelled):
    """Why this worker."""

    SAME = "same", _("同一社区")
    NEAR = "near", _("邻近社区")
    EVEN = "even", _("均衡数量")


@dataclass(frozen=True, slots=True)
class Spot:
    """A group or a worker, and the 12-digit code of the community they are in."""

    id: UUID
    community: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A group and who shall accompany it; `before` is who does so now."""

    group: UUID
    worker: UUID
    before: UUID | None
    why: Why


def distribute(
    groups: Sequence[Spot], workers: Sequence[Spot], carried: Mapping[UUID, UUID], *, change_hands: bool = False
) -> list[Move]:
    """What has to change so that everyone carries as many as the others (give or take one), in order of the groups.

    `carried` is who accompanies which group now. A worker who is not among `workers` gives all groups away. Without
    `change_hands` the groups that somebody accompanies stay with them, however many they are.
    """
    if not workers:
        return []
    kept = _kept(groups, workers, carried, change_hands=change_hands)
    free = [group for group in groups if group.id not in kept]
    room = _room(workers, kept, len(free))
    found = _nearest(free, workers, room)
    return [
        Move(group.id, worker.id, carried.get(group.id), _why(group, worker))
        for group in free
        if (worker := found[group.id]).id != carried.get(group.id)
    ]


def loads(workers: Sequence[Spot], carried: Mapping[UUID, UUID], moves: Sequence[Move]) -> dict[UUID, int]:
    """How many groups each worker carries after the moves."""
    after = {**carried, **{move.group: move.worker for move in moves}}
    counted = dict.fromkeys((worker.id for worker in workers), 0)
    for worker_id in after.values():
        if worker_id in counted:
            counted[worker_id] += 1
    return counted


def fingerprint(moves: Sequence[Move]) -> str:
    """Names a proposal, so that what is accepted is what was seen."""
    said = "\n".join(f"{move.group} {move.worker} {move.before}" for move in moves)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def distance(one: Spot, other: Spot) -> int:
    if one.community is None or other.community is None:
        return _NOWHERE
    return abs(int(one.community) - int(other.community))


def _kept(
    groups: Sequence[Spot], workers: Sequence[Spot], carried: Mapping[UUID, UUID], *, change_hands: bool
) -> dict[UUID, UUID]:
    by_worker: dict[UUID, list[Spot]] = {worker.id: [] for worker in workers}
    for group in groups:
        if carried.get(group.id) in by_worker:
            by_worker[carried[group.id]].append(group)
    share = _shares(len(groups), {worker: len(theirs) for worker, theirs in by_worker.items()})
    kept: dict[UUID, UUID] = {}
    for worker in workers:
        theirs = sorted(by_worker[worker.id], key=lambda group: (distance(group, worker), group.id))
        most = share[worker.id] if change_hands else len(theirs)
        kept |= {group.id: worker.id for group in theirs[:most]}
    return kept


def _shares(total: int, carried: Mapping[UUID, int]) -> dict[UUID, int]:
    """Even shares; the odd ones go to those who carry most already, so that least changes hands."""
    least, odd = divmod(total, len(carried))
    most_first = sorted(carried, key=lambda worker: (-carried[worker], worker))
    return {worker: least + (place < odd) for place, worker in enumerate(most_first)}


def _room(workers: Sequence[Spot], kept: Mapping[UUID, UUID], free: int) -> dict[UUID, int]:
    """How many of the free groups each worker takes."""
    carrying = dict.fromkeys((worker.id for worker in workers), 0)
    for worker_id in kept.values():
        carrying[worker_id] += 1
    heap = [(number, worker_id) for worker_id, number in carrying.items()]
    heapq.heapify(heap)
    room = dict.fromkeys(carrying, 0)
    for _turn in range(free):
        number, worker_id = heapq.heappop(heap)
        room[worker_id] += 1
        heapq.heappush(heap, (number + 1, worker_id))
    return room


def _nearest(free: Sequence[Spot], workers: Sequence[Spot], room: dict[UUID, int]) -> dict[UUID, Spot]:
    pairs = sorted(
        ((distance(group, worker), group.id, worker.id, worker) for group in free for worker in workers),
        key=lambda pair: pair[:3],
    )
    room = dict(room)
    found: dict[UUID, Spot] = {}
    for _distance, group_id, worker_id, worker in pairs:
        if group_id not in found and room[worker_id]:
            found[group_id] = worker
            room[worker_id] -= 1
    return found


def _why(group: Spot, worker: Spot) -> Why:
    match distance(group, worker):
        case 0:
            return Why.SAME
        case far if far < _NOWHERE:
            return Why.NEAR
        case _:
            return Why.EVEN
