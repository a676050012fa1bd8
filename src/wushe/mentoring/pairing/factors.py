"""What a pair's score is made of, and how much of each the township chooses."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.mentoring.pairing.errors import WeightsNotHundred

FULL = 100
"""The measure of a factor that speaks for a pair in full, and the sum of all weights."""


class Factor(Labelled):
    """What speaks for a pair, each measured from 0 to 100."""

    FIELDS = "fields", _("服务领域对口")
    WEAKNESSES = "weaknesses", _("擅长补短板")
    STAGE = "stage", _("熟悉这个阶段")
    PLACE = "place", _("就近")
    HOURS = "hours", _("共同的空闲时间")
    GROUP_WISH = "group_wish", _("组织的意愿")
    MENTOR_WISH = "mentor_wish", _("导师的意愿")


@dataclass(frozen=True, slots=True)
class Weights:
    """Points that each factor gives at most: whole numbers that add up to 100, shown before the round.

    A pair's score is the sum of weight times measure, so it counts hundredths of a point, from 0 to 10,000.
    """

    fields: int = 25
    weaknesses: int = 25
    stage: int = 10
    place: int = 10
    hours: int = 10
    group_wish: int = 10
    mentor_wish: int = 10

    def __post_init__(self) -> None:
        chosen = astuple(self)
        if min(chosen) < 0 or sum(chosen) != FULL:
            raise WeightsNotHundred(total=sum(chosen))

    def __getitem__(self, factor: Factor) -> int:
        return getattr(self, factor.value)

    def items(self) -> Iterator[tuple[Factor, int]]:
        return ((factor, self[factor]) for factor in Factor)
