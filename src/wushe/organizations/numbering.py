"""Filing numbers as townships write them: 榔梨街道社备〔2026〕0001号."""

import re

_SERIAL = re.compile(r"社备〔([0-9]{4})〕0*([0-9]{1,6})号$")


def filing_number(township: str, year: int, serial: int) -> str:
    return f"{township}社备〔{year}〕{serial:04d}号"


def serial_of(number: str, township: str) -> tuple[int, int] | None:
    """Year and serial of a number of our own form, so that imported ones are counted; None for another's."""
    found = _SERIAL.search(number) if number.startswith(township) else None
    return (int(found[1]), int(found[2])) if found else None
