"""What a township publishes to its county: sums, and nothing that could be a person."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.isolation import COUNTY
from wushe.kernel.database.model import Code as CodeColumn, TenantModel, tenant_unique
from wushe.reports.kinds import SMALLEST_GROUP, UNITS, Code, Unit

_OF_PERSONS = ", ".join(f"'{code.value}'" for code, unit in UNITS.items() if unit is Unit.PERSONS)


class Indicator(TenantModel):
    """One indicator of one quarter. `county_code` opens it to that county's reader, see `policies/readers.sql`.

    A number of persons below `SMALLEST_GROUP` is kept as None, so that not even the reader's connection holds it.
    """

    __tablename__ = "indicator"
    grants = "SELECT, INSERT, UPDATE"
    readers = COUNTY

    county_code: Mapped[CodeColumn]
    period: Mapped[str] = mapped_column(String(6))
    code: Mapped[Code]
    value: Mapped[int | None] = mapped_column(BigInteger)
    published_at: Mapped[datetime]

    __table_args__ = (
        tenant_unique("period", "code"),
        CheckConstraint("period ~ '^[0-9]{4}Q[1-4]$'", name="period_written"),
        CheckConstraint("value >= 0", name="value_counts"),
        CheckConstraint(
            f"code NOT IN ({_OF_PERSONS}) OR value = 0 OR value >= {SMALLEST_GROUP}", name="nobody_recognisable"
        ),
        CheckConstraint(f"value IS NOT NULL OR code IN ({_OF_PERSONS})", name="only_persons_are_hidden"),
    )


def publishable(code: Code, value: int) -> int | None:
    """None for a number of persons that is too small to be told."""
    return None if code.unit is Unit.PERSONS and 0 < value < SMALLEST_GROUP else value
