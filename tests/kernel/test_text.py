"""What is kept is clean, what is equal is found equal, and what is typed finds it."""

import re
import time
import unicodedata

import pytest
from hypothesis import given, strategies as st

from wushe.kernel.text import ESCAPE, Unreadable, clean, clean_lines, normalised, search_key, search_patterns

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
HANZI = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)


@pytest.mark.parametrize("text", ["张三", "张\u200b三", "张三\u202e", "\ufeff张三", " 张三\u3000", "张\u00ad三\x07"])
def test_one_name_has_one_form(text: str) -> None:
    assert clean(text) == "张三"


def test_a_line_stays_one_line_and_lines_stay_lines() -> None:
    assert clean("花园\r\n社区\t 二组\u2028") == "花园 社区 二组"
    assert clean_lines("  甲 \r\n\r乙\t丙\u3000\n") == "甲\n\n乙 丙"


def test_emoji_families_and_rare_characters_stay() -> None:
    assert clean("👩\u200d👧 𠮷㮾\ue000\U000e0100") == "👩\u200d👧 𠮷㮾\ue000\U000e0100"


@pytest.mark.parametrize("text", ["张\0三", "\ud800", "好\udfff"])
@pytest.mark.parametrize("cleaner", [clean, clean_lines])
def test_what_the_database_cannot_keep_is_refused(cleaner: type[str], text: str) -> None:
    with pytest.raises(Unreadable):
        cleaner(text)


@given(TEXTS)
def test_cleaning_leaves_nothing_hidden_and_nothing_to_clean(text: str) -> None:
    for cleaner in (clean, clean_lines):
        once = cleaner(text)
        assert cleaner(once) == once == unicodedata.normalize("NFC", once)
        assert not {unicodedata.category(c) for c in once.replace("\u200d", "").replace("\n", "")} & {
            "Cc",
            "Cf",
        }


@pytest.mark.parametrize("text", ["ＡＢＣ（一）队", "abc(一)队", "Abc (一) 队", "ABC（一）队\u200d", "abc(⼀)队"])
def test_spellings_of_one_name_are_one_name(text: str) -> None:
    assert normalised(text) == "abc(一)队"


@given(TEXTS)
def test_a_normalised_name_is_already_normalised(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text) == normalised(clean(text))


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("长沙县", ["长沙", "changsha", "ChangSha", "cs", "ｃｓｘ", "chang sha", "沙 长"]),
        ("㮾梨街道", ["㮾梨", "榔梨", "langli", "lljd"]),
        ("长龙街道", ["changlong", "clj"]),
        ("乐竹邻", ["乐竹", "lezhulin", "lzl"]),
        ("重庆", ["chongqing", "cq"]),
        ("曾小明", ["zengxiaoming", "zxm"]),
        ("吕丽", ["lv", "lü", "lvli", "ll"]),
        ("西安路", ["xi'an", "xianlu"]),
        ("银行行长", ["yinhanghangzhang"]),
        ("100%_公益\\社", ["100%", "%_", "\\", "gongyi"]),
        ("ABC志愿队", ["abc", "abczyd", "zhiyuan"]),
    ],
)
def test_a_name_is_found_by_what_people_type(name: str, queries: list[str]) -> None:
    for query in queries:
        assert finds(query, name), query


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("长沙县", "zhangsha"),
        ("长沙县", "县c"),
        ("花园社区", "%"),
        ("花园社区", "_"),
        ("花园社区", "\\"),
        ("花园", "花园 x"),
    ],
)
def test_a_name_is_not_found_by_what_it_is_not(name: str, query: str) -> None:
    assert not finds(query, name)


def test_an_empty_query_narrows_nothing() -> None:
    assert search_patterns(" \u3000\u200b ' ") == []


@given(HANZI)
def test_every_chinese_name_is_found_by_itself_and_any_part(name: str) -> None:
    assert finds(name, name)
    assert finds(name[len(name) // 2 :], name)


@given(TEXTS, TEXTS)
def test_any_query_makes_patterns_without_open_wildcards(query: str, name: str) -> None:
    for pattern in search_patterns(query):
        assert not re.search(r"(?<!\\)(?:\\\\)*[%_]", pattern[1:-1])
    assert "  " not in search_key(name)


def test_a_hundred_thousand_keys_take_seconds() -> None:
    search_key("长沙")
    start = time.perf_counter()
    for number in range(10_000):
        search_key(f"榔梨街道花园社区志愿服务队{number}")
    assert time.perf_counter() - start < 1.5  # 0.15 s on two idle cores


def finds(query: str, name: str) -> bool:
    """LIKE with our escape, as PostgreSQL reads it."""
    key = search_key(name)
    return all(like(pattern).fullmatch(key) for pattern in search_patterns(query))


def like(pattern: str) -> re.Pattern[str]:
    parts = re.findall(re.escape(ESCAPE) + ".|.", pattern, re.DOTALL)
    return re.compile("".join(".*" if part == "%" else re.escape(part[-1]) for part in parts), re.DOTALL)
