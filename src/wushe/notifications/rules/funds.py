"""Funds, their promises and awards, and the books."""

from wushe.funds import events as fund
from wushe.kernel.i18n import _
from wushe.ledger import events as books
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to

RULES = (
    *leading_to(
        "/books", Topic.FUNDS,
        (books.BooksFoundWrong, (to.admins,), _("核对账簿发现 {findings} 处不符，请立即联系平台运营")),
    ),
    *leading_to(
        "/linkages/{linkage_id}", Topic.FUNDS,
        (fund.MoneyPromised, (to.leader_of_linkage,), _("{fund_id}承诺 {amount_fen}：{linkage_id}")),
        (fund.PromiseKept, (to.leader_of_linkage, to.funder_of_fund), _("资金到位 {amount_fen}：{linkage_id}")),
        (
            fund.PromiseWithdrawn, (to.leader_of_linkage, to.funder_of_fund),
            _("撤回资金承诺 {amount_fen}：{linkage_id}"),
        ),
        (fund.MoneyReleased, (to.leader_of_linkage, to.funder_of_fund), _("释放未用资金 {amount_fen}：{linkage_id}")),
    ),
    *leading_to(
        "/funds/{fund_id}", Topic.FUNDS,
        (fund.MoneyPromised, (to.funder_of_fund,), _("您资助的{fund_id}承诺 {amount_fen}：{linkage_id}")),
        (fund.MoneyTakenIn, (to.funder_of_fund,), _("您资助的{fund_id}收到 {amount_fen}")),
    ),
    *leading_to(
        "/awards/{award_id}", Topic.FUNDS,
        (fund.AwardAsked, (to.admins,), _("{organization_id}申请资助 {amount_fen}，等您审批：{award_id}")),
        (fund.AwardApproved, (to.leader, to.funder_of_fund), _("资助已批准 {amount_fen}：{award_id}")),
        (fund.AwardRefused, (to.leader,), _("资助未通过：{award_id}")),
        (fund.MilestoneReached, (to.admins, to.workers), _("{organization_id}报告节点达成，等您确认：{instalment_id}")),
        (fund.MilestoneConfirmed, (to.leader,), _("节点已确认，可以申请付款 {amount_fen}：{instalment_id}")),
    ),
)  # fmt: skip
