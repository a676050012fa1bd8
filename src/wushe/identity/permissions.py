"""What may be done with other people's accounts. One's own needs no permission."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Identity(Permission):
    """`disable` reaches over the whole installation; the rest over one township. `hand_out`: every list of persons."""

    DISABLE = "identity:disable", _("停用和恢复账号")
    HAND_OUT = "identity:hand_out", _("审批他人导出个人信息")
    INVITE = "identity:invite", _("邀请人员开通账号")
    ISSUE_TOKEN = "identity:issue_token", _("创建自己的接口令牌")
    READ = "identity:read", _("查看本乡镇的账号")
    RESET = "identity:reset", _("重置密码")
    WITHDRAW = "identity:withdraw", _("停止账号在本乡镇的使用")
