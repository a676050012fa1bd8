"""What a published rubric and its draft have in common: their lines and their indicators' words."""

from sqlalchemy import CheckConstraint, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.evaluation.kinds import Domain, Fact, Nature
from wushe.kernel.database.model import Code, Name

BAND = 5
"""Points by which a township may move the weight of a standard indicator, up or down."""
MOST_OWN, MOST_OWN_POINTS = 4, 20
"""Indicators that a township may add, and their weight together."""
FEWEST_LEVELS, MOST_LEVELS = 3, 6
FEWEST_DOMAINS, MOST_DOMAINS = 5, 8
MOST_STARS = 5
WHOLE = 100


class Terms:
    """`weak_below` is a share of an indicator's points in percent; `star_n` the score from which there are n stars.

    Stars hold for `star_months`; an improvement gets `plan_days`.
    """

    weak_below: Mapped[int] = mapped_column(SmallInteger, default=60)
    star_1: Mapped[int] = mapped_column(SmallInteger, default=50)
    star_2: Mapped[int] = mapped_column(SmallInteger, default=60)
    star_3: Mapped[int] = mapped_column(SmallInteger, default=70)
    star_4: Mapped[int] = mapped_column(SmallInteger, default=80)
    star_5: Mapped[int] = mapped_column(SmallInteger, default=90)
    star_months: Mapped[int] = mapped_column(SmallInteger, default=24)
    plan_days: Mapped[int] = mapped_column(SmallInteger, default=90)
    note: Mapped[str] = mapped_column(String(300), default="")

    @property
    def lines(self) -> tuple[int, ...]:
        """The scores from which there are one, two, ... stars."""
        return self.star_1, self.star_2, self.star_3, self.star_4, self.star_5


def terms_checks() -> tuple[CheckConstraint, ...]:
    return (
        CheckConstraint("weak_below BETWEEN 30 AND 90", name="weak_below"),
        CheckConstraint(
            "0 < star_1 AND star_1 < star_2 AND star_2 < star_3 AND star_3 < star_4 AND star_4 < star_5"
            " AND star_5 <= 100",
            name="stars_rise",
        ),
        CheckConstraint("star_months BETWEEN 6 AND 60", name="star_months"),
        CheckConstraint("plan_days BETWEEN 14 AND 365", name="plan_days"),
    )


class IndicatorWords:
    """`code` is what the same indicator has in every version; `levels` are lines from the lowest to the highest.

    A `required` one cannot be removed. `standard_weight` is None for what the township added itself. `fact` is counted
    by the product and shown beside it.
    """

    code: Mapped[Code]
    domain: Mapped[Domain]
    nature: Mapped[Nature] = mapped_column(default=Nature.CORE)
    name: Mapped[Name]
    explanation: Mapped[str] = mapped_column(String(300), default="")
    weight: Mapped[int] = mapped_column(SmallInteger)
    levels: Mapped[str]
    fact: Mapped[Fact | None]
    required: Mapped[bool] = mapped_column(default=False)
    standard_weight: Mapped[int | None] = mapped_column(SmallInteger)
    rank: Mapped[int] = mapped_column(SmallInteger, default=0)

    @property
    def steps(self) -> list[str]:
        """The levels, the lowest first."""
        return self.levels.split("\n")

    @property
    def is_own(self) -> bool:
        return self.standard_weight is None


def indicator_checks() -> tuple[CheckConstraint, ...]:
    lines = "cardinality(string_to_array(levels, E'\\n'))"
    return (
        CheckConstraint("nature = 'core'", name="no_handed_down_task"),
        CheckConstraint("weight BETWEEN 1 AND 100", name="weight"),
        CheckConstraint(
            f"CASE WHEN standard_weight IS NULL THEN weight <= {MOST_OWN_POINTS} "
            f"ELSE weight BETWEEN standard_weight - {BAND} AND standard_weight + {BAND} END",
            name="weight_in_band",
        ),
        CheckConstraint("NOT required OR standard_weight IS NOT NULL", name="required_is_standard"),
        CheckConstraint(f"{lines} BETWEEN {FEWEST_LEVELS} AND {MOST_LEVELS}", name="levels"),
    )
