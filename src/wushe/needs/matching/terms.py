"""What a Chinese text is compared by: its words, and its pairs of characters."""

import re
from functools import lru_cache

from wushe.kernel.late import Late

rjieba = Late("rjieba")

_HAN = re.compile(r"[一-鿿]+")
_WORD = re.compile(r"[一-鿿]{2,}|[A-Za-z0-9]{2,}")
_EMPTY = frozenset({
    "需要", "希望", "想要", "能够", "可以", "有人", "帮忙", "一个", "一些", "我们", "他们", "大家", "没有", "因为",
    "所以", "但是", "如果", "还有", "最好", "现在", "每天", "每周", "提供", "开展", "服务", "活动", "居民", "社区",
    "村里", "我家", "家里", "进行", "相关", "方面", "问题", "情况", "时候", "一下", "希望有", "为了", "对于", "以及",
    "或者",
})  # fmt: skip
"""Words that stand in every need and tell nothing apart."""

PAIR = "·"
"""Marks a pair of characters, so that it is another term than the word that is written the same."""

_MOST_KEPT = 20_000


@lru_cache(maxsize=_MOST_KEPT)
def terms(text: str) -> tuple[str, ...]:
    """The words of a text and its pairs of characters, each as often as it stands there.

    Words say what is meant; pairs still find 广场舞教学 in 教广场舞 where the two were cut differently.
    """
    lowered = text.lower()
    pairs = (run[at : at + 2] for run in _HAN.findall(lowered) for at in range(len(run) - 1))
    return (*words(lowered), *(PAIR + pair for pair in pairs if pair not in _EMPTY))


def words(text: str) -> list[str]:
    """Its words, in order, without those that stand everywhere."""
    return [word for word in rjieba.cut(text) if _WORD.fullmatch(word) and word not in _EMPTY]


def common_words(one: str, other: str) -> list[str]:
    """The words that both texts have, in the order of the first; else the longest pieces they share."""
    theirs = set(words(other.lower()))
    shared = [word for word in dict.fromkeys(words(one.lower())) if word in theirs]
    return shared or _shared_pairs(one.lower(), other.lower())


def _shared_pairs(one: str, other: str) -> list[str]:
    pairs = (run[at : at + 2] for run in _HAN.findall(one) for at in range(len(run) - 1))
    return [pair for pair in dict.fromkeys(pairs) if pair in other and pair not in _EMPTY]
