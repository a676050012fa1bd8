"""What a form shows when somebody else changed the thing while it was being filled in."""

from enum import StrEnum

import pytest
from msgspec import field

from wushe.kernel.schemas import Entered
from wushe.kernel.web.forms import Form


class Colour(StrEnum):
    """What a kettle may look like."""

    RED = "red"
    BLUE = "blue"


class KettleData(Entered):
    """A kettle, as it is entered."""

    title: str
    story: str = ""
    colour: Colour = Colour.RED
    parts: list[str] = field(default_factory=lambda: ["盖"])
    reason: str = ""


THERE = {"title": "水壶", "story": "一\n二", "colour": Colour.BLUE, "parts": ["盖", "柄"]}


def stale(**typed: object) -> Form:
    return Form(KettleData, THERE, typed=typed, now=Form(KettleData, THERE))


@pytest.mark.parametrize(
    ("name", "typed", "now"),
    [
        ("title", "水壶", None), ("title", "茶壶", ["水壶"]), ("story", "一\r\n二", None), ("story", "", ["一\n二"]),
        ("colour", "blue", None), ("colour", "red", ["blue"]), ("parts", ["柄", "盖"], None),
        ("parts", "盖", ["盖", "柄"]), ("parts", [], ["盖", "柄"]), ("reason", "写错了", None),
    ],
)  # fmt: skip
def test_what_another_left_is_told_where_it_is_not_what_was_typed(name: str, typed: object, now: list[str] | None):
    assert stale(**{name: typed}).changed(name) == now


def test_what_is_usual_is_ticked_before_anybody_has_chosen():
    assert Form(KettleData).values("parts") == ["盖"]
    assert Form(KettleData, typed={"title": "水壶"}).values("parts") == []


def test_a_form_that_nobody_overtook_tells_nothing():
    assert Form(KettleData, THERE, typed={"title": "茶壶"}).changed("title") is None
