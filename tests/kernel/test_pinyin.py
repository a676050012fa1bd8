"""The table of readings is what pypinyin says; `python tests/kernel/test_pinyin.py` makes it anew.

It has one line a reading with the characters that have it, then one a phrase whose reading the characters
alone would get wrong (长沙 is not zhangsha).
"""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from wushe.kernel import pinyin

TABLE = Path(pinyin.__file__).with_name("pinyin.txt")


def test_the_table_is_what_pypinyin_says() -> None:
    assert TABLE.read_text(encoding="utf-8") == made()


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("长沙", [["chang", "sha"]]),
        ("曾三a1", [["ceng", "san", "a", "1"], ["zeng", "san", "a", "1"]]),
        ("㮾", [["lang"]]),
        ("abc", []),
        ("é", []),
        ("", []),
    ],
)
def test_a_phrase_decides_how_its_characters_are_read(text: str, readings: list[list[str]]) -> None:
    assert pinyin.spell(text) == readings


def test_no_reading_is_empty_and_all_are_ascii_letters() -> None:
    table = pinyin.read_table()
    assert all(re.fullmatch("[a-z]+", reading) for reading in table.characters.values())
    assert all(len(phrase) == len(readings) for phrase, readings in table.phrases.items())


def made() -> str:
    """The whole file."""
    characters = {chr(code): _plain(readings.split(",")[0]) for code, readings in PINYIN_DICT.items()}
    alike = defaultdict(list)
    for character, reading in characters.items():
        alike[reading].append(character)
    lines = [f"{reading} {''.join(sorted(alike[reading]))}" for reading in sorted(alike)]
    lines += sorted(_phrases(characters))
    return "\n".join(lines) + "\n"


def _phrases(characters: dict[str, str]) -> list[str]:
    lines = []
    for phrase, readings in PHRASES_DICT.items():
        spelled = [_plain(reading[0]) for reading in readings]
        alone = [characters.get(character) for character in phrase]
        if len(spelled) == len(phrase) and None not in alone and spelled != alone:
            lines.append(f"{' '.join(spelled)} {phrase}")
    return lines


def _plain(reading: str) -> str:
    """Without tones, ü as v: lǚ is lv, as keyboards write it."""
    decomposed = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in decomposed if "a" <= c <= "z")


if __name__ == "__main__":
    TABLE.write_text(made(), encoding="utf-8")
