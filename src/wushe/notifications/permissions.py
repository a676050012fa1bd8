"""What may be done with notifications: everybody has an inbox of their own."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Notifications(Permission):
    """Permissions of `notifications`."""

    CHOOSE = "notifications:choose", _("设置本人接收哪些消息")
    READ = "notifications:read", _("查看本人的消息")
