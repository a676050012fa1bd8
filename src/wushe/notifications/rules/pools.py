"""Shared resources: stewards are asked, groups are answered, townships are told what is lent to them."""

from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to
from wushe.pools import events as pool

RULES = (
    *leading_to(
        "/pools/bookings/{booking_id}", Topic.POOLS,
        (pool.Booked, (to.stewards_if_asked,), _("有预约等您答复：{thing_id}，{starts_at}")),
        (pool.BookingConfirmed, (to.group,), _("预约已同意：{thing_id}")),
        (pool.BookingRefused, (to.group,), _("预约未同意，请查看原因：{thing_id}")),
        (pool.BookingMovedUp, (to.group,), _("候补成功（{state}）：{thing_id}")),
        (pool.BookingMovedUp, (to.stewards_if_asked,), _("候补的预约等您答复：{thing_id}")),
        (pool.BookingCancelled, (to.group,), _("您的预约被取消，请查看原因：{thing_id}")),
        (pool.BookingCancelled, (to.stewards,), _("预约取消了：{thing_id}")),
        (pool.BookingMoved, (to.stewards,), _("预约改到 {starts_at}：{thing_id}")),
        (pool.BookingMissed, (to.group,), _("预约记为未到：{thing_id}")),
        (pool.BookingOverdue, (to.group,), _("{thing_id}应于 {due_at} 归还，请尽快送回")),
        (pool.BookingOverdue, (to.stewards,), _("{thing_id}逾期未还，应于 {due_at} 归还")),
        (pool.WaitingEnded, (to.group,), _("候补没有等到空位：{thing_id}")),
    ),
    *leading_to(
        "/pools/borrowed", Topic.POOLS,
        (pool.ThingBorrowed, (to.admins,), _("{owner_id}向本乡镇出借：{borrowed_id}，到 {ends_at}")),
        (pool.ThingTakenBack, (to.admins,), _("{owner_id}收回了出借，请归还 {running} 个：{borrowed_id}")),
        (pool.BorrowingEnded, (to.admins,), _("{owner_id}的出借到期，请归还 {running} 个：{borrowed_id}")),
    ),
    *leading_to(
        "/pools/grants/{grant_id}", Topic.POOLS,
        (pool.PoolGrantEnded, (to.admins,), _("出借到期，{running} 个待归还：{grant_id}")),
    ),
)  # fmt: skip
