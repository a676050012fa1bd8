"""The ways a file is refused whole, before any of its rows is looked at."""

from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class SheetRefused(Unfit):
    """The file as a whole cannot be read; the kinds below say why."""

    code = "sheets.refused"
    sentence = _("这个文件无法读取，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传")


class NotASheet(SheetRefused):
    """Neither .xlsx, .xls, .et nor CSV, whatever its name says."""

    code = "sheets.not_a_sheet"
    sentence = _("请上传 Excel、WPS 表格（.xlsx、.xls、.et）或 CSV 文件")


class WebPage(SheetRefused):
    """Many systems export a web page and call it .xls."""

    code = "sheets.web_page"
    sentence = _("这个文件实际上是网页，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传")


class Locked(SheetRefused):
    """The workbook asks for a password."""

    code = "sheets.locked"
    sentence = _("文件有打开密码，请去掉密码后再上传")


class TooBig(SheetRefused):
    """More than a sheet of 100,000 rows can be: by size, unpacked size, or what reading it would take."""

    code = "sheets.too_big"
    sentence = _("文件太大，请删去图片和多余的行列，或分成几个文件上传")


class TooManyRows(SheetRefused):
    """More rows than one import takes."""

    code = "sheets.too_many_rows"
    sentence = _("一次最多导入 {most} 行，请分成几个文件上传")


class HeadingMissing(SheetRefused):
    """No row of the first thirty holds the titles of all required columns."""

    code = "sheets.heading_missing"
    sentence = _("没有找到这些列：{titles}。请核对表头，或下载模板填写")


class HeadingTwice(SheetRefused):
    """Two columns of the heading mean the same field, and a guess would be wrong half the time."""

    code = "sheets.heading_twice"
    sentence = _("表头里“{title}”出现了两次，请删去或改名其中一列")


REFUSALS = {kind.code: kind for kind in (SheetRefused, NotASheet, WebPage, Locked, TooBig, TooManyRows)}
"""By code, for what the reading child says."""
