"""Chinese characters as pinyin without tones, from a table of our own that loads in a blink.

`pinyin.txt` is made from pypinyin by `tests/kernel/test_pinyin.py`. Importing pypinyin itself would cost
every process 55 MiB and 0.2 s, and reading with it takes several times as long.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_ALSO = {
    # surnames that are read in a way of their own
    "曾": "zeng", "单": "shan", "解": "xie", "区": "ou", "查": "zha", "覃": "qin", "仇": "qiu", "朴": "piao",
    "翟": "zhai", "盖": "ge", "尉": "yu", "缪": "miao", "卜": "bu", "秘": "bi", "繁": "po", "折": "she",
    "牟": "mu", "乐": "yue", "柏": "bo", "薄": "bo", "冼": "shen", "谌": "shen", "召": "shao",
    # characters that names of places and groups use with either reading
    "长": "chang", "重": "chong", "行": "hang", "调": "tiao", "传": "zhuan", "朝": "zhao", "藏": "zang",
    "参": "shen", "厦": "xia", "堡": "pu", "降": "xiang", "绿": "lu", "涌": "chong", "圩": "xu",
}  # fmt: skip
"""Where no phrase decides, the second way to read a character; the first is the table's."""


class Table(NamedTuple):
    """Reading of each character, and of the phrases that its characters alone would get wrong."""

    characters: dict[str, str]
    phrases: dict[str, tuple[str, ...]]
    lengths: dict[str, tuple[int, ...]]
    """First character of a phrase -> the lengths such phrases have, longest first."""


def spell(text: str) -> list[list[str]]:
    """The readings of a text as lists of syllables: the likely one first, none where nothing is Chinese.

    What is not Chinese stands for itself. A second reading is given where an ambiguous character stands in
    no known phrase: 曾小明 is ceng xiao ming and zeng xiao ming; 长沙 is chang sha only.
    """
    if text.isascii():
        return []
    first: list[str] = []
    second: list[str] = []
    for syllables, others in _pieces(text, read_table()):
        first += syllables
        second += others
    if first == list(text):
        return []
    return [first] if first == second else [first, second]


def _pieces(text: str, table: Table) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The text from left to right by its longest known phrases, each with its first and second reading."""
    at = 0
    while at < len(text):
        character = text[at]
        for length in table.lengths.get(character, ()):
            known = table.phrases.get(text[at : at + length])
            if known:
                yield known, known
                at += length
                break
        else:
            reading = table.characters.get(character, character)
            yield (reading,), (_ALSO.get(character, reading),)
            at += 1


@cache
def read_table() -> Table:
    """The table from its file, once a process: about 50 ms and 10 MiB."""
    characters: dict[str, str] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_name("pinyin.txt").read_text(encoding="utf-8").splitlines():
        *syllables, written = line.split(" ")
        if len(syllables) == 1:
            characters |= dict.fromkeys(written, syllables[0])
        else:
            phrases[written] = tuple(syllables)
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    longest_first = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return Table(characters, phrases, longest_first)
