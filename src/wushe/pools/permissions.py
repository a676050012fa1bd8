"""What may be done about shared resources and their bookings."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Pools(Permission):
    """Permissions of `pools`. Whoever is the steward of a resource reaches it as their own."""

    BOOK = "pools:book", _("为组织预约场地、设备和专长")
    KEEP = "pools:keep", _("登记和维护共享资源")
    LEND = "pools:lend", _("向其他乡镇出借和收回")
    READ = "pools:read", _("查看共享资源和空闲时间")
    STEWARD = "pools:steward", _("处理预约、交接和归还")
