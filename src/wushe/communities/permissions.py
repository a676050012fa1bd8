"""What may be done about communities."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Communities(Permission):
    """Permissions of `communities`."""

    EDIT = "communities:edit", _("修改社区的简称和联系方式")
    IMPORT = "communities:import", _("从 Excel 导入社区联系方式")
    READ = "communities:read", _("查看社区")
