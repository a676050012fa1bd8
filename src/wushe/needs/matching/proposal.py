"""What the match says in the end: an offer for a need, and why."""

from typing import NamedTuple

from wushe.kernel.i18n import Sentence
from wushe.needs.matching.facts import NeedFacts, OfferFacts
from wushe.needs.matching.rules import Part


class Reason(NamedTuple):
    """A sentence with its facts, said in the reader's language."""

    sentence: Sentence
    facts: dict[str, object]

    def say(self) -> str:
        return self.sentence.say(**self.facts)


class Proposal(NamedTuple):
    """An offer for a need, by their places in the match, with its points, what they are made of, and why."""

    need: NeedFacts
    offer: OfferFacts
    points: float
    parts: dict[Part, float]
    reasons: list[Reason]

    @property
    def why(self) -> list[str]:
        return [reason.say() for reason in self.reasons]
