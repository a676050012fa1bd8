"""Text as people type it: cleaned to be kept, folded to be compared, spelled to be found."""

import re
import unicodedata

from wushe.kernel.i18n import _
from wushe.kernel.pinyin import spell
from wushe.kernel.values import Unfit

ESCAPE = "\\"
"""For `like(..., escape=ESCAPE)` beside `search_patterns`."""

_LONGEST_QUERY = 100
_MOST_TERMS = 8
_SAME = str.maketrans({"㮾": "榔", "ü": "v"})
"""Official data writes 㮾梨街道 where everyone writes 榔梨; keyboards write lv for lü."""

_ZWJ = "\u200d"  # joins emoji families; every other format character only hides differences
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xFFE5: "¥"}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
"""Not Co: older Chinese systems put rare characters of personal names into the private use area."""
_VARIATIONS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


class Unreadable(Unfit):
    """Text with NUL or half a surrogate pair: PostgreSQL cannot keep it and nobody typed it."""

    code = "text.unreadable"
    sentence = _("文字里有无法保存的字符，请删掉后重新输入")


def clean(text: str) -> str:
    """One line as it may be kept: NFC, nothing invisible, single spaces; raises `Unreadable`."""
    return " ".join(clean_lines(text).split())


def clean_lines(text: str) -> str:
    """Several lines as they may be kept: each like `clean`; raises `Unreadable`."""
    lines = _BREAKS.sub("\n", text).replace("\t", " ")
    if not (lines.isascii() and lines.isprintable()):
        lines = unicodedata.normalize("NFC", "".join(filter(_is_kept, lines)))
    return "\n".join(" ".join(line.split()) for line in lines.split("\n")).strip()


def _is_kept(character: str) -> bool:
    if character in ("\n", _ZWJ):
        return True
    category = unicodedata.category(character)
    if category == "Cs" or character == "\0":
        raise Unreadable
    return category not in ("Cc", "Cf")


def halfwidth(text: str) -> str:
    """Full-width letters, digits and signs as ASCII, and no more: NFKC would make 100² an amount."""
    return text.translate(_HALF)


def normalised(text: str) -> str:
    """What two spellings of one name share, for UNIQUE columns: NFKC, casefolded, nothing invisible."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    seen = "".join(c for c in _VARIATIONS.sub("", folded) if unicodedata.category(c) not in _UNSEEN)
    return unicodedata.normalize("NFKC", seen)


def search_key(*texts: str) -> str:
    """What a row is found by: its names, each also in full pinyin and in initials: 长沙 changsha cs.

    A model that can be searched has a column `search: Mapped[str]`, filled by its verbs whenever a name
    changes: `search=search_key(name, short_name)`. Words stand apart by one space, which no pattern
    contains, so that nothing matches across two of them.
    """
    words: dict[str, None] = {}
    for text in texts:
        folded = _fold(text)
        words[folded] = None
        for syllables in spell(folded):
            words["".join(syllables)] = None
            words["".join(syllable[0] for syllable in syllables)] = None
    return " ".join(words).strip()


def search_patterns(query: str) -> list[str]:
    """LIKE patterns for what a person typed, all of which must match a `search_key`.

        select(Group).where(*(Group.search.like(p, escape=ESCAPE) for p in search_patterns(q)))

    The query may be Chinese, pinyin or initials, several terms parted by spaces; `%` and `_` mean
    themselves; an empty query gives no pattern.
    """
    terms = [_fold(term).replace("'", "") for term in query[:_LONGEST_QUERY].split()[:_MOST_TERMS]]
    return [f"%{_escape(term)}%" for term in terms if term]


def _fold(text: str) -> str:
    return normalised(text).translate(_SAME)


def _escape(term: str) -> str:
    return term.replace(ESCAPE, ESCAPE * 2).replace("%", ESCAPE + "%").replace("_", ESCAPE + "_")
