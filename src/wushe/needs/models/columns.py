"""Lists of codes as columns, which hold nothing but codes of their enumeration."""

from sqlalchemy import CheckConstraint

from wushe.kernel.labelled import Labelled


def holds_only(column: str, kind: type[Labelled]) -> CheckConstraint:
    """Every element of the array `column` is a code of `kind`."""
    codes = ", ".join(f"'{member.value}'" for member in kind)
    return CheckConstraint(f"{column} <@ ARRAY[{codes}]::text[]", name=f"{column}_known")
