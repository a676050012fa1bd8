"""Facts as columns of numbers, so that ten thousand needs meet three thousand offers within seconds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from wushe.needs.kinds import Group, Time, Urgency
from wushe.needs.matching.facts import NeedFacts, OfferFacts

NO_KIND = -1
_URGENCIES = {Urgency.URGENT: 1.0, Urgency.SOON: 0.5, Urgency.NORMAL: 0.0}


class Codes:
    """Small numbers for ids, the same on both sides."""

    def __init__(self, needs: Sequence[NeedFacts], offers: Sequence[OfferFacts]) -> None:
        kinds = [facts.kind for facts in (*needs, *offers) if facts.kind]
        self.kinds = _numbered(kind.id for kind in kinds)
        self.families = _numbered(kind.family_id for kind in kinds)
        self.communities = _numbered(need.community_id for need in needs if need.community_id)


def _numbered(ids: Iterable[UUID]) -> Mapping[UUID, int]:
    return {one: number for number, one in enumerate(dict.fromkeys(ids))}


@dataclass(frozen=True, slots=True)
class Columns:
    """One array for each fact. `at` gives the same of some rows, in whatever shape the index has."""

    def at(self, index: Any) -> Self:
        return type(self)(*(getattr(self, field.name)[index] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class NeedColumns(Columns):
    """`community` is a number of `Codes`, -1 for the whole township."""

    kind: NDArray[np.int32]
    family: NDArray[np.int32]
    community: NDArray[np.int32]
    youngest: NDArray[np.int16]
    oldest: NDArray[np.int16]
    groups: NDArray[np.int32]
    mobility: NDArray[np.int8]
    times: NDArray[np.int8]
    urgency: NDArray[np.float32]

    @classmethod
    def of(cls, needs: Sequence[NeedFacts], codes: Codes) -> Self:
        ages = [need.ages for need in needs]
        return cls(
            _array((codes.kinds[n.kind.id] if n.kind else NO_KIND for n in needs), np.int32),
            _array((codes.families[n.kind.family_id] if n.kind else NO_KIND for n in needs), np.int32),
            _array((codes.communities[n.community_id] if n.community_id else -1 for n in needs), np.int32),
            _array((low for low, _high in ages), np.int16),
            _array((high for _low, high in ages), np.int16),
            _array((_bits(n.named_groups, _GROUP_BITS) for n in needs), np.int32),
            _array((n.mobility.rank if n.mobility else 0 for n in needs), np.int8),
            _array((_bits(n.times, _TIME_BITS) for n in needs), np.int8),
            _array((_URGENCIES[n.urgency] for n in needs), np.float32),
        )


@dataclass(frozen=True, slots=True)
class OfferColumns(Columns):
    """`fullness` is the share of the month's capacity that is left."""

    kind: NDArray[np.int32]
    family: NDArray[np.int32]
    everywhere: NDArray[np.bool_]
    youngest: NDArray[np.int16]
    oldest: NDArray[np.int16]
    groups: NDArray[np.int32]
    mobility: NDArray[np.int8]
    times: NDArray[np.int8]
    left: NDArray[np.int32]
    free: NDArray[np.float32]
    rating: NDArray[np.float32]
    barred: NDArray[np.bool_]

    @classmethod
    def of(cls, offers: Sequence[OfferFacts], codes: Codes) -> Self:
        ages = [offer.ages for offer in offers]
        return cls(
            _array((codes.kinds[o.kind.id] if o.kind else NO_KIND - 1 for o in offers), np.int32),
            _array((codes.families[o.kind.family_id] if o.kind else NO_KIND - 1 for o in offers), np.int32),
            _array((o.communities is None for o in offers), np.bool_),
            _array((low for low, _high in ages), np.int16),
            _array((high for _low, high in ages), np.int16),
            _array((_bits(o.groups, _GROUP_BITS) for o in offers), np.int32),
            _array((o.mobility.rank for o in offers), np.int8),
            _array((_bits(o.times, _TIME_BITS) for o in offers), np.int8),
            _array((o.left for o in offers), np.int32),
            _array((o.left / o.capacity for o in offers), np.float32),
            _array((0.5 if o.rating is None else (o.rating - 1) / 4 for o in offers), np.float32),
            _array((o.bar is not None for o in offers), np.bool_),
        )


def served(offers: Sequence[OfferFacts], codes: Codes) -> NDArray[np.bool_]:
    """Offer by community: whether it names it. The last column is no community."""
    names = np.zeros((len(offers), len(codes.communities) + 1), np.bool_)
    for row, offer in enumerate(offers):
        for community in offer.communities or ():
            if (number := codes.communities.get(community)) is not None:
                names[row, number] = True
    return names


_GROUP_BITS = {group: 1 << number for number, group in enumerate(Group)}
_TIME_BITS = {time: 1 << number for number, time in enumerate(Time)}


def _bits(members: Iterable[Any], bits: Mapping[Any, int]) -> int:
    return sum(bits[member] for member in set(members))


def _array(values: Iterable[Any], kind: Any) -> NDArray[Any]:
    return np.fromiter(values, kind)
