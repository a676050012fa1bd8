"""Donations and their receipts."""

from wushe.donations import events as donation
from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to

RULES = (
    *leading_to(
        "/donations/{donation_id}", Topic.FUNDS,
        (donation.DonationArrived, (to.giver,), _("您的捐赠 {amount_fen} 已到账")),
        (donation.PledgeFallsDue, (to.admins,), _("{donor_id}认捐的 {amount_fen} 于 {on} 到期")),
        (donation.PledgeFallsDue, (to.giver,), _("您认捐的 {amount_fen} 于 {on} 到期")),
        (donation.DonationRefunded, (to.giver,), _("按您的同意退款 {amount_fen}")),
        (donation.DonationRededicated, (to.giver,), _("按您的同意变更了捐赠用途，涉及 {amount_fen}")),
    ),
    *leading_to(
        "/receipts/{receipt_id}", Topic.FUNDS,
        (donation.DonationReceipted, (to.giver,), _("已为您开具捐赠票据 {year} 年第 {number} 号")),
        (donation.ReceiptVoided, (to.giver,), _("您的捐赠票据 {year} 年第 {number} 号已作废")),
    ),
)  # fmt: skip
