"""The ways notifications say no."""

from wushe.kernel.errors import Missing
from wushe.kernel.i18n import _


class NoSuchNotification(Missing):
    """Not one of this person's."""

    code = "notifications.missing"
    sentence = _("没有找到这条消息")
