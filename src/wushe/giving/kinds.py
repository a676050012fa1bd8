"""Where a gift's money can be."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Condition(Labelled):
    """What has become of a part of a gift."""

    LEFT = "left", _("尚未使用")
    RESERVED = "reserved", _("已预留")
    SPENT = "spent", _("已支出")
