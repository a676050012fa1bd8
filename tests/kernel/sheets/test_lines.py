"""The sheets offices have are read as they are, and every flaw is told in their words."""

from datetime import date
from pathlib import Path

import pytest

from wushe.kernel.i18n import _
from wushe.kernel.sheets.guarded import read_guarded
from wushe.kernel.sheets.kinds import AMOUNT, DAY, HOURS, INTEGER, PHONE, YES_NO, choice
from wushe.kernel.sheets.lines import Line, Reading, read_lines
from wushe.kernel.sheets.refusals import HeadingMissing, HeadingTwice
from wushe.kernel.sheets.sheet import Column, Sheet, fold_heading
from wushe.kernel.sheets.source import Merge, Row, Source

SHEET = Sheet(
    _("社区社会组织"),
    (
        Column("name", _("组织名称"), aliases=("名称", "社会组织名称"), required=True, unique=True, max_length=20),
        Column("community", _("社区"), aliases=("所属社区",)),
        Column("phone", _("联系电话"), PHONE, aliases=("电话", "负责人电话")),
        Column("founded_on", _("成立日期"), DAY),
        Column("budget_fen", _("经费"), AMOUNT),
    ),
)


def reading(
    rows: list[list[str]], merges: list[Merge] | None = None, sheet: Sheet = SHEET
) -> tuple[Reading, list[Line]]:
    numbered = (Row(number, cells) for number, cells in enumerate(rows, 1) if any(cells))
    begun = read_lines(sheet, Source(numbered, merges or []))
    return begun, list(begun.lines)


def values(rows: list[list[str]], merges: list[Merge] | None = None) -> list[dict[str, object]]:
    return [
        {name: value for name, value in line.values.items() if value is not None} for line in reading(rows, merges)[1]
    ]


def test_columns_may_come_in_any_order_under_titles_and_beside_others():
    begun, lines = reading(
        [
            ["长沙县社区社会组织登记表（2024年）"],
            ["填表单位：榔梨街道"],
            [],
            ["序号", "联 系\n电 话*", "备注", "社会组织名称（必填）", "经费（元）", "成立日期："],
            ["1", "138-1234-5678", "x", " 乐竹邻 ", "￥1,234.50", "2024年12月31日"],
        ]
    )
    assert begun.heading.last_row == 4
    assert begun.heading.ignored == ["序号", "备注"]
    assert [(line.number, line.flaws) for line in lines] == [(5, [])]
    assert lines[0].values == {
        "name": "乐竹邻",
        "community": None,
        "phone": "13812345678",
        "founded_on": date(2024, 12, 31),
        "budget_fen": 123_450,
    }


def test_a_heading_over_two_rows_is_read_as_one():
    rows = [["组织名称", "负责人", ""], ["", "姓名", "电话"], ["乐竹邻", "张三", "13812345678"]]
    begun, lines = reading(rows, [Merge(1, 1, 1, 2), Merge(1, 0, 2, 0)])
    assert begun.heading.titles == ["组织名称", "负责人姓名", "负责人电话"]
    assert lines[0].values["phone"] == "13812345678"


def test_another_unit_is_another_column():
    begun, _lines = reading([["名称", "经费（万元）"], ["乐竹邻", "3"]])
    assert begun.heading.ignored == ["经费（万元）"]


@pytest.mark.parametrize(
    "heading", ["联系电话", " 联 系 电 话 ", "联系电话*", "＊联系电话：", "联系电话（必填）", "联系电话[选填]"]
)
def test_headings_are_compared_without_what_offices_add(heading):
    assert fold_heading(heading) == "联系电话"


def test_a_missing_column_is_named():
    with pytest.raises(HeadingMissing) as caught:
        reading([["社区", "电话"], ["花园", "13812345678"]])
    assert "组织名称" in caught.value.say()


def test_a_sheet_without_any_known_column_is_refused_and_all_are_named():
    optional = Sheet(_("表"), (Column("a", _("甲")), Column("b", _("乙"))))
    with pytest.raises(HeadingMissing) as caught:
        reading([["丙", "丁"]], sheet=optional)
    assert "甲、乙" in caught.value.say()


def test_two_columns_of_one_meaning_are_refused():
    with pytest.raises(HeadingTwice) as caught:
        reading([["组织名称", "电话", "联系电话"]])
    assert "联系电话" in caught.value.say()


def test_every_flaw_of_every_row_is_told():
    _begun, lines = reading(
        [
            ["名称", "电话", "成立日期", "经费"],
            ["", "123", "2024-02-30", "一万二"],
            ["好" * 21, "", "", "-1"],
            ["乐竹邻", "", "", ""],
            ["青禾", "", "", "1.234"],
            ["乐竹邻", "", "", ""],
            ["\u200b", "13812345678", "", ""],
        ]
    )
    assert [[(flaw.field, flaw.error.code) for flaw in line.flaws] for line in lines] == [
        [
            ("name", "sheets.required"),
            ("phone", "personal.not_a_phone"),
            ("founded_on", "sheets.not_a_date"),
            ("budget_fen", "money.not_an_amount"),
        ],
        [("name", "sheets.too_long"), ("budget_fen", "money.negative")],
        [],
        [("budget_fen", "money.too_fine")],
        [("name", "sheets.repeated")],
        [("name", "sheets.required")],
    ]
    assert lines[0].say().startswith("组织名称：不能为空；联系电话：请填写手机号")
    assert lines[4].say() == "组织名称：与第 4 行重复"


def test_merged_cells_are_filled_down_with_a_warning():
    rows = [["社区", "名称"], ["花园社区", "甲队"], ["", "乙队"], ["", ""], ["", "丙队"], ["", "丁队"]]
    _begun, lines = reading(rows, [Merge(2, 0, 5, 0)])
    assert [(line.values["community"], line.values["name"]) for line in lines] == [
        ("花园社区", "甲队"),
        ("花园社区", "乙队"),
        ("花园社区", "丙队"),
        (None, "丁队"),
    ]
    assert [[warning.error.say() for warning in line.warnings] for line in lines] == [
        [],
        ["合并单元格，已按上方填为“花园社区”"],
        ["合并单元格，已按上方填为“花园社区”"],
        [],
    ]


def test_rows_of_nothing_but_numbers_or_merged_cells_are_no_rows():
    rows = [["序号", "社区", "名称"], ["1", "花园", "甲队"], ["2", "", ""], ["3", "", ""]]
    assert [line["name"] for line in values(rows, [Merge(2, 1, 4, 1)])] == ["甲队"]


def test_remarks_sums_and_sections_are_left_out_and_counted():
    begun, lines = reading(
        [
            ["社区", "名称", "经费"],
            ["一、枢纽型组织"],
            ["花园", "备注志愿队", "1"],
            ["合计", "", "1"],
            ["填表人：张三", "", "审核人：李四"],
            ["备注：以上均为2024年数据"],
        ],
        [Merge(2, 0, 2, 2)],
    )
    assert [line.values["name"] for line in lines] == ["备注志愿队"]
    assert begun.skipped == [2, 4, 5, 6]


def test_a_lone_cell_that_is_no_remark_is_a_row_with_a_flaw():
    _begun, lines = reading([["社区", "名称"], ["花园", ""]])
    assert [line.say() for line in lines] == ["组织名称：不能为空"]


def test_hours_counts_choices_and_yes_are_read_as_people_write_them():
    sheet = Sheet(
        _("表"),
        (
            Column("minutes", _("时长"), HOURS),
            Column("persons", _("人数"), INTEGER),
            Column("legal", _("法人"), YES_NO),
            Column("kind", _("类型"), choice({"志愿服务队": "team", "志愿队": "team", "协会": "association"})),
        ),
    )
    _begun, lines = reading(
        [
            ["时长（小时）", "人数", "法人", "类型"],
            ["1.5", "1,200", "√", "志愿队"],
            ["２小时", "12.0", "否", " 协 会 "],
            ["1:30", "-3", "FALSE", "志愿服务队"],
            ["1.25", "1.5", "也许", "公司"],
        ],
        sheet=sheet,
    )
    assert [tuple(line.values.values()) for line in lines[:3]] == [
        (90, 1200, True, "team"),
        (120, 12, False, "association"),
        (90, -3, False, "team"),
    ]
    assert [flaw.error.code for flaw in lines[3].flaws] == [
        "sheets.not_half_hours",
        "sheets.not_a_number",
        "sheets.not_a_choice",
        "sheets.not_a_choice",
    ]
    assert lines[3].flaws[3].say() == "类型：只能填写：志愿服务队、协会"


def test_the_xls_of_an_office_is_read_with_its_merged_cells():
    with read_guarded(Path(__file__).with_name("office.xls")) as source:
        lines = list(read_lines(SHEET, source).lines)
    assert [list(line.values.values()) for line in lines] == [
        ["乐竹邻", "花园社区", "13812345678", date(2024, 12, 31), None],
        ["青禾", "花园社区", "0731-84012345", date(2024, 2, 3), None],
    ]
