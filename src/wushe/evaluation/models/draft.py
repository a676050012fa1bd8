"""The next version of a rubric while somebody works on it: one draft of a kind."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Mapped

from wushe.evaluation.errors import (
    AdministrativeIndicator,
    DomainsWrong,
    LevelsWrong,
    OwnLimit,
    RequiredIndicator,
    WeightOutside,
    WeightsWrong,
)
from wushe.evaluation.kinds import Nature, RubricKind
from wushe.evaluation.models.terms import (
    BAND,
    FEWEST_DOMAINS,
    FEWEST_LEVELS,
    MOST_DOMAINS,
    MOST_LEVELS,
    MOST_OWN,
    MOST_OWN_POINTS,
    WHOLE,
    IndicatorWords,
    Terms,
    indicator_checks,
    terms_checks,
)
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique


class RubricDraft(TenantModel, Versioned, Terms):
    """Its weights need not be a hundred before it is published."""

    __tablename__ = "rubric_draft"

    kind: Mapped[RubricKind]
    begun_by: Mapped[UUID | None]

    __table_args__ = (tenant_key("begun_by", "person"), tenant_unique("kind"), *terms_checks())


class DraftIndicator(TenantModel, Versioned, IndicatorWords):
    """One indicator of the next version."""

    __tablename__ = "draft_indicator"

    draft_id: Mapped[UUID]

    __table_args__ = (
        tenant_key("draft_id", "rubric_draft", ondelete="CASCADE"),
        tenant_unique("draft_id", "code"),
        *indicator_checks(),
    )

    def weigh(self, weight: int) -> None:
        """Raises `WeightOutside` beside `weight`."""
        least, most = self.band
        if not least <= weight <= most:
            raise WeightOutside(least=least, most=most).beside("weight")
        self.weight = weight

    @property
    def band(self) -> tuple[int, int]:
        """Between which its weight may be."""
        if self.standard_weight is None:
            return 1, MOST_OWN_POINTS
        return max(1, self.standard_weight - BAND), self.standard_weight + BAND

    def say(self, levels: str) -> None:
        """Raises `LevelsWrong` beside `levels`."""
        lines = [line.strip() for line in levels.split("\n") if line.strip()]
        if not FEWEST_LEVELS <= len(lines) <= MOST_LEVELS:
            raise LevelsWrong().beside("levels")
        self.levels = "\n".join(lines)

    def refuse_if_required(self) -> None:
        if self.required:
            raise RequiredIndicator


def refuse_handed_down(nature: Nature) -> None:
    """Raises `AdministrativeIndicator` beside `nature`."""
    if nature is not Nature.CORE:
        raise AdministrativeIndicator().beside("nature")


def refuse_too_many_own(indicators: Sequence[DraftIndicator]) -> None:
    """Raises `OwnLimit`."""
    own = [each for each in indicators if each.is_own]
    if len(own) > MOST_OWN or sum(each.weight for each in own) > MOST_OWN_POINTS:
        raise OwnLimit(most=MOST_OWN, points=MOST_OWN_POINTS)


def refuse_unpublishable(indicators: Sequence[DraftIndicator]) -> None:
    """Raises `WeightsWrong`, `DomainsWrong`, `OwnLimit`."""
    refuse_too_many_own(indicators)
    if (now := sum(each.weight for each in indicators)) != WHOLE:
        raise WeightsWrong(now=now)
    if not FEWEST_DOMAINS <= (domains := len({each.domain for each in indicators})) <= MOST_DOMAINS:
        raise DomainsWrong(now=domains)


refuses("ck_draft_indicator_no_handed_down_task", AdministrativeIndicator)
