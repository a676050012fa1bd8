"""Why a list is wanted, where its slice has no words of its own for it."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Reason(Labelled):
    """A code and no free text: the journal holds nobody's words."""

    REPORT = "report", _("上报材料")
    CHECK = "check", _("核对数据")
    ARCHIVE = "archive", _("归档留存")
    OTHER = "other", _("其他工作需要")
