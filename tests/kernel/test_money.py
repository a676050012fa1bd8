"""Not a fen is lost between what people write, what is kept and what papers spell."""

import contextlib

import pytest
from hypothesis import given, strategies as st

from wushe.kernel import money
from wushe.kernel.money import (
    MOST_FEN,
    Negative,
    NotAnAmount,
    TooFine,
    TooLarge,
    in_capitals,
    parse_yuan,
    show_yuan,
)
from wushe.kernel.values import Unfit

AMOUNTS = st.integers(0, 10**7) | st.integers(0, MOST_FEN)


@pytest.mark.parametrize(
    "text",
    [
        "1,234.50",
        "1234.5",
        "1234.50",
        "￥1,234.50",
        "¥ 1234.5",
        "１２３４．５０",
        "１，２３４．５",
        " 1234.5元 ",
        "\u200b1234.5",
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str) -> None:
    assert parse_yuan(text) == 123_450


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", NotAnAmount), ("一万二", NotAnAmount), ("NaN", NotAnAmount), ("Infinity", NotAnAmount),
        ("1e9", NotAnAmount), ("12,34.5", NotAnAmount), ("1,2345", NotAnAmount), ("1.", NotAnAmount),
        (".5", NotAnAmount), ("²", NotAnAmount), ("١٢", NotAnAmount), ("1 2", NotAnAmount),
        ("1万", NotAnAmount), ("0x10", NotAnAmount),
        ("1_000", NotAnAmount), ("9" * 5000, NotAnAmount), ("1\n2", NotAnAmount),
        ("1.234", TooFine), ("0.001", TooFine), ("-1", Negative), ("−0.01", Negative), ("－5", Negative),
        ("90000000000000.01", TooLarge), ("9" * 30, TooLarge),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused_by_its_own_code(text: str, refusal: type[Unfit]) -> None:
    with pytest.raises(refusal) as caught:
        parse_yuan(text)
    assert type(caught.value) is refusal


def test_corrections_may_be_negative_and_minus_nothing_is_nothing() -> None:
    assert parse_yuan("-1,000.05", negative=True) == -100_005
    assert parse_yuan("-0.00") == 0


@given(AMOUNTS | AMOUNTS.map(lambda fen: -fen))
def test_what_is_shown_is_read_back_to_the_fen(fen: int) -> None:
    assert parse_yuan(show_yuan(fen), negative=True) == fen
    assert parse_yuan(money.plain_yuan(fen), negative=True) == fen


@given(st.text(max_size=50) | st.text("0123456789.,-¥ 元", max_size=50))
def test_any_text_is_an_amount_within_bounds_or_a_refusal(text: str) -> None:
    with contextlib.suppress(Unfit):
        assert 0 <= parse_yuan(text) <= MOST_FEN


@pytest.mark.parametrize(
    ("fen", "spelled"),
    [
        # the examples of 正确填写票据和结算凭证的基本规定, and the edges of ours
        (140_950, "壹仟肆佰零玖元伍角整"),
        (600_714, "陆仟零柒元壹角肆分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (10_700_053, "壹拾万柒仟元伍角叁分"),
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (1_000_000_000_000, "壹佰亿元整"),
        (10_000_001_00, "壹仟万零壹元整"),
        (MOST_FEN, "玖拾万亿元整"),
        (-100, "负壹元整"),
    ],
)
def test_capitals_follow_the_rules_for_receipts(fen: int, spelled: str) -> None:
    assert in_capitals(fen) == spelled


@given(AMOUNTS)
def test_capitals_say_the_amount_and_never_double_a_zero(fen: int) -> None:
    spelled = in_capitals(fen)
    assert read_capitals(spelled) == fen
    assert "零零" not in spelled


def read_capitals(spelled: str) -> int:
    """An accountant's reading, sharing nothing with the writing: value of a section, raised by 万 and 亿."""
    values = {"分": 1, "角": 10, "元": 100}
    small = {"拾": 10, "佰": 100, "仟": 1000}
    fen = section = total = digit = 0
    for sign in spelled:
        if sign in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(sign)
        elif sign in small:
            section, digit = section + digit * small[sign], 0
        elif sign == "万":
            section, digit = (section + digit) * 10**4, 0
        elif sign == "亿":
            total, section, digit = (section + digit) * 10**8, 0, 0
        elif sign in values:
            fen, total, section, digit = fen + (total + section + digit) * values[sign], 0, 0, 0
    return fen
