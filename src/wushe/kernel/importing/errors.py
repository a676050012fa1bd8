"""The ways an import says no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class NoFile(Refusal):
    """The form was sent without a file."""

    code = "imports.no_file"
    sentence = _("请选择要导入的文件")
    field = "file"


class NoRows(Refusal):
    """There is a heading and nothing under it."""

    code = "imports.no_rows"
    sentence = _("表格里没有数据行。如果用的是模板，请从第 5 行开始填写")
    field = "file"


class NoSuchImport(Missing):
    """No such import, or somebody else's, or older than a day."""

    code = "imports.no_such_import"
    sentence = _("没有找到这次导入。上传的文件只保留一天，请重新上传")


class NotToBeTaken(Refusal):
    """Taken already, still being looked at, or without a row that can be taken."""

    code = "imports.not_to_be_taken"
    sentence = _("这次导入已经提交过，或没有可以导入的数据")
