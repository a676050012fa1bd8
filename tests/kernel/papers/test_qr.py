"""A QR code passes a strict CSP, says what it is, and says it safely."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings, strategies as st

from wushe.kernel.papers.qr import qr_svg

SVG = "{http://www.w3.org/2000/svg}"


@given(
    st.text(min_size=1, max_size=300),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40),
)
@settings(max_examples=30, deadline=None)
def test_a_code_is_one_clean_svg_whatever_it_says(text, label):
    drawn = ET.fromstring(qr_svg(text.encode("utf-8", "replace").decode(), label))  # noqa: S314
    assert [element.tag for element in drawn] == [SVG + "title", SVG + "path", SVG + "path"]
    assert (drawn[0].text or "") == label
    attributes = {name for element in drawn.iter() for name in element.attrib}
    assert attributes <= {"role", "viewBox", "class", "fill", "stroke", "d"}


def test_the_code_stands_in_four_light_modules():
    drawn = ET.fromstring(qr_svg("https://example.cn", "查验"))  # noqa: S314
    side = 25 + 2 * 4
    assert drawn.get("viewBox") == f"0 0 {side} {side}"
    assert drawn[1].get("d") == f"M0 0h{side}v{side}h-{side}z"
    assert drawn[2].attrib["d"].startswith("M4 4.5h7")


def test_too_much_text_for_a_code_is_an_error():
    with pytest.raises(ValueError, match="too large"):
        qr_svg("好" * 2000, "")
