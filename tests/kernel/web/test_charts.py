"""Charts: well-formed, conserving, never text over a bar, and the same figures in the table."""

import datetime as dt
import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, strategies as st

from wushe.kernel.web.charts import SOCIETIES, Bar, Flow, Node, Span, Tie, bars, columns, gantt, network, qr, sankey
from wushe.kernel.web.charts.drawing import Drawing, fitted, width_of
from wushe.kernel.web.charts.sankey import place

SVG = "{http://www.w3.org/2000/svg}"
TODAY = dt.date(2026, 11, 21)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=30)
SOCIETY = st.sampled_from([*SOCIETIES, None])
NAMES = dict.fromkeys(SOCIETIES, "名称")


@st.composite
def money(draw):
    """Nodes in a row and flows that only go forward, so that there is no circle."""
    nodes = [Node(str(number), draw(WORDS), draw(SOCIETY)) for number in range(draw(st.integers(2, 9)))]
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(len(nodes)), 2))), unique=True, max_size=14))
    return nodes, [Flow(str(a), str(b), draw(st.integers(1, 10**12))) for a, b in pairs]


def drawn(drawing: Drawing) -> ET.Element:
    return ET.fromstring(drawing.svg)  # noqa: S314 - our own drawing


def numbers(svg: ET.Element) -> list[float]:
    written = [
        value
        for element in svg.iter()
        for key, value in element.items()
        if key in {"x", "y", "x1", "x2", "y1", "y2", "width", "height", "d", "r", "cx", "cy", "viewBox"}
    ]
    return [float(number) for value in written for number in re.findall(r"-?(?:\d+\.?\d*|nan|inf)", value)]


def fits(svg: ET.Element) -> bool:
    """Every coordinate is a real one, and nothing stands outside of the picture."""
    _, _, width, height = (float(part) for part in svg.get("viewBox", "").split())
    shapes = [
        (float(r.get("x", 0)), float(r.get("y", 0)), float(r.get("width", 0)), float(r.get("height", 0)))
        for r in svg.iter(f"{SVG}rect")
    ]
    inside = all(x >= -0.1 and y >= -0.1 and x + w <= width + 0.2 and y + h <= height + 0.2 for x, y, w, h in shapes)
    return inside and all(abs(number) < 1e6 for number in numbers(svg))


def boxes_of_texts(svg: ET.Element):
    for element in svg.iter(f"{SVG}text"):
        size = float(element.get("font-size", 0))
        wide = width_of(element.text or "", size)
        start = float(element.get("x", 0)) - {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", ""), 0)
        base = float(element.get("y", 0))
        yield start, base - size * 0.85, wide, size


def boxes_of_bars(svg: ET.Element):
    for element in svg.iter(f"{SVG}rect"):
        yield tuple(float(element.get(key, 0)) for key in ("x", "y", "width", "height"))


def overlap(one, other) -> bool:
    return (
        one[0] + 0.2 < other[0] + other[2]
        and other[0] + 0.2 < one[0] + one[2]
        and one[1] + 0.2 < other[1] + other[3]
        and other[1] + 0.2 < one[1] + one[3]
    )


def legible(svg: ET.Element) -> bool:
    texts = [box for box in boxes_of_texts(svg) if box[2]]
    return not any(overlap(text, bar) for text in texts for bar in boxes_of_bars(svg)) and not any(
        overlap(one, other) for one, other in combinations(texts, 2)
    )


@given(money())
def test_money_is_as_wide_where_it_arrives_as_where_it_left(given_money):
    nodes, flows = given_money
    boxes = place(nodes, flows)
    scales = [box.height / box.amount for box in boxes.values()]
    assert max(scales, default=0) - min(scales, default=0) <= max(scales, default=0) * 1e-9
    for key, box in boxes.items():
        arrived = sum(flow.amount for flow in flows if flow.target == key)
        left = sum(flow.amount for flow in flows if flow.source == key)
        assert box.amount == max(arrived, left)


@given(money())
def test_money_only_flows_to_the_right(given_money):
    nodes, flows = given_money
    boxes = place(nodes, flows)
    assert all(boxes[flow.source].x < boxes[flow.target].x for flow in flows)


@given(money())
def test_a_sankey_fits_its_picture_and_no_text_covers_a_bar(given_money):
    nodes, flows = given_money
    drawing = sankey("资金流向", nodes, flows, lambda fen: f"{fen / 1e6:.1f} 万元", ("从", "到", "金额"))
    svg = drawn(drawing)
    assert fits(svg)
    assert legible(svg)
    assert len(drawing.rows) == len(flows) == len(list(svg.iter(f"{SVG}path")))


def test_money_in_a_circle_is_refused():
    nodes = [Node("a", "甲"), Node("b", "乙")]
    with pytest.raises(ValueError, match="circle"):
        place(nodes, [Flow("a", "b", 1), Flow("b", "a", 1)])


@given(st.lists(st.builds(Span, WORDS, DAYS, DAYS, st.floats(-1, 2), SOCIETY), max_size=12), DAYS)
def test_a_gantt_fits_its_picture_and_no_text_covers_a_bar(spans, today):
    drawing = gantt("进度", spans, today, ("项目", "开始", "结束", "进度"))
    assert fits(drawn(drawing))
    assert legible(drawn(drawing))
    assert len(drawing.rows) == len(spans)


def test_a_finished_project_is_drawn_whole_and_an_unbegun_one_empty():
    spans = [Span("完成", TODAY, TODAY, 1), Span("未开始", TODAY, TODAY + dt.timedelta(days=9), 0)]
    widths = [float(r.get("width", 0)) for r in drawn(gantt("进度", spans, TODAY, ("", "", "", ""))).iter(f"{SVG}rect")]
    assert widths[0] == widths[1]
    assert widths[3] == 0


@given(st.lists(st.builds(Bar, WORDS, st.floats(0, 1e9), SOCIETY), max_size=30))
def test_bars_fit_their_picture_and_no_text_covers_them(lines):
    drawing = bars("时长", lines, lambda value: f"{value:,.1f} 小时", ("社区", "时长"))
    assert fits(drawn(drawing))
    assert legible(drawn(drawing))


def test_a_bar_is_as_long_as_its_value():
    svg = drawn(bars("时长", [Bar("甲", 400), Bar("乙", 100)], str, ("社区", "时长")))
    long, short = (box[2] for box in boxes_of_bars(svg))
    assert long == pytest.approx(4 * short, abs=0.3)


@given(st.lists(st.tuples(WORDS, st.floats(0, 1e7)), max_size=12))
def test_columns_fit_their_picture_and_no_text_covers_them(points):
    drawing = columns("时长", points, lambda value: f"{value:,.0f}", ("月份", "小时"), "volunteer")
    assert fits(drawn(drawing))
    assert legible(drawn(drawing))


@given(
    st.dictionaries(st.sampled_from(list(SOCIETIES)), st.integers(0, 99_999)),
    st.lists(
        st.builds(Tie, st.sampled_from(list(SOCIETIES)), st.sampled_from(list(SOCIETIES)), st.integers(0, 999)),
        max_size=12,
    ),
)
def test_the_five_societies_are_always_all_shown(counts, ties):
    drawing = network("协作", NAMES, counts, ties, ("一方", "另一方", "联动"))
    svg = drawn(drawing)
    assert fits(svg)
    assert legible(svg)
    assert len(list(svg.iter(f"{SVG}circle"))) == 5


@pytest.mark.parametrize(
    "drawing",
    [
        sankey("空", [], [], str, ("", "", "")),
        gantt("空", [], TODAY, ("", "", "", "")),
        bars("空", [], str, ("", "")),
        columns("空", [], str, ("", "")),
        network("空", NAMES, {}, [], ("", "", "")),
    ],
    ids=["sankey", "gantt", "bars", "columns", "network"],
)
def test_nothing_is_drawn_as_an_empty_picture_without_rows(drawing):
    assert drawing.rows == ()
    assert fits(drawn(drawing))


def test_the_picture_is_read_out_under_its_title_and_escapes_every_text():
    evil = "<script>alert('\"&')</script>"
    drawing = bars(evil, [Bar(evil, 1)], lambda _: evil, (evil, evil))
    svg = drawn(drawing)
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == evil
    assert "<script" not in drawing.svg
    assert "style=" not in drawing.svg


def test_the_same_figures_give_the_same_picture():
    lines = [Bar("长安社区", 428, "volunteer"), Bar("东风社区", 361, "volunteer")]
    assert bars("时长", lines, str, ("社区", "时长")) == bars("时长", lines, str, ("社区", "时长"))


@given(WORDS, st.floats(0, 400))
def test_a_shortened_text_fits_and_says_that_it_was_shortened(words, room):
    short = fitted(words, room)
    assert short == words or short.endswith("…")
    assert width_of(short) <= max(room, width_of("…"))


def test_a_qr_code_is_an_image_with_an_escaped_title_and_no_style():
    code = qr("https://wushe.example/langli/public/rate/7F3K9Q2", "<评价>")
    assert code.startswith('<svg role="img"')
    assert "&lt;评价&gt;" in code
    assert "style=" not in code
    assert ET.fromstring(code).tag.endswith("svg")  # noqa: S314 - our own drawing


def test_a_band_with_an_address_is_a_link_and_its_picture_no_longer_one_image():
    nodes = [Node("a", "基金"), Node("b", "联动"), Node("c", "结余")]
    flows = [Flow("a", "b", 100, "/gift?x=1&y=2"), Flow("a", "c", 50)]
    drawn = sankey("资金流向", nodes, flows, str, ("从", "到", "金额")).svg
    assert drawn.count("<a ") == 1
    assert 'href="/gift?x=1&amp;y=2"' in drawn
    assert 'aria-label="基金 → 联动 100"' in drawn
    assert 'role="group"' in drawn
    assert 'role="img"' in sankey("资金流向", nodes, [Flow("a", "b", 100)], str, ("从", "到", "金额")).svg


def test_a_long_name_is_shortened_and_its_amount_is_not():
    nodes = [Node("a", "很" * 60 + "长的基金"), Node("b", "联动")]
    drawn = sankey("资金流向", nodes, [Flow("a", "b", 123_456)], lambda fen: f"{fen} 元", ("从", "到", "金额"))
    assert "… 123456 元</text>" in drawn.svg
