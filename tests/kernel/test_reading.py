"""What was entered is parsed once, whatever kind of field it is, and by JSON as by a form."""

from typing import Annotated

import msgspec
import pytest
from msgspec import Meta

from wushe.kernel.errors import Invalid
from wushe.kernel.reading import read


def again(written: str) -> str:
    """A parser that tells how often it was called."""
    return f"{written}+"


class Paper(msgspec.Struct):
    """One field of each kind that has a parser."""

    line: Annotated[str, Meta(max_length=3, extra={"parse": again, "kind": "text"})]
    lines: Annotated[str, Meta(max_length=3, extra={"parse": again, "kind": "textarea"})]
    phone: Annotated[str, Meta(max_length=3, extra={"parse": again, "kind": "phone"})]
    money: Annotated[str, Meta(max_length=3, extra={"parse": again, "kind": "money"})]


@pytest.mark.parametrize("form", [True, False])
def test_each_field_is_parsed_once(form: bool) -> None:  # noqa: FBT001
    entered = {"line": "ab", "lines": "ab", "phone": "ab", "money": "ab"}
    assert read(Paper, entered, form=form) == Paper("ab+", "ab+", "ab+", "ab+")


def test_words_are_measured_after_they_are_parsed_and_all_else_before() -> None:
    with pytest.raises(Invalid) as refused:
        read(Paper, {"line": "abc", "lines": "abc", "phone": "abc", "money": "abc"})
    assert {name: error.code for name, error in refused.value.fields.items()} == {
        "line": "too_long", "lines": "too_long",
    }  # fmt: skip
