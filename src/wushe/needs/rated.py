"""What residents thought of services: asked of the slices above, which needs cannot import.

@rated.ratings                                   # in a listeners.py
async def of_offers(work: Work, offer_ids: Collection[UUID]) -> Mapping[UUID, float]: ...   # 1 to 5
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import TypeVar
from uuid import UUID

from wushe.kernel.work import Work

Ratings = Callable[[Work, Collection[UUID]], Awaitable[Mapping[UUID, float]]]
_R = TypeVar("_R", bound=Ratings)

_answers: list[Ratings] = []


def ratings(answer: _R) -> _R:
    """Register who knows the average rating of offers; offers that nobody rated are left out."""
    _answers.append(answer)
    return answer


async def ask_ratings(work: Work, offer_ids: Collection[UUID]) -> Mapping[UUID, float]:
    found: dict[UUID, float] = {}
    if offer_ids:
        for answer in _answers:
            found |= await answer(work, offer_ids)
    return found
