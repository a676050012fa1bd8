"""The ways giving says no."""

from wushe.kernel.errors import Missing
from wushe.kernel.i18n import _


class NoSuchGift(Missing):
    """No such source of this funder in this township."""

    code = "giving.no_such_gift"
    sentence = _("没有找到这笔捐赠，或不是您的捐赠")
