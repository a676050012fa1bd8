"""Lists that leave, personal data seen too often, and payment notices that are not what they claim."""

from wushe.donations import events as donation
from wushe.kernel.exporting import events as export
from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to
from wushe.people import events as people

RULES = (
    *leading_to(
        "/exports", Topic.SAFETY,
        (export.ExportAsked, (to.approvers,), _("有人申请导出个人信息 {rows} 行，请审批")),
        (export.ExportRefused, (to.asker_of_export,), _("您的导出申请未获批准")),
        (export.ExportApproved, (to.asker_of_export,), _("您的导出申请已获批准，文件保留 24 小时")),
    ),
    *leading_to(
        "/donations/{donation_id}", Topic.SAFETY,
        (donation.NoticeRefused, (to.admins,), _("支付通知金额 {told_fen} 与订单 {amount_fen} 不符，未入账，请核实")),
    ),
    *leading_to(
        "/payment-channels", Topic.SAFETY,
        (donation.NoticesForged, (to.admins,), _("收到签名或订单不符的支付通知，未入账，请核实支付渠道")),
    ),
    *leading_to(
        "/audit?view=seen", Topic.SAFETY,
        (people.RevealedOften, (to.admins,), _("有人一小时内查看完整个人信息达到 {count} 次，请核实")),
    ),
)  # fmt: skip
