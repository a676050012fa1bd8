"""The ways a file that somebody brings is refused."""

from wushe.kernel.errors import Refusal
from wushe.kernel.i18n import _


class BrokenFile(Refusal):
    """Its beginning says what it is, and the rest does not keep to it."""

    code = "files.broken"
    sentence = _("文件打不开，可能已损坏，请重新扫描或拍照后再上传")
    field = "file"


class FileMissing(Refusal):
    """The form was sent without a file."""

    code = "files.missing"
    sentence = _("请选择要上传的文件")
    field = "file"


class FileTooLarge(Refusal):
    """More bytes, or a picture of more pixels, than is kept."""

    code = "files.too_large"
    sentence = _("文件太大，最多 {megabytes} MB")
    field = "file"


class UnknownFile(Refusal):
    """By its content, not by its name, it is none of the kinds that are kept."""

    code = "files.unknown"
    sentence = _("只能上传 PDF、JPG 或 PNG 文件")
    field = "file"


class UnknownPicture(Refusal):
    """By its content it is no picture of a kind that every browser shows."""

    code = "files.unknown_picture"
    sentence = _("只能上传 JPG 或 PNG 图片")
    field = "file"
