"""Layouts and macros: what they promise to somebody who cannot see the page, has no script, or types something evil."""

import datetime as dt
from html.parser import HTMLParser
from typing import Annotated, Any
from uuid import UUID

import msgspec
import pytest

from wushe.kernel.clock import SHANGHAI
from wushe.kernel.errors import FieldError
from wushe.kernel.i18n import Sentence, speaking
from wushe.kernel.paging import Slice
from wushe.kernel.schemas import Entered, Line, Story, Yuan
from wushe.kernel.web.charts import Bar, bars, qr
from wushe.kernel.web.forms import Form
from wushe.kernel.web.rendering import environment
from wushe.kernel.work import Person, Tenant, Visitor

EVIL = "<script>alert(1)</script>\"'&"
TOWNSHIP = Tenant(UUID(int=7), "langli", "榔梨街道")
LIN = Person(UUID(int=1), UUID(int=2), "林晓")
NOW = dt.datetime(2026, 11, 21, 2, 32, tzinfo=dt.UTC)


class NewNeed(Entered):
    title: Line
    detail: Story = ""
    kind: str = ""
    urgency: Annotated[str, msgspec.Meta(max_length=20)] = "normal"
    groups: tuple[str, ...] = ()
    amount: Yuan | None = None
    agreed: bool = False


class Seen(HTMLParser):
    """The elements of a page, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [a for t, a in self.elements if t == tag and all(a.get(k) == v for k, v in wanted.items())]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def named(self) -> set[str]:
        """Every id that another element points to."""
        pointing = ("for", "aria-describedby", "aria-labelledby", "data-counter")
        pointed = {name for _, a in self.elements for key in pointing for name in a.get(key, "").split()}
        return pointed | {a["href"][1:] for a in self.all("a") if a.get("href", "").startswith("#")}


def show(source: str, **shown: Any) -> str:
    """`source` as a slice's page would be rendered."""
    around = {
        "visitor": Visitor(tenant=TOWNSHIP, person=LIN),
        "url": lambda path: f"/langli{path}",
        "path": "/langli/needs",
        "menu": [],
        "notice": "",
        "csrf_token": "t0",
        "locale": "zh-CN",
        "large_text": False,
        "unread": 0,
    }
    imports = "".join(f"{{% import 'parts/{each}.html' as {each[0]} %}}" for each in ("forms", "lists", "pieces"))
    extends, _, rest = source.rpartition("%%")
    return environment().from_string(extends + imports + rest).render(around | shown)


def wrong(**sentences: str) -> dict[str, FieldError]:
    return {name: FieldError("bad", Sentence(text)) for name, text in sentences.items()}


def the_form(**how: Any) -> Form:
    return Form(NewNeed, csrf_token="t0", version=4, idempotency_key="k0", **how)


WHOLE_FORM = """
{{ f.form_open(form, "/langli/needs") }}
{{ f.text(form, "title", "需求概述", hint="一句话") }}{{ f.textarea(form, "detail", "详细说明") }}
{{ f.select(form, "kind", "类别", [("meal", "助餐"), ("study", "辅导")]) }}
{{ f.radios(form, "urgency", "紧急程度", [("normal", "一般"), ("urgent", "紧急")], hint="按实际") }}
{{ f.checkboxes(form, "groups", "人群", [("old", "老年人", "60 岁以上"), ("young", "儿童")]) }}
{{ f.money(form, "amount", "预算") }}{{ f.checkbox(form, "agreed", "同意") }}
{{ f.submit("提交", "/langli/needs") }}{{ f.form_close() }}
"""
LAYOUT = "{% extends 'layout.html' %}%%{% block title %}需求清单{% endblock %}"


@pytest.mark.parametrize("name", environment().list_templates(extensions=["html"]))
def test_every_template_can_be_read(name):
    assert environment().get_template(name)


def test_a_form_carries_what_guards_it():
    page = Seen(show(WHOLE_FORM, form=the_form()))
    hidden = {a["name"]: a["value"] for a in page.all("input", type="hidden")}
    assert hidden == {"_csrf": "t0", "_key": "k0", "_version": "4"}
    assert page.all("form")[0]["method"] == "post"


def test_every_field_has_a_label_and_every_pointer_a_target():
    errors = wrong(
        title="太短", detail="太长", kind="请选择", urgency="请选择", groups="请选择", amount="不对", agreed="请同意"
    )
    page = Seen(show(WHOLE_FORM, form=the_form(typed={}, field_errors=errors)))
    assert len(page.ids) == len(set(page.ids))
    assert page.named <= set(page.ids)
    labelled = {a["for"] for a in page.all("label") if "for" in a}
    assert {"f-title", "f-detail", "f-kind", "f-amount"} <= labelled


def test_a_message_stands_beside_its_field_and_is_read_with_it():
    text = show(WHOLE_FORM, form=the_form(typed={"title": "短"}, field_errors=wrong(title="请用至少 4 个字说明需求")))
    (field,) = Seen(text).all("input", name="title")
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"].split() == ["f-title-error", "f-title-hint"]
    assert text.count("请用至少 4 个字说明需求") == 2  # in the summary on top, and beside the field
    assert "有 1 处需要修改" in text


def test_a_refusal_of_the_whole_form_is_said_on_top():
    assert "当前状态下不能这样做" in show(WHOLE_FORM, form=the_form(typed={}, message="当前状态下不能这样做"))


def test_everything_typed_is_kept():
    typed = {"title": EVIL, "detail": "\n第一行空着", "kind": "study", "urgency": "urgent", "groups": ["old", "young"]}
    page = Seen(text := show(WHOLE_FORM, form=the_form(typed=typed | {"amount": "一千", "agreed": "true"})))
    assert page.all("input", name="title")[0]["value"] == EVIL
    assert ">\n\n第一行空着</textarea>" in text  # HTML drops the first line break
    assert [a["value"] for a in page.all("option") if "selected" in a] == ["study"]
    checked = {(a["name"], a["value"]) for a in page.all("input") if "checked" in a}
    assert checked == {("urgency", "urgent"), ("groups", "old"), ("groups", "young"), ("agreed", "true")}
    assert page.all("input", name="amount")[0]["value"] == "一千"


def test_what_is_required_is_marked_by_the_schema():
    page = Seen(show(WHOLE_FORM, form=the_form()))
    assert "required" in page.all("input", name="title")[0]
    assert "required" not in page.all("textarea", name="detail")[0]


def test_no_length_is_cut_off_in_the_browser():
    assert "maxlength" not in show(WHOLE_FORM, form=the_form())


def test_a_verb_is_one_guarded_button():
    page = Seen(show("{{ f.verb('/x/acceptance', '接单', 't0', key='k', version=3, fields={'place': 'worker'}) }}"))
    assert {a["name"]: a["value"] for a in page.all("input")} == {
        "_csrf": "t0", "_key": "k", "_version": "3", "place": "worker",
    }  # fmt: skip


def test_a_destructive_act_says_what_is_lost_and_opens_without_a_script():
    text = show("{{ f.danger('/x', '移除', ['12 条记录', '3 个附件'], '确认移除', 't0', typed='榔梨街道') }}")
    page = Seen(text)
    assert page.all("details")
    assert "12 条记录" in text
    assert page.all("input", name="typed_name")


@pytest.mark.parametrize(
    ("field", "must", "offered", "chosen"),
    [("title", False, 1, 1), ("title", False, 2, 0), ("kind", False, 1, 0), ("kind", True, 1, 1)],
)
def test_what_must_be_chosen_and_can_only_be_one_thing_is_chosen_already(
    field: str,
    must: bool,  # noqa: FBT001
    offered: int,
    chosen: int,
):
    select = "{{ f.select(form, field, '哪个组织', offered, must=must) }}"
    groups = [(n, f"{n} 队") for n in range(offered)]
    seen = Seen(show(select, form=the_form(), field=field, must=must, offered=groups))
    assert len([a for a in seen.all("option") if "selected" in a and a["value"]]) == chosen
    assert len(seen.all("span", **{"class": "must"})) == (must or field == "title")


def test_a_destructive_act_that_was_refused_is_open_at_what_is_wrong():
    why = "{{ f.text(form, 'title', '原因') }}"
    danger = "{% call f.danger('/x', '撤回', [], '确认撤回', 't0', form=form) %}" + why + "{% endcall %}"
    refused = the_form(field_errors={"title": FieldError("required", Sentence("请填写这一项"))})
    assert ["open" in a for a in Seen(show(danger, form=the_form())).all("details")] == [False]
    assert ["open" in a for a in Seen(show(danger, form=refused)).all("details")] == [True]
    assert "请填写这一项" in show(danger, form=refused)


TABLE = """
{% set columns = {"name": {"title": "名称", "kind": "head", "sort": "name"},
                  "state": {"title": "状态", "kind": "state"}, "sum": {"title": "预算", "kind": "money"}} %}
{% call(row) l.table("清单", columns, page.rows, "/langli/needs", filters) %}
{{ l.cell(columns.name, l.link(row.name, "/langli/needs/1")) }}
{{ l.cell(columns.state, p.tag("待办", "warn")) }}{{ l.cell(columns.sum, row.fen|money) }}
{% endcall %}{{ l.pager(page, "/langli/needs", filters) }}
"""


def rows(**neighbours: str | None) -> Slice[Any]:
    return Slice([{"name": EVIL, "fen": 123_450}], **{"next": None, "previous": None} | neighbours)


def test_a_cell_says_its_column_so_that_a_row_can_be_a_card():
    page = Seen(show(TABLE, page=rows(), filters={}))
    assert [a["data-label"] for a in page.all("td")] == ["状态", "预算"]
    assert page.all("th", scope="row")
    assert page.all("caption")


@pytest.mark.parametrize(
    ("sort", "link", "said"),
    [("", "sort=name", None), ("name", "sort=-name", "ascending"), ("-name", "sort=name", "descending")],
)
def test_a_column_sorts_and_turns_keeping_the_filters_but_not_the_cursor(sort, link, said):
    page = Seen(show(TABLE, page=rows(), filters={"q": "a b", "sort": sort, "cursor": "abc"}))
    assert page.all("th", scope="col")[0].get("aria-sort") == said
    assert next(a["href"] for a in page.all("a") if "sort=" in a["href"]) == f"/langli/needs?q=a+b&{link}"


def test_the_pager_leads_to_neighbours_only_where_there_are_some():
    page = Seen(show(TABLE, page=rows(next="n1"), filters={"q": "x"}))
    assert [a["href"] for a in page.all("a", rel="next")] == ["/langli/needs?q=x&cursor=n1"]
    assert not page.all("a", rel="prev")


def test_a_filter_with_nothing_to_choose_is_not_asked():
    asked = "{{ l.filter_select('group', '主办组织', offered, chosen) }}"
    assert "主办组织" not in show(asked, offered=[], chosen=None)
    assert "主办组织" in show(asked, offered=[], chosen="gone"), "else nobody could take it away"
    assert "主办组织" in show(asked, offered=[("1", "青禾")], chosen=None)


EVERYTHING = """
{% call p.card(x, x, x) %}{{ x }}{% endcall %}{{ p.figure(x, x, x, x, "worker", x) }}{{ p.tag(x) }}
{{ p.facts([(x, x)]) }}{{ p.stepper([{"title": x, "state": "done", "note": x}]) }}{{ p.notice(x, "warn", x) }}
{{ p.timeline([{"sentence": x, "when": now_, "who": x, "society": "worker", "url": x}]) }}{{ p.society("worker", x) }}
{{ p.places([{"society": "volunteer", "who": [(x, x)], "url": x, "verb": x}]) }}{{ p.next_step(x, x) }}
{{ p.todo([{"title": x, "url": x, "tag": x, "when": x}]) }}{{ p.tabs([(x, x, true, x)]) }}{{ p.chart(chart) }}
{{ p.qr_card(code, x, x, x) }}{{ p.proposal(x, x, x, x, [x]) }}{{ p.masked(x, x) }}
{{ p.ratio(1, 3, x) }}{{ p.progress(x, 1, 3, x) }}{{ l.empty(x, x) }}
{% call l.filters(x, {"a": x}) %}{{ l.filter_words(x, x) }}{{ l.filter_select("s", x, [(x, x)], x) }}{% endcall %}
{{ f.danger(x, x, [x], x, x, typed=x) }}{{ f.text(form, "title", x, hint=x) }}{{ f.radios(form, "kind", x, [(x, x)]) }}
"""


def test_nothing_that_somebody_typed_becomes_markup():
    form = the_form(typed={"title": EVIL}, field_errors=wrong(title=EVIL))
    chart = bars(EVIL, [Bar(EVIL, 1)], lambda _: EVIL, (EVIL, EVIL))
    text = show(EVERYTHING, x=EVIL, now_=NOW, form=form, chart=chart, code=qr(EVIL, EVIL))
    assert text.count("&lt;script&gt;") > 40
    assert "<script" not in text


def test_a_place_without_anybody_is_missing_and_offers_the_verb_that_fills_it():
    text = show("{{ p.places([{'society': 'volunteer', 'who': [], 'verb': '招募志愿者', 'url': '/x'}]) }}")
    assert "尚缺" in text
    assert "招募志愿者" in text
    assert "已到位" not in text


def test_the_township_switcher_is_only_for_people_with_several():
    several = Visitor(tenant=TOWNSHIP, person=LIN, tenants=(("langli", "榔梨街道"), ("xingsha", "星沙街道")))
    assert "/townships/xingsha/entry" in show(LAYOUT, visitor=several)
    one = Visitor(tenant=TOWNSHIP, person=LIN, tenants=(("langli", "榔梨街道"),))
    assert "/entry" not in show(LAYOUT, visitor=one)


def test_the_bottom_bar_has_four_entries_and_the_whole_menu():
    entries = [
        {"title": f"第{n}", "url": f"/{n}", "icon": "home", "current": n == 2, "phone": n % 2 == 0} for n in range(12)
    ]
    menu = [{"title": "需求与服务", "open": True, "entries": entries}]
    page = Seen(bar := show(LAYOUT, menu=menu).partition('class="tabbar"')[2])
    assert [a["href"] for a in page.all("a")] == ["/0", "/2", "/4", "/6", "#menu"]
    assert bar.count('aria-current="page"') == 1


def test_a_suspended_township_says_so_on_every_page():
    closed = Visitor(tenant=Tenant(UUID(int=7), "langli", "榔梨街道", suspended=True), person=LIN)
    assert "榔梨街道已暂停使用" in show(LAYOUT, visitor=closed)


def test_paper_carries_the_letterhead_of_the_township():
    assert '<p class="letterhead">榔梨街道五社联动工作平台</p>' in show(LAYOUT)


def test_the_page_says_its_language_and_whether_the_text_is_large():
    assert '<html lang="zh-CN"' in show(LAYOUT)
    with speaking("en"):
        text = show(LAYOUT, locale="en", large_text=True)
    assert '<html lang="en" data-text="large"' in text
    assert "Skip to content" in text


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 412, 413, 422, 423, 428, 429, 500, 503])
def test_every_no_has_a_title_its_reason_and_a_way_on(status):
    text = show(
        "{% extends 'error.html' %}%%", status=status, message="原因", code="c.d", request_id="r1", visitor=Visitor()
    )
    assert "<h1>" in text
    assert "原因" in text
    assert "编号 r1" in text
    assert 'class="button button-primary" href=' in text


@pytest.mark.parametrize(
    ("hours", "written"),
    [
        (
            2,
            (
                '<span class="nowrap">2026-11-22 周日</span> <span class="nowrap">23:00–</span><wbr>'
                '<span class="nowrap">2026-11-23 01:00</span>'
            ),
        ),
        (0.5, '<span class="nowrap">2026-11-22 周日</span> <span class="nowrap">23:00–23:30</span>'),
    ],
)
def test_a_time_over_midnight_may_stand_in_two_lines_of_a_phone(hours: float, written: str):
    starts_at = dt.datetime(2026, 11, 22, 23, tzinfo=SHANGHAI)
    shown = {"starts_at": starts_at, "ends_at": starts_at + dt.timedelta(hours=hours)}
    source = '{% from "activities/parts.html" import span %}{{ span(starts_at, ends_at) }}'
    assert show(source, **shown) == written
