"""Micro-wishes: staff at each step, and who gives."""

from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to
from wushe.wishes import events as wish

RULES = leading_to(
    "/wishes/{wish_id}", Topic.NEEDS,
    (wish.WishCollected, (to.staff_of_community,), _("{community_id}有一个微心愿等您核实：{wish_id}")),
    (wish.WishEdited, (to.staff_of_community,), _("微心愿改过了，请核实：{wish_id}")),
    (wish.WishRefused, (to.collector,), _("您登记的微心愿没有通过，请修改：{wish_id}")),
    (
        wish.WishHeld, (to.staff_of_community,),
        _("热心居民认领了微心愿，请在 {held_until} 前电话核实：{wish_id}"),
    ),
    (wish.WishClaimed, (to.staff_of_community,), _("微心愿有人认领了：{wish_id}")),
    (wish.WishFallsDue, (to.person,), _("您认领的微心愿 {due_on} 到期，请送到交接点：{wish_id}")),
    (wish.WishFallsDue, (to.staff_of_community,), _("微心愿的认领 {due_on} 到期，请提醒认领人：{wish_id}")),
    (wish.WishReleased, (to.person,), _("您认领的微心愿已释放（{reason}）：{wish_id}")),
    (wish.WishReleased, (to.staff_of_community,), _("微心愿重新等待认领（{reason}）：{wish_id}")),
    (wish.WishDelivered, (to.person,), _("您认领的微心愿已送到居民手中：{wish_id}")),
    (wish.WishDelivered, (to.staff_of_community,), _("微心愿已送达，请另一位同事回访确认：{wish_id}")),
    (wish.WishFulfilled, (to.person,), _("您实现了一个微心愿，谢谢您：{wish_id}")),
    (wish.ThanksChecked, (to.thanked,), _("您实现的微心愿，居民给您留了话：{wish_id}")),
)  # fmt: skip
