"""What must not stand in a text that everybody reads: telephones, ID numbers, and the name of whom it is about."""

import re

from wushe.kernel.text import halfwidth, normalised

_NUMBERS = re.compile(r"(?<![0-9])(?:1[3-9][0-9]{9}|[0-9]{17}[0-9Xx]|0[0-9]{2,3}[2-9][0-9]{6,7})(?![0-9])")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s\-‐–—.·]+(?=[0-9])")
_SHORTEST_NAME = 2


def tells_number(text: str) -> bool:
    """Whether a telephone or ID number stands in it, spaced or not."""
    return _NUMBERS.search(_BETWEEN_DIGITS.sub("", halfwidth(text))) is not None


def tells_name(text: str, name: str) -> bool:
    """Whether that name stands in it, however it is spaced; a name of one character is any word."""
    folded = normalised(name)
    return len(folded) >= _SHORTEST_NAME and folded in normalised(text)
