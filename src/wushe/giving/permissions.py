"""What may be done with what one gave."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Giving(Permission):
    """Permissions of `giving`."""

    READ = "giving:read", _("查看自己捐赠的去向")
