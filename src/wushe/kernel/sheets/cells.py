"""A cell as the person sees it in Excel: the form in which everything after this reads it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

_EXACT = 10**15  # Excel shows fifteen digits, and means no more


def cell_text(value: object) -> str:  # noqa: PLR0911 - one line for each type of cell
    """A cell as a person sees it: 13812345678, 1234.5, 2024-12-31, 2024-12-31 08:30."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value)
        case float():
            return number_text(value)
        case datetime():
            return value.date().isoformat() if value.time() == time.min else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            hours, rest = divmod(round(value.total_seconds()) // 60, 60)
            return f"{hours}:{rest:02d}"
        case _:
            return ""


def number_text(value: float) -> str:
    """A number by the fifteen digits that Excel shows: 33.00000000000001 is 33."""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f")
