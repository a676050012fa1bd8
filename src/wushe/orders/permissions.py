"""What may be done about service orders."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Orders(Permission):
    """Permissions of `orders`. `ACKNOWLEDGE` is what the resident at home does without an account."""

    ACKNOWLEDGE = "orders:acknowledge", _("凭服务单上的码确认服务完成")
    ARRANGE = "orders:arrange", _("打印服务单，改派和取消服务")
    CONFIGURE = "orders:configure", _("设定服务的确认期限")
    CONFIRM = "orders:confirm", _("说明理由后代居民确认服务完成")
    EXPORT = "orders:export", _("导出上门服务清单")
    PLACE = "orders:place", _("为居民下服务单")
    READ = "orders:read", _("查看上门服务")
    REVEAL = "orders:reveal", _("上门前说明理由后查看居民的电话和住址")
    SERVE = "orders:serve", _("上门扫码开始和完成服务")
    TEAM = "orders:team", _("组建村服务团队，登记成员的服务项目")
