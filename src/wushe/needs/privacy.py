"""What must not stand in texts that everybody reads."""

import re

from wushe.kernel.text import halfwidth
from wushe.needs.errors import PersonalDataInText

_NUMBERS = re.compile(r"(?<![0-9])(?:1[3-9][0-9]{9}|[0-9]{17}[0-9Xx]|0[0-9]{2,3}[2-9][0-9]{6,7})(?![0-9])")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s\-‐–—.·]+(?=[0-9])")


def refuse_personal_data(text: str, field: str) -> None:
    """Raises `PersonalDataInText` beside `field` for a telephone or ID number, spaced or not.

    Names cannot be told from words; the form asks whoever publishes to look for them.
    """
    if _NUMBERS.search(_BETWEEN_DIGITS.sub("", halfwidth(text))):
        raise PersonalDataInText().beside(field)
