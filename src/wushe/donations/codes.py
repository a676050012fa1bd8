"""The numbers that stand on receipts, and those of payment orders."""

import re
import secrets
from datetime import date

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Nothing that reads like something else: no 0, O, 1, I, L."""
_CHANCE = 10
_CODE = re.compile(r"SJ[0-9]{4}[0-9]{6}[2-9A-HJ-NP-Z]{10}")


def receipt_code(year: int, number: int) -> str:
    """SJ, the year, the number of that year and ten letters of chance: about 50 bits that nobody can guess."""
    return f"SJ{year:04}{number:06}{_chance()}"


def parse_receipt_code(written: str) -> str | None:
    """The code as it is kept, from what somebody typed with spaces, dashes or small letters; else None."""
    code = re.sub(r"[\s\-—－]", "", written).upper()
    return code if _CODE.fullmatch(code) else None


def grouped(code: str) -> str:
    """SJ2026 000001 ABCDE FGHJK, as it is read aloud and typed."""
    return f"{code[:6]} {code[6:12]} {code[12:17]} {code[17:]}"


def order_number(on: date) -> str:
    """Our number for a payment order: the day and letters of chance."""
    return f"WS{on:%Y%m%d}{_chance()}{_chance()}"


def _chance() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_CHANCE))
