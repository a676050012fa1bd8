"""Service orders: who is to come, the team's leader, and staff."""

from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to
from wushe.orders import events as order

RULES = leading_to(
    "/orders/{order_id}", Topic.NEEDS,
    (order.ServiceOrdered, (to.person,), _("有一项上门服务派给您（{kind}），请 {visit_on} 上门：{order_id}")),
    (order.OrderReassigned, (to.person,), _("有一项上门服务改派给您，请 {visit_on} 上门：{order_id}")),
    (order.OrderReassigned, (to.predecessor,), _("上门服务已改派给别人，您不用去了：{order_id}")),
    (order.OrderCancelled, (to.person,), _("上门服务已取消，您不用去了：{order_id}")),
    (order.OrderFinished, (to.staff_of_community,), _("上门服务已完成，等居民在 {due_on} 前确认：{order_id}")),
    (order.OrderOverdue, (to.staff_of_community,), _("上门服务逾期没有确认，请问问居民：{order_id}")),
    (order.OrderOverdue, (to.leader,), _("您团队的上门服务逾期没有确认：{order_id}")),
    (order.OrderOverdue, (to.person,), _("您完成的上门服务居民还没有确认：{order_id}")),
    (order.OrderConfirmed, (to.person,), _("居民确认了您的上门服务，{minutes} 小时，谢谢您：{order_id}")),
)  # fmt: skip
