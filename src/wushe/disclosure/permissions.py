"""What may be seen of the township's money by everybody."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Disclosure(Permission):
    """Permissions of `disclosure`."""

    READ = "disclosure:read", _("查看资金公示")
