"""What must not stand in a text that everybody reads."""

import pytest

from wushe.kernel.personal.public_text import tells_name, tells_number


@pytest.mark.parametrize(
    "text", ["电话13812345678", "138-1234 5678", "１３８１２３４５６７８", "11010519491231002X", "0731-84012345"]
)
def test_telephones_and_id_numbers_are_seen_however_they_are_spaced(text):
    assert tells_number(text)


@pytest.mark.parametrize("text", ["一双 38 码的鞋", "2026-06-01 前", "身高 135，体重 32", "书包，200 元以内"])
def test_sizes_days_and_amounts_are_no_telephones(text):
    assert not tells_number(text)


def test_a_name_is_seen_however_it_is_spaced():
    assert tells_name("给王 小明的书包", "王小明")
    assert not tells_name("给小朋友的书包", "王小明")
    assert not tells_name("王先生", "王")
