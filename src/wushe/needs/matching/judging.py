"""One need and one offer, or a thousand of each at once: what bars them, and what each part of the score is."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wushe.needs.matching.columns import NeedColumns, OfferColumns
from wushe.needs.matching.rules import (
    ENOUGH_WORDS,
    FOR_ALL,
    FOR_THEM,
    LEAST_WORDS,
    NAMED_PLACE,
    NOT_SAID,
    SAME_FAMILY,
    SAME_KIND,
    WEIGHTS,
    WHOLE_TOWNSHIP,
    Bar,
    Part,
)

Floats = NDArray[np.float32]
Truths = NDArray[np.bool_]


class Meeting(NamedTuple):
    """Needs and offers whose arrays fit together: rows by columns, or pair by pair.

    `named` whether the offer names the need's community, `words` how alike the texts are, from 0 to 1.
    """

    need: NeedColumns
    offer: OfferColumns
    named: Truths
    words: Floats


def barred(meeting: Meeting) -> Truths:
    """Whether anything keeps them apart."""
    found = bars(meeting)
    apart = meeting.offer.barred | np.zeros_like(meeting.named)
    for truth in found.values():
        apart |= truth
    return apart


def bars(meeting: Meeting) -> dict[Bar, Truths]:
    """Each reason that keeps them apart, besides what bars the offer from everybody."""
    need, offer = meeting.need, meeting.offer
    return {
        Bar.PLACE: ~(meeting.named | offer.everywhere | (need.community < 0)),
        Bar.AGES: (need.youngest > offer.oldest) | (need.oldest < offer.youngest),
        Bar.MOBILITY: need.mobility > offer.mobility,
        Bar.GROUPS: (offer.groups != 0) & (need.groups != 0) & ((offer.groups & need.groups) == 0),
        Bar.FULL: offer.left <= 0,
        Bar.UNRELATED: (need.family != offer.family) & (meeting.words < LEAST_WORDS),
    }


def score(meeting: Meeting) -> Floats:
    """Points from 0 to 100."""
    total = np.zeros(meeting.words.shape, np.float32)
    for part, weight in WEIGHTS.items():
        total += np.float32(weight) * _MEASURES[part](meeting)
    return total


def parts(meeting: Meeting) -> dict[Part, Floats]:
    """The points of each part."""
    shape = meeting.words.shape
    return {
        part: np.broadcast_to(np.float32(weight) * _MEASURES[part](meeting), shape) for part, weight in WEIGHTS.items()
    }


# --- each part, from 0 to 1


def _kind(meeting: Meeting) -> Any:
    same_family = meeting.need.family == meeting.offer.family
    same_kind = meeting.need.kind == meeting.offer.kind
    return np.float32(SAME_FAMILY) * same_family + np.float32(SAME_KIND - SAME_FAMILY) * same_kind


def _words(meeting: Meeting) -> Any:
    return np.minimum(meeting.words * np.float32(1 / ENOUGH_WORDS), np.float32(1))


def _place(meeting: Meeting) -> Any:
    return np.where(meeting.named, np.float32(NAMED_PLACE), np.float32(WHOLE_TOWNSHIP))


def _groups(meeting: Meeting) -> Any:
    shared = (meeting.need.groups & meeting.offer.groups) != 0
    return np.where(shared, np.float32(FOR_THEM), np.float32(FOR_ALL))


def _times(meeting: Meeting) -> Any:
    unsaid = (meeting.need.times == 0) | (meeting.offer.times == 0)
    shared = (meeting.need.times & meeting.offer.times) != 0
    return np.where(unsaid, np.float32(NOT_SAID), shared.astype(np.float32))


def _capacity(meeting: Meeting) -> Any:
    return meeting.offer.free


def _urgency(meeting: Meeting) -> Any:
    return meeting.need.urgency


def _rating(meeting: Meeting) -> Any:
    return meeting.offer.rating


_MEASURES = {
    Part.KIND: _kind,
    Part.WORDS: _words,
    Part.PLACE: _place,
    Part.GROUPS: _groups,
    Part.TIMES: _times,
    Part.CAPACITY: _capacity,
    Part.URGENCY: _urgency,
    Part.RATING: _rating,
}
