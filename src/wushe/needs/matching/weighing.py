"""Texts as vectors: TF-IDF over words and pairs of characters, compared by their cosine."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from wushe.kernel.late import Late
from wushe.needs.matching.terms import PAIR, terms

if TYPE_CHECKING:
    from scipy.sparse import csr_array

sparse = Late("scipy.sparse")

PAIR_WEIGHT = 0.5
"""A pair of characters says half as much as a word."""

_MOST_COMMON = 0.1
_FEW = 50
"""In more than fifty texts, a term that stands in every tenth tells nothing apart and is left out."""


class Vocabulary:
    """The terms of a catalogue of texts, and how much each of them tells.

    The catalogue alone decides, so that a pair of texts is as alike in one direction of the match as in the other.
    """

    def __init__(self, catalogue: Sequence[str]) -> None:
        standing = Counter(term for text in catalogue for term in set(terms(text)))
        most = len(catalogue) * _MOST_COMMON if len(catalogue) > _FEW else len(catalogue)
        kept = sorted(term for term, count in standing.items() if count <= most)
        self._places = {term: place for place, term in enumerate(kept)}
        counts = np.fromiter((standing[term] for term in kept), dtype=np.float32, count=len(kept))
        pairs = np.fromiter((term.startswith(PAIR) for term in kept), dtype=bool, count=len(kept))
        self._weights = np.log((1 + len(catalogue)) / (1 + counts)) + 1
        self._weights[pairs] *= PAIR_WEIGHT
        self._unknown = float(np.log(1 + len(catalogue)) + 1)

    def vectors(self, texts: Sequence[str]) -> "csr_array":
        """One row of length one for each text; terms that the catalogue does not have only make the others smaller."""
        starts: list[int] = [0]
        places: list[int] = []
        values: list[NDArray[np.float32]] = []
        for text in texts:
            row, strange = self._row(text)
            weights = np.sqrt(np.fromiter(row.values(), np.float32, len(row))) * self._weights[list(row)]
            length = np.sqrt(float(weights @ weights) + strange * self._unknown**2) or 1.0
            places.extend(row)
            values.append((weights / length).astype(np.float32))
            starts.append(len(places))
        data = np.concatenate(values) if values else np.empty(0, np.float32)
        return sparse.csr_array((data, places, starts), shape=(len(texts), len(self._places)), dtype=np.float32)

    def _row(self, text: str) -> tuple[dict[int, int], float]:
        """How often each known term stands in it, and how many whole words are strange."""
        row: dict[int, int] = {}
        strange: set[str] = set()
        for term in terms(text):
            place = self._places.get(term)
            if place is not None:
                row[place] = row.get(place, 0) + 1
            elif not term.startswith(PAIR):
                strange.add(term)
        return row, len(strange)


def likeness(text: str, others: Sequence[str]) -> NDArray[np.float32]:
    """How alike a text is to each of the others, from 0 to 1; used to find the same need said twice."""
    if not others:
        return np.empty(0, np.float32)
    vocabulary = Vocabulary([*others, text])
    return (vocabulary.vectors(others) @ vocabulary.vectors([text]).T).toarray()[:, 0]
