"""What goes out is inert, and comes back in unchanged."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from wushe.kernel.clock import SHANGHAI
from wushe.kernel.i18n import _, speaking
from wushe.kernel.money import MOST_FEN
from wushe.kernel.sheets import kinds
from wushe.kernel.sheets.csv_in import open_csv
from wushe.kernel.sheets.csv_out import write_csv
from wushe.kernel.sheets.excel_in import open_excel
from wushe.kernel.sheets.excel_out import write_returned, write_xlsx
from wushe.kernel.sheets.guard import check
from wushe.kernel.sheets.guarded import read_guarded
from wushe.kernel.sheets.lines import read_lines
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.kernel.sheets.template import write_template
from wushe.kernel.text import clean, clean_lines

KIND = kinds.choice({"社会团体": "association", "基金会": "foundation"})
SHEET = Sheet(
    _("组织/活动"),
    (
        Column("name", _("名称"), required=True, example="乐竹邻志愿服务队", hint=_("与登记证书一致")),
        Column("story", _("简介"), kinds.LINES, max_length=2000),
        Column("kind", _("类型"), KIND, example="基金会"),
        Column("legal", _("法人"), kinds.YES_NO),
        Column("persons", _("人数"), kinds.INTEGER),
        Column("amount_fen", _("经费"), kinds.AMOUNT),
        Column("minutes", _("时长"), kinds.HOURS),
        Column("day", _("日期"), kinds.DAY),
        Column("moment", _("时间"), kinds.MOMENT),
        Column("phone", _("电话"), kinds.MOBILE, hint=_("11位手机号")),
    ),
)
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TRICKY = st.sampled_from(
    [
        "=1+1",
        "+86",
        "-1",
        "@SUM(A1)",
        "＝1",
        "'=1",
        "'",
        '"',
        "_x0041_",
        "1e9",
        "001",
        "0.10",
        "TRUE",
        "2024-1-2",
        ",",
        "a\tb",
    ]
)
DAYS = st.dates(date(1900, 3, 1), date(2100, 12, 31))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=SHANGHAI)
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "name": (st.text(CHARACTERS, max_size=60) | TRICKY).map(clean).filter(bool),
            "story": (st.text(CHARACTERS, max_size=200) | TRICKY).map(lambda text: clean_lines(text) or None),
            "kind": st.none() | st.sampled_from(["association", "foundation"]),
            "legal": st.none() | st.booleans(),
            "persons": st.none() | st.integers(-(10**15) + 1, 10**15 - 1),
            "amount_fen": st.none() | st.integers(0, 10**9) | st.integers(0, MOST_FEN),
            "minutes": st.none() | st.integers(0, 10**5).map(lambda half: half * 30),
            "day": st.none() | DAYS,
            "moment": st.none() | MOMENTS,
            "phone": st.none() | st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
        }
    ),
    max_size=5,
)


@pytest.mark.parametrize("written", [(write_xlsx, open_excel), (write_csv, open_csv)], ids=["xlsx", "csv"])
@given(rows=ROWS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_exported_can_be_imported_unchanged(tmp_path: Path, written, rows):
    write, read = written
    path = tmp_path / "out"
    with path.open("wb") as target:
        assert write(target, SHEET, rows) == len(rows)
    lines = list(read_lines(SHEET, read(path)).lines)
    assert [line.say() for line in lines] == [""] * len(rows)
    assert [line.values for line in lines] == rows


def test_no_exported_cell_is_a_formula_or_a_link():
    target = io.BytesIO()
    write_xlsx(target, SHEET, [{"name": text} for text in ("=1+1", "http://a.cn", "{=1}", "internal:A1")])
    with zipfile.ZipFile(target) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "hyperlink" not in page
    assert page.count('t="inlineStr"') == 4 + len(SHEET.columns)


@pytest.mark.parametrize("start", list("=+-@\t\r＝＋－＠"))
def test_no_csv_cell_begins_like_a_formula(start):
    target = io.BytesIO()
    write_csv(target, SHEET, [{"name": start + "cmd|' /C calc'!A0"}])
    assert target.getvalue().startswith(b"\xef\xbb\xbf")
    assert target.getvalue().decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")


def test_the_heading_carries_the_unit_and_the_reader_s_language(tmp_path):
    with speaking("en"), (tmp_path / "a.csv").open("wb") as target:
        write_csv(target, SHEET, [])
    assert next(open_csv(tmp_path / "a.csv").rows).cells[5] == "经费 (yuan)"


def test_the_template_is_a_sheet_without_rows_that_says_how_to_fill_it(tmp_path):
    path = tmp_path / "模板.xlsx"
    with path.open("wb") as target:
        write_template(target, SHEET)
    check(path)
    source = open_excel(path)
    begun = read_lines(SHEET, source)
    assert list(begun.lines) == []
    assert begun.skipped == [4]
    assert begun.heading.titles[:2] == ["名称*", "简介"]
    with zipfile.ZipFile(path) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "与登记证书一致" in page
    assert "'选项'!$C$1:$C$2" in page


def test_a_row_that_looks_like_the_example_but_is_not_is_read(tmp_path):
    (tmp_path / "a.csv").write_text("名称,类型\n乐竹邻志愿服务队,社会团体\n", encoding="utf-8")
    assert len(list(read_lines(SHEET, open_csv(tmp_path / "a.csv")).lines)) == 1


def test_the_person_s_own_file_comes_back_with_the_reasons_and_can_be_uploaded_again(tmp_path):
    mine = "我的表\n序号,电话,名称,备注\n1,123,甲队,=cmd\n2,13812345678,乙队,b\n3,,,c\n4,13812345678,,d\n"
    (tmp_path / "a.csv").write_text(mine, encoding="gb18030")
    with read_guarded(tmp_path / "a.csv") as source, (tmp_path / "b.xlsx").open("wb") as target:
        begun = read_lines(SHEET, source)
        assert write_returned(target, begun, begun.lines) == 2
    with read_guarded(tmp_path / "b.xlsx") as source:
        rows = [row.cells for row in source.rows]
    assert rows == [
        ["序号", "电话", "名称", "备注", "错误原因"],
        ["1", "123", "甲队", "=cmd", "电话：手机号应为11位数字，以1开头"],
        ["4", "13812345678", "", "d", "名称：不能为空"],
    ]
    with read_guarded(tmp_path / "b.xlsx") as source:
        assert [len(line.flaws) for line in read_lines(SHEET, source).lines] == [1, 1]


def test_the_whole_file_comes_back_when_asked(tmp_path):
    (tmp_path / "a.csv").write_text("名称,电话\n甲队,123\n乙队,\n", encoding="utf-8")
    begun = read_lines(SHEET, open_csv(tmp_path / "a.csv"))
    assert write_returned(io.BytesIO(), begun, begun.lines, whole=True) == 2
