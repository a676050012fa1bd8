"""What the summary of a refused form says, for readers with and without a script."""

import re

from wushe.kernel.i18n import speaking
from wushe.kernel.web.summaries import name_fields

SUMMARY = (
    '<section class="notice notice-bad error-summary"><ul>'
    '<li><a href="#f-title">请填写这一项</a></li><li><a href="#f-kind">请选择</a></li>'
    '<li><a href="#f-agreed">请勾选同意</a></li><li><a href="#f-gone">请填写</a></li></ul></section>'
)
FIELDS = (
    '<fieldset class="field"><legend>时段</legend><input id="f-day"></fieldset>'
    '<div class="field"><label for="f-title">名称 &amp; 用途<span>*</span></label><input id="f-title"></div>'
    '<fieldset class="field field-bad" aria-describedby="f-kind-error">\n  <legend>类型<span>*</span></legend>'
    '<label class="choice"><input type="radio" id="f-kind"></label></fieldset>'
    '<div class="field"><label class="tick"><input id="f-agreed"><span>同意</span></label></div>'
    '<p><a href="#f-title">去看看</a></p>'
)


def test_each_message_is_told_with_the_name_of_its_field() -> None:
    told = name_fields(SUMMARY + FIELDS)
    assert '<a href="#f-title">名称 &amp; 用途：请填写这一项</a>' in told
    assert '<a href="#f-kind">类型：请选择</a>' in told
    assert '<a href="#f-agreed">请勾选同意</a>' in told, "a tick beside no label says it all"
    assert '<a href="#f-gone">请填写</a>' in told, "of a field that this page does not have"
    assert told.endswith(FIELDS), "outside the summary nothing changes"


def test_messages_follow_each_other_as_their_fields_do() -> None:
    names = ["gone", "agreed", "kind", "title"]
    items = "".join(f'<li><a href="#f-{name}">请填写</a></li>' for name in names)
    told = name_fields(f'<section class="error-summary"><ul>{items}</ul></section>' + FIELDS)
    assert re.findall("<li><a href=.#f-([a-z]+)", told) == ["title", "kind", "agreed", "gone"]


def test_an_english_reader_has_an_english_colon() -> None:
    with speaking("en"):
        assert '<a href="#f-kind">类型: 请选择</a>' in name_fields(SUMMARY + FIELDS)


def test_a_page_without_a_summary_stays_as_it_is() -> None:
    assert name_fields(FIELDS) == FIELDS
