"""How long something has lasted, in the unit that people would say it in."""

from wushe.kernel.i18n import _

_UNITS = ((86_400, 2, _("{n} 天")), (3_600, 2, _("{n} 小时")), (60, 1, _("{n} 分钟")), (1, 0, _("{n} 秒")))
"""Seconds of the unit, from how many of them on it is used, and how it is said."""


def span(seconds: float) -> str:
    """As in 40 秒, 7 分钟, 30 小时 and 3 天: rounded down."""
    seconds = max(0, seconds)
    length, words = next((length, words) for length, least, words in _UNITS if seconds >= length * least)
    return words.say(n=int(seconds // length))
