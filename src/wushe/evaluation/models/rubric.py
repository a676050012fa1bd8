"""A version of a rubric as it was published: the plain role may add one, and never change or remove one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKeyConstraint, SmallInteger, func, literal_column
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.evaluation.errors import AdministrativeIndicator, RubricOccupied
from wushe.evaluation.kinds import RubricKind
from wushe.evaluation.models.terms import WHOLE, IndicatorWords, Terms, indicator_checks, terms_checks
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, tenant_key, tenant_unique

_POINTS = func.int4range(literal_column("starts_at"), literal_column("starts_at + weight"))


class Rubric(TenantModel, Terms):
    """Version `number` of its kind; the highest one is in force, those before it are superseded."""

    __tablename__ = "rubric"
    grants = "SELECT, INSERT"

    kind: Mapped[RubricKind]
    number: Mapped[int] = mapped_column(SmallInteger)
    published_at: Mapped[datetime]
    published_by: Mapped[UUID | None]

    __table_args__ = (
        tenant_key("published_by", "person"),
        tenant_unique("kind", "number"),
        CheckConstraint("number > 0", name="number"),
        *terms_checks(),
    )


class Indicator(TenantModel, IndicatorWords):
    """What is measured. `starts_at` is where its points begin: those of a version lie side by side from 0 to 100.

    A version whose hundred points are given away has no room for another indicator, whatever the program does.
    `top` is its highest level; the lowest is 0.
    """

    __tablename__ = "rubric_indicator"
    grants = "SELECT, INSERT"

    rubric_id: Mapped[UUID]
    starts_at: Mapped[int] = mapped_column(SmallInteger)
    top: Mapped[int] = mapped_column(
        SmallInteger, Computed("cardinality(string_to_array(levels, '\n'::text)) - 1", persisted=True)
    )

    __table_args__ = (
        tenant_key("rubric_id", "rubric"),
        tenant_unique("rubric_id", "code"),
        tenant_unique("id", "rubric_id"),
        *indicator_checks(),
        CheckConstraint(f"starts_at >= 0 AND starts_at + weight <= {WHOLE}", name="within_a_hundred"),
        ExcludeConstraint(
            ("tenant_id", "="), ("rubric_id", "="), (_POINTS, "&&"), name="ex_rubric_indicator_points", using="gist"
        ),
    )

    @property
    def highest(self) -> int:
        """The same as `top`, before the database has computed it."""
        return len(self.steps) - 1


def of_rubric(*columns: str, target: str) -> ForeignKeyConstraint:
    """A foreign key that also says the rubric, so that scores of one version cannot hang on another."""
    kept = ["tenant_id", *columns, "rubric_id"]
    return ForeignKeyConstraint(kept, [f"{target}.tenant_id", f"{target}.id", f"{target}.rubric_id"])


refuses("ck_rubric_indicator_no_handed_down_task", AdministrativeIndicator)
refuses("ex_rubric_indicator_points", RubricOccupied)
refuses("ck_rubric_indicator_within_a_hundred", RubricOccupied)
refuses("uq_rubric_tenant_id_kind_number", RubricOccupied)
