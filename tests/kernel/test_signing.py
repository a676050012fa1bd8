"""Codes on paper: what was signed comes back, and nothing else does."""

from uuid import UUID

import pytest

from wushe.kernel.signing import sign, sign_id, signed, signed_id

SECRET = b"a secret of thirty-two bytes len"
THING = UUID(int=0x1234)


def test_what_was_signed_comes_back():
    assert signed_id(SECRET, b"rating", sign_id(SECRET, b"rating", THING)) == THING
    assert signed(SECRET, b"stamp", sign(SECRET, b"stamp", b"12345", about=b"door"), 5, about=b"door") == b"12345"


def test_a_code_is_good_for_its_purpose_its_thing_and_its_house_alone():
    code = sign_id(SECRET, b"rating", THING)
    assert signed_id(SECRET, b"confirm", code) is None
    assert signed_id(b"another secret", b"rating", code) is None
    assert signed(SECRET, b"stamp", sign(SECRET, b"stamp", b"12345", about=b"door"), 5, about=b"gate") is None


@pytest.mark.parametrize("typed", ["", "x", "字", "%00", "A" * 35, "A" * 500, "===="])
def test_anything_else_is_no_code(typed):
    assert signed_id(SECRET, b"rating", typed) is None


def test_a_changed_letter_is_noticed():
    code = sign_id(SECRET, b"rating", THING)
    changed = ["B" if letter != "B" else "C" for letter in code[:-1]]
    assert all(signed_id(SECRET, b"rating", code[:at] + new + code[at + 1 :]) is None for at, new in enumerate(changed))
