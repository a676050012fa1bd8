"""The template of an import: how to fill it in, what is required, what may be chosen, and one example."""

from typing import IO, TYPE_CHECKING, Any

from wushe.kernel.i18n import _
from wushe.kernel.late import Late
from wushe.kernel.sheets.excel_out import HEADING_FORMAT, set_columns, sheet_name, write_cell, write_heading
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.kernel.sheets.source import MOST_ROWS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

xlsxwriter = Late("xlsxwriter")

_HOW_TO = _("带 * 的列必填；第 4 行是示例，导入时自动跳过；日期写成 2024-12-31；一次最多 {most} 行")
_CHOICES = _("选项")
_TITLE_FORMAT = {"bold": True, "font_size": 16}
_GREY = {"font_color": "#5c6675"}
_HEADING_ROW, _EXAMPLE_ROW = 2, 3
_LONGEST_MESSAGE = 255


def write_template(target: IO[bytes], sheet: Sheet) -> None:
    """Write an empty sheet to fill in; read back as it is, it has no rows."""
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet(sheet_name(sheet.title.say()))
        formats = [book.add_format({"num_format": column.kind.number_format}) for column in sheet.columns]
        set_columns(page, sheet.columns, formats)
        page.write_string(0, 0, sheet.title.say(), book.add_format(_TITLE_FORMAT))
        page.write_string(1, 0, _HOW_TO.say(most=MOST_ROWS), book.add_format(_GREY))
        titles = [column.heading + ("*" if column.required else "") for column in sheet.columns]
        write_heading(page, _HEADING_ROW, titles, book.add_format(HEADING_FORMAT))
        choices = book.add_worksheet(_CHOICES.say())
        choices.hide()
        for place, column in enumerate(sheet.columns):
            example = book.add_format(_GREY | {"italic": True, "num_format": "@"})
            write_cell(page, _EXAMPLE_ROW, place, column.example, example)
            _guide(page, choices, place, column)


def _guide(page: "Worksheet", choices: "Worksheet", place: int, column: Column) -> None:
    """What Excel says when a cell is entered, and the list it offers."""
    rule: dict[str, Any] = {"validate": "any"}
    offered = column.kind.choices
    if offered:
        for row, label in enumerate(offered):
            choices.write_string(row, place, label)
        letter = xlsxwriter.utility.xl_col_to_name(place, col_abs=True)
        rule = {"validate": "list", "source": f"='{_CHOICES.say()}'!{letter}$1:{letter}${len(offered)}"}
    if column.hint:
        rule |= {
            "input_title": column.title.say()[:32],
            "input_message": column.hint.say()[:_LONGEST_MESSAGE],
        }
    if offered or column.hint:
        page.data_validation(_EXAMPLE_ROW, place, MOST_ROWS, place, rule)
