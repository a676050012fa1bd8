"""What may be done about roles and extra grants."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Access(Permission):
    """Permissions of `access`."""

    APPOINT = "access:appoint", _("邀请乡镇管理员和县级主管")
    EXTEND = "access:extend", _("在允许范围内给角色追加权限")
    GIVE = "access:give", _("授予和撤回角色")
    READ = "access:read", _("查看角色和权限")
