"""A mask shows enough to recognise and never a digit that is meant to be hidden."""

import re

import pytest
from hypothesis import given, strategies as st

from wushe.kernel.personal.masks import mask_address, mask_email, mask_id_number, mask_name, mask_phone

DIGITS = "0123456789"


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13812345678", "138****5678"),
        ("+8613812345678", "138****5678"),
        ("0731-84012345", "****45"),
        ("110", "****"),
    ],
)
def test_phones_are_shown_3_4_4(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


@given(st.text(DIGITS + "-+", min_size=1, max_size=20))
def test_a_phone_never_shows_more_than_seven_digits_of_eleven(number: str) -> None:
    shown = re.sub(r"\D", "", mask_phone(number))
    assert len(shown) <= 7
    assert len(shown) <= max(2, len(re.sub(r"\D", "", number)) - 4)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张小明", "张*明"),
        ("欧阳娜娜", "欧**娜"),
        ("张", "*"),
        ("", ""),
        ("阿依古丽·买买提", "阿******提"),
    ],
)
def test_names_show_the_surname_and_from_three_characters_the_last(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("11010519491231002X", "110105********002X"),
        ("430121800101123", "430121*****1123"),
        ("12345", "*****"),
    ],
)
def test_id_numbers_show_the_first_six_and_the_last_four(number: str, masked: str) -> None:
    assert mask_id_number(number) == masked


@given(st.from_regex(r"[0-9]{17}[0-9X]", fullmatch=True))
def test_the_birth_date_in_an_id_number_is_always_hidden(number: str) -> None:
    assert mask_id_number(number)[6:14] == "*" * 8


@given(st.text(DIGITS + "X ", max_size=30).filter(lambda text: len(text) not in (15, 18)))
def test_a_number_of_another_length_is_hidden_whole(number: str) -> None:
    assert set(mask_id_number(number)) <= {"*"}


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("湖南省长沙市长沙县榔梨街道花园社区3栋2单元501", "湖南省长沙市长沙县榔梨街道花园社区****"),
        ("长沙县高桥镇金桥村五组李家屋场", "长沙县高桥镇金桥村****"),
        ("长沙县星沙街道天华路１２号", "长沙县星沙街道****"),
        ("天华小区3栋", "****"),
        ("3栋花园社区", "****"),
        ("", "****"),
        ("花园\n社区", "****"),
    ],
)
def test_addresses_are_shown_down_to_the_community(address: str, masked: str) -> None:
    assert mask_address(address) == masked


@given(st.text("0123456789０５AＢ省市县区街道镇社区村路栋号组花园\n", max_size=40))
def test_an_address_never_shows_a_number(address: str) -> None:
    masked = mask_address(address)
    assert not re.search(r"[0-9０-９A-ZＡ-Ｚ]", masked)
    assert address.startswith(masked.removesuffix("****"))


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("zhangsan@example.cn", "z***@example.cn"),
        ("z@example.cn", "***@example.cn"),
        ("zhangsan", "***"),
        ("", "***"),
    ],
)
def test_mail_addresses_show_one_letter_and_the_host(address: str, masked: str) -> None:
    assert mask_email(address) == masked
