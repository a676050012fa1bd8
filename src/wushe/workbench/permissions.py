"""What may be done at the workbench."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Workbench(Permission):
    """Permissions of `workbench`. What stands on it asks the permissions of the slices that it comes from."""

    NEWS = "workbench:news", _("在工作台查看全乡镇最新动态")
    READ = "workbench:read", _("使用工作台和搜索")
