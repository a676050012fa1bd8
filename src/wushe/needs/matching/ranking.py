"""The best offers for each need, and the best needs for each offer; the same facts always in the same order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from wushe.needs.matching.columns import Codes, NeedColumns, OfferColumns, served
from wushe.needs.matching.facts import NeedFacts, OfferFacts
from wushe.needs.matching.judging import Meeting, barred, score
from wushe.needs.matching.weighing import Vocabulary

if TYPE_CHECKING:
    from scipy.sparse import csr_array

TEN = 10
BLOCK = 512
"""Rows that are judged at once: as many as leave the memory of a small machine alone."""

PRECISION = 1_000
"""Scores are compared in thousandths of a point, so that rounding errors decide nothing."""

_EVER = datetime.max.replace(tzinfo=UTC)
NOBODY = -1

Places = NDArray[np.int64]
_Candidates = tuple[Places, Places, Meeting]
"""Row and column of each pair that may be proposed, and the pairs themselves."""

_HIGHEST = 101 * PRECISION
"""More than any score."""


@dataclass(frozen=True, slots=True)
class Found:
    """For each row the places of its best columns, best first, `NOBODY` where there are fewer; and their points."""

    places: Places
    points: NDArray[np.float64]


@dataclass(frozen=True)
class Match:
    """Needs and offers that are to meet. The offers are the catalogue by which words are weighed."""

    needs: Sequence[NeedFacts]
    offers: Sequence[OfferFacts]

    def offers_for_needs(self, most: int = TEN) -> Found:
        """Ties go to the offer with more left this month, then to the one that was made first."""
        later = _ranks([(-offer.left, offer.id) for offer in self.offers])
        found = [_best(self._needs_down(block), later, _height(block), most) for block in _blocks(len(self.needs))]
        return _joined(found, most)

    def needs_for_offers(self, most: int = TEN) -> Found:
        """Ties go to the need that was heard first."""
        later = _ranks([(need.heard_at or _EVER, need.id) for need in self.needs])
        found = [_best(self._offers_down(block), later, _height(block), most) for block in _blocks(len(self.offers))]
        return _joined(found, most)

    def pairs(self, needs: Places, offers: Places) -> Meeting:
        """Pair by pair, for explaining."""
        words = np.asarray(self._need_vectors[needs].multiply(self._offer_vectors[offers]).sum(axis=1))
        return self._paired(needs, offers, words.astype(np.float32).reshape(-1))

    # --- made once, when first asked for

    @cached_property
    def _codes(self) -> Codes:
        return Codes(self.needs, self.offers)

    @cached_property
    def _need_columns(self) -> NeedColumns:
        return NeedColumns.of(self.needs, self._codes)

    @cached_property
    def _offer_columns(self) -> OfferColumns:
        return OfferColumns.of(self.offers, self._codes)

    @cached_property
    def _served(self) -> NDArray[np.bool_]:
        return served(self.offers, self._codes)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary([offer.text for offer in self.offers])

    @cached_property
    def _need_vectors(self) -> "csr_array":
        return self._vocabulary.vectors([need.text for need in self.needs])

    @cached_property
    def _offer_vectors(self) -> "csr_array":
        return self._vocabulary.vectors([offer.text for offer in self.offers])

    @cached_property
    def _offers_by_term(self) -> "csr_array":
        return self._offer_vectors.T.tocsr()

    @cached_property
    def _needs_by_term(self) -> "csr_array":
        return self._need_vectors.T.tocsr()

    def _needs_down(self, block: slice) -> _Candidates:
        """Some needs, and the offers that nothing keeps from them."""
        words = (self._need_vectors[block] @ self._offers_by_term).toarray()
        named = self._served.T[self._need_columns.community[block]]
        rows, columns = _free(
            Meeting(self._need_columns.at((block, None)), self._offer_columns.at(_ACROSS), named, words)
        )
        return rows, columns, self._paired(rows + block.start, columns, words[rows, columns])

    def _offers_down(self, block: slice) -> _Candidates:
        """Some offers, and the needs that nothing keeps from them."""
        words = (self._offer_vectors[block] @ self._needs_by_term).toarray()
        named = self._served[block][:, self._need_columns.community]
        rows, columns = _free(
            Meeting(self._need_columns.at(_ACROSS), self._offer_columns.at((block, None)), named, words)
        )
        return rows, columns, self._paired(columns, rows + block.start, words[rows, columns])

    def _paired(self, needs: Places, offers: Places, words: NDArray[np.float32]) -> Meeting:
        named = self._served[offers, self._need_columns.community[needs]]
        return Meeting(self._need_columns.at(needs), self._offer_columns.at(offers), named, words)


_ACROSS = (None, slice(None))


def _free(meeting: Meeting) -> tuple[Places, Places]:
    """Rows and columns of the pairs that may be proposed: one in ten, so that only these need a score."""
    rows, columns = np.nonzero(~barred(meeting))
    return rows, columns


def _blocks(count: int) -> list[slice]:
    return [slice(at, min(at + BLOCK, count)) for at in range(0, count, BLOCK)]


def _height(block: slice) -> int:
    return block.stop - block.start


def _ranks(keys: Sequence[tuple[object, object]]) -> NDArray[np.int64]:
    """The place of each in the order of `keys`."""
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ranks = np.empty(len(keys), np.int64)
    ranks[order] = np.arange(len(keys))
    return ranks


def _best(candidates: _Candidates, later: NDArray[np.int64], height: int, most: int) -> Found:
    """Score and tie in one whole number, each different in its row, so that any way of sorting gives the same."""
    rows, columns, meeting = candidates
    count = len(later)
    points = np.rint(score(meeting) * np.float32(PRECISION)).astype(np.int64)
    keys = points * count + (count - 1 - later[columns])
    order = np.argsort(rows * (_HIGHEST * count) - keys)
    rows, columns, points = rows[order], columns[order], points[order]
    standing = np.arange(len(rows)) - np.searchsorted(rows, rows)
    first = standing < most
    places, scores = np.full((height, most), NOBODY, np.int64), np.zeros((height, most))
    places[rows[first], standing[first]] = columns[first]
    scores[rows[first], standing[first]] = points[first] / PRECISION
    return Found(places, scores)


def _joined(found: Sequence[Found], most: int) -> Found:
    if not found:
        return Found(np.empty((0, most), np.int64), np.empty((0, most)))
    return Found(np.vstack([one.places for one in found]), np.vstack([one.points for one in found]))
