"""What was entered is parsed once, whatever kind of field it is, and by JSON as by a form."""

from datetime import datetime, time
from typing import Annotated

import msgspec
import pytest
from msgspec import Meta

from wushe.kernel.clock import SHANGHAI
from wushe.kernel.errors import Invalid
from wushe.kernel.reading import read
from wushe.kernel.values import Unfit


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


class NotAgreed(Unfit):
    """A yes that must be given."""

    code = "not_agreed"


def agreed(yes: bool) -> bool:  # noqa: FBT001
    if not yes:
        raise NotAgreed
    return yes


class Consent(msgspec.Struct):
    """A name, and the yes without which it is not taken."""

    name: Annotated[str, Meta(min_length=1)]
    yes: Annotated[bool, Meta(extra={"parse": agreed})]


def test_a_yes_that_must_be_given_is_missed_together_with_all_else() -> None:
    for entered, form in (({}, True), ({"name": "", "yes": False}, False)):
        with pytest.raises(Invalid) as refused:
            read(Consent, entered, form=form)
        assert refused.value.fields.keys() == {"name", "yes"}
        assert refused.value.fields["yes"].code == "not_agreed"
    assert read(Consent, {"name": "a", "yes": "true"}, form=True) == Consent("a", yes=True)


class Meeting(msgspec.Struct):
    """A moment and a time of day."""

    at: datetime
    until: time


@pytest.mark.parametrize("form", [True, False])
@pytest.mark.parametrize("seconds", ["", ":00"])
def test_a_time_is_read_as_the_messages_write_it(seconds: str, form: bool) -> None:  # noqa: FBT001
    read_as = read(Meeting, {"at": f"2026-11-21 09:00{seconds}", "until": f"11:30{seconds}"}, form=form)
    assert read_as == Meeting(datetime(2026, 11, 21, 9, tzinfo=SHANGHAI), time(11, 30))
