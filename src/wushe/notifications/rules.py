"""Which event is told to whom, in which words, leading where. This table is the whole of it.

A sentence says what is wanted of the reader where something is; `{organization_id}` and the other facts are named
when it is shown. Nobody is told what they did themselves.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from wushe.activities import events as activity
from wushe.custody import events as custody
from wushe.donations import events as donation
from wushe.funds import events as money
from wushe.kernel.exporting import events as export
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event, event_name
from wushe.ledger import events as books
from wushe.linkages import events as linkage
from wushe.needs import events as need
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.recipients import Who
from wushe.organizations import events as organization
from wushe.payments import events as payment
from wushe.people import events as people


@dataclass(frozen=True, slots=True)
class Rule:
    """One line. `path` stands behind the township's address."""

    event: type[Event]
    to: tuple[Who, ...]
    topic: Topic
    sentence: Sentence
    path: str

    @property
    def code(self) -> str:
        """`linkage_proposed.leader`: what a row remembers its rule by."""
        return f"{event_name(self.event)}.{self.to[0].__name__}"


NEED_PAGE, LINKAGE_PAGE, ACTIVITY_PAGE = "/needs/{need_id}", "/linkages/{linkage_id}", "/activities/{activity_id}"
GROUP_PAGE, CASE_PAGE = "/organizations/{organization_id}", "/organizations/applications/{application_id}"
DONATION_PAGE = "/donations/{donation_id}"
FUND_PAGE, HOURS_PAGE, CONFLICT_PAGE = "/funds/{fund_id}", "/hours", "/conflicts/{conflict_id}"
AWARD_PAGE = "/awards/{award_id}"
PAYMENT_PAGE, AGREEMENT_PAGE = "/payments/{payment_id}", "/custody/{agreement_id}"
NEEDS, LINKAGES, ACTIVITIES = Topic.NEEDS, Topic.LINKAGES, Topic.ACTIVITIES
EXPORTS, SAFETY = "/exports", Topic.SAFETY
HOURS, GROUPS, FUNDS = Topic.HOURS, Topic.ORGANIZATIONS, Topic.FUNDS

RULES: Sequence[Rule] = (
    # lists that carry personal data
    Rule(export.ExportAsked, (to.admins,), SAFETY, _("有人申请导出个人信息 {rows} 行，请审批"), EXPORTS),
    Rule(export.ExportRefused, (to.asker_of_export,), SAFETY, _("您的导出申请未获批准"), EXPORTS),
    Rule(export.ExportApproved, (to.asker_of_export,), SAFETY, _("您的导出申请已获批准，文件保留 24 小时"), EXPORTS),
    # needs
    Rule(need.NeedRecorded, (to.staff_of_community,), NEEDS, _("{community_id}有一条新的需求：{need_id}"), NEED_PAGE),
    Rule(need.NeedReopened, (to.admins,), NEEDS, _("需求重新打开，请安排对接：{need_id}"), NEED_PAGE),
    Rule(need.RoundFinished, (to.admins,), NEEDS, _("{community_id}完成了 {quarter} 的需求征集"), "/needs/rounds"),
    # linkages
    Rule(linkage.LinkageProposed, (to.leader,), LINKAGES, _("请确认能否承接：{need_id}"), LINKAGE_PAGE),
    Rule(linkage.LinkageProposed, (to.workers,), LINKAGES, _("{organization_id}收到联动邀请：{need_id}"), LINKAGE_PAGE),
    Rule(
        linkage.LinkageAgreed, (to.proposer, to.staff_of_linkage), LINKAGES,
        _("{organization_id}已接单：{need_id}"), LINKAGE_PAGE,
    ),
    Rule(
        linkage.LinkageDeclined, (to.proposer, to.admins), LINKAGES,
        _("{organization_id}婉拒（{reason}），请另找组织：{need_id}"), NEED_PAGE,
    ),
    Rule(linkage.PlaceFilled, (to.host,), LINKAGES, _("{society}到位：{party_id}"), LINKAGE_PAGE),
    Rule(linkage.PlaceFilled, (to.party,), LINKAGES, _("您已加入五社联动：{linkage_id}"), LINKAGE_PAGE),
    Rule(linkage.PlaceLeft, (to.host,), LINKAGES, _("{society}退出，请补位：{linkage_id}"), LINKAGE_PAGE),
    Rule(linkage.PlaceLeft, (to.party,), LINKAGES, _("您已退出五社联动：{linkage_id}"), LINKAGE_PAGE),
    Rule(linkage.LinkageStarted, (to.participants, to.funders), LINKAGES, _("开始服务：{linkage_id}"), LINKAGE_PAGE),
    Rule(
        linkage.LinkageConfirmed, (to.workers,), LINKAGES,
        _("社区已代居民确认，请签收办结：{linkage_id}"), LINKAGE_PAGE,
    ),
    Rule(
        linkage.LinkageConfirmed, (to.leader, to.funders), LINKAGES,
        _("社区已代居民确认服务完成：{linkage_id}"), LINKAGE_PAGE,
    ),
    Rule(
        linkage.LinkageSignedOff, (to.leader, to.proposer, to.participants, to.funders), LINKAGES,
        _("督导已签收，联动办结：{linkage_id}"), LINKAGE_PAGE,
    ),
    Rule(
        linkage.LinkageWithdrawn, (to.leader, to.proposer, to.participants, to.funders, to.staff_of_linkage), LINKAGES,
        _("联动已终止（{reason}）：{linkage_id}"), LINKAGE_PAGE,
    ),
    # money
    Rule(
        books.BooksFoundWrong, (to.admins,), FUNDS,
        _("核对账簿发现 {findings} 处不符，请立即联系平台运营"), "/books",
    ),
    Rule(
        money.MoneyPromised, (to.leader_of_linkage,), FUNDS,
        _("{fund_id}承诺 {amount_fen}：{linkage_id}"), LINKAGE_PAGE,
    ),
    Rule(
        money.MoneyPromised, (to.funder_of_fund,), FUNDS,
        _("您资助的{fund_id}承诺 {amount_fen}：{linkage_id}"), FUND_PAGE,
    ),
    Rule(
        money.PromiseKept, (to.leader_of_linkage, to.funder_of_fund), FUNDS,
        _("资金到位 {amount_fen}：{linkage_id}"), LINKAGE_PAGE,
    ),
    Rule(
        money.PromiseWithdrawn, (to.leader_of_linkage, to.funder_of_fund), FUNDS,
        _("撤回资金承诺 {amount_fen}：{linkage_id}"), LINKAGE_PAGE,
    ),
    Rule(
        money.MoneyReleased, (to.leader_of_linkage, to.funder_of_fund), FUNDS,
        _("释放未用资金 {amount_fen}：{linkage_id}"), LINKAGE_PAGE,
    ),
    Rule(
        money.AwardAsked, (to.admins,), FUNDS,
        _("{organization_id}申请资助 {amount_fen}，等您审批：{award_id}"), AWARD_PAGE,
    ),
    Rule(
        money.AwardApproved, (to.leader, to.funder_of_fund), FUNDS,
        _("资助已批准 {amount_fen}：{award_id}"), AWARD_PAGE,
    ),
    Rule(
        money.AwardRefused, (to.leader,), FUNDS,
        _("资助未通过：{award_id}"), AWARD_PAGE,
    ),
    Rule(
        money.MilestoneReached, (to.admins, to.workers), FUNDS,
        _("{organization_id}报告节点达成，等您确认：{instalment_id}"), AWARD_PAGE,
    ),
    Rule(
        money.MilestoneConfirmed, (to.leader,), FUNDS,
        _("节点已确认，可以申请付款 {amount_fen}：{instalment_id}"), AWARD_PAGE,
    ),
    Rule(
        money.MoneyTakenIn, (to.funder_of_fund,), FUNDS,
        _("您资助的{fund_id}收到 {amount_fen}"), FUND_PAGE,
    ),
    # donations
    Rule(donation.DonationArrived, (to.giver,), FUNDS, _("您的捐赠 {amount_fen} 已到账"), DONATION_PAGE),
    Rule(
        donation.DonationReceipted, (to.giver,), FUNDS,
        _("已为您开具捐赠票据 {year} 年第 {number} 号"), "/receipts/{receipt_id}",
    ),
    Rule(
        donation.ReceiptVoided, (to.giver,), FUNDS,
        _("您的捐赠票据 {year} 年第 {number} 号已作废"), "/receipts/{receipt_id}",
    ),
    Rule(
        donation.PledgeFallsDue, (to.admins,), FUNDS,
        _("{donor_id}认捐的 {amount_fen} 于 {on} 到期"), DONATION_PAGE,
    ),
    Rule(donation.PledgeFallsDue, (to.giver,), FUNDS, _("您认捐的 {amount_fen} 于 {on} 到期"), DONATION_PAGE),
    Rule(donation.DonationRefunded, (to.giver,), FUNDS, _("按您的同意退款 {amount_fen}"), DONATION_PAGE),
    Rule(
        donation.DonationRededicated, (to.giver,), FUNDS,
        _("按您的同意变更了捐赠用途，涉及 {amount_fen}"), DONATION_PAGE,
    ),
    Rule(
        donation.NoticeRefused, (to.admins,), Topic.SAFETY,
        _("支付通知金额 {told_fen} 与订单 {amount_fen} 不符，未入账，请核实"), DONATION_PAGE,
    ),
    Rule(
        donation.NoticesForged, (to.admins,), Topic.SAFETY,
        _("收到签名或订单不符的支付通知，未入账，请核实支付渠道"), "/payment-channels",
    ),
    Rule(
        payment.PaymentAsked, (to.checkers,), FUNDS,
        _("{organization_id}申请付款 {amount_fen}，请审批：{payment_id}"), PAYMENT_PAGE,
    ),
    Rule(
        payment.PaymentApproved, (to.checkers,), FUNDS,
        _("付给{organization_id}的 {amount_fen} 已批准，请付款：{payment_id}"), PAYMENT_PAGE,
    ),
    Rule(
        payment.PaymentApproved, (to.asker,), FUNDS,
        _("付款申请已批准 {amount_fen}：{payment_id}"), PAYMENT_PAGE,
    ),
    Rule(
        payment.PaymentRefused, (to.asker, to.leader), FUNDS,
        _("付款申请未通过 {amount_fen}，请查看原因：{payment_id}"), PAYMENT_PAGE,
    ),
    Rule(
        payment.PaymentPaid, (to.asker, to.leader), FUNDS,
        _("已付款 {amount_fen}，请保留票据：{payment_id}"), PAYMENT_PAGE,
    ),
    Rule(
        custody.AgreementDrafted, (to.leader, to.hub_leader, to.staff_of_community), FUNDS,
        _("代管协议请您签署，金额 {amount_fen}：{agreement_id}"), AGREEMENT_PAGE,
    ),
    Rule(
        custody.AgreementInForce, (to.leader,), FUNDS,
        _("三方签署完成，资金可以使用：{agreement_id}"), AGREEMENT_PAGE,
    ),
    Rule(
        custody.AgreementClosed, (to.leader,), FUNDS,
        _("资金代管已结项，退回 {amount_fen}：{agreement_id}"), AGREEMENT_PAGE,
    ),
    # activities
    Rule(
        activity.PlanSubmitted, (to.workers,), ACTIVITIES,
        _("{organization_id}的活动预案等您批准：{activity_id}"), ACTIVITY_PAGE,
    ),
    Rule(activity.PlanApproved, (to.leader,), ACTIVITIES, _("活动预案已批准，可以发布：{activity_id}"), ACTIVITY_PAGE),
    Rule(
        activity.PlanReturned, (to.leader,), ACTIVITIES,
        _("活动预案被退回，请按意见修改：{activity_id}"), ACTIVITY_PAGE,
    ),
    Rule(
        activity.ReviewSubmitted, (to.workers,), ACTIVITIES,
        _("{organization_id}的活动总结等您签字：{activity_id}"), ACTIVITY_PAGE,
    ),
    Rule(
        activity.ReviewReturned, (to.leader,), ACTIVITIES,
        _("活动总结被退回，请按意见修改：{activity_id}"), ACTIVITY_PAGE,
    ),
    Rule(
        activity.ReviewSignedOff, (to.leader, to.funders), ACTIVITIES,
        _("活动总结已签字，计入产出：{activity_id}"), ACTIVITY_PAGE,
    ),
    Rule(
        activity.ActivityCancelled, (to.signed_up,), ACTIVITIES,
        _("您报名的活动取消了：{activity_id}"), ACTIVITY_PAGE,
    ),
    Rule(
        activity.SessionMoved, (to.signed_up,), ACTIVITIES,
        _("您报名的活动改到 {starts_at}：{activity_id}"), ACTIVITY_PAGE,
    ),
    Rule(
        activity.SessionCancelled, (to.signed_up,), ACTIVITIES,
        _("您报名的 {on} 这一场取消了：{activity_id}"), ACTIVITY_PAGE,
    ),
    Rule(activity.MovedUp, (to.person,), ACTIVITIES, _("候补成功，您有名额了：{activity_id}"), ACTIVITY_PAGE),
    Rule(
        activity.ConflictFound, (to.both_leaders, to.both_workers), ACTIVITIES,
        _("{organization_id}与{other_organization_id}的活动时间、场地冲突，请协调"), CONFLICT_PAGE,
    ),
    Rule(
        activity.ResolutionProposed, (to.leaders_of_activities,), ACTIVITIES,
        _("对方提出协调方案（{resolution}），等您答复：{activity_id}"), CONFLICT_PAGE,
    ),
    Rule(
        activity.ResolutionAgreed, (to.leaders_of_activities,), ACTIVITIES,
        _("双方同意协调方案（{resolution}）：{activity_id}"), CONFLICT_PAGE,
    ),
    Rule(
        activity.ResolutionDeclined, (to.leaders_of_activities,), ACTIVITIES,
        _("对方没有同意协调方案（{resolution}）：{activity_id}"), CONFLICT_PAGE,
    ),
    Rule(activity.ServiceRated, (to.leader,), ACTIVITIES, _("居民评价 {stars} 星：{activity_id}"), ACTIVITY_PAGE),
    # hours
    Rule(activity.HoursApproved, (to.person,), HOURS, _("认定您的志愿服务 {minutes} 小时"), HOURS_PAGE),
    Rule(activity.HoursRefused, (to.person,), HOURS, _("您有一条志愿服务时长未予认定，请查看原因"), HOURS_PAGE),
    Rule(
        activity.CorrectionAsked, (to.leader_of_session, to.workers_of_session), HOURS,
        _("{person_id}申请更正服务时长，请处理"), HOURS_PAGE,
    ),
    Rule(activity.HoursCorrected, (to.person,), HOURS, _("您的服务时长已更正为 {minutes} 小时"), HOURS_PAGE),
    Rule(activity.CorrectionRefused, (to.person,), HOURS, _("您的时长更正申请未采纳，请查看原因"), HOURS_PAGE),
    Rule(activity.CertificateIssued, (to.person,), HOURS, _("已为您开具志愿服务记录证明，{minutes} 小时"), HOURS_PAGE),
    Rule(activity.CertificateRevoked, (to.person,), HOURS, _("您的一份志愿服务记录证明已作废"), HOURS_PAGE),
    # organisations
    Rule(
        organization.OrganizationLostLeader, (to.admins, to.workers), GROUPS,
        _("{organization_id}目前没有负责人，请尽快确定"), GROUP_PAGE,
    ),
    Rule(organization.LeaderNamed, (to.person,), GROUPS, _("您已任{organization_id}负责人"), GROUP_PAGE),
    Rule(
        organization.ApplicationOpened, (to.admins,), GROUPS,
        _("{organization_id}提出{procedure}申请，请在 {due_on} 前办结"), CASE_PAGE,
    ),
    Rule(
        organization.ApplicationCompleted, (to.admins,), GROUPS,
        _("{organization_id}补正了{procedure}申请，请在 {due_on} 前办结"), CASE_PAGE,
    ),
    Rule(
        organization.ApplicationReturned, (to.leader, to.workers), GROUPS,
        _("{organization_id}的{procedure}申请被退回，请补正"), CASE_PAGE,
    ),
    Rule(
        organization.ApplicationRefused, (to.leader, to.workers), GROUPS,
        _("{organization_id}的{procedure}申请未获通过"), CASE_PAGE,
    ),
    Rule(
        organization.OrganizationFiled, (to.leader, to.workers), GROUPS,
        _("{organization_id}完成备案，编号 {number}"), GROUP_PAGE,
    ),
    Rule(
        organization.OrganizationRegistered, (to.leader, to.workers), GROUPS,
        _("{organization_id}完成登记"), GROUP_PAGE,
    ),
    Rule(
        organization.OrganizationFellAsleep, (to.leader, to.workers), GROUPS,
        _("{organization_id}被认定为休眠"), GROUP_PAGE,
    ),
    Rule(organization.WorkerAssigned, (to.person,), GROUPS, _("自 {since} 起由您督导{organization_id}"), GROUP_PAGE),
    Rule(
        organization.WorkerAssigned, (to.leader,), GROUPS,
        _("自 {since} 起由{person_id}督导{organization_id}"), GROUP_PAGE,
    ),
    Rule(
        organization.AssignmentHandedOver, (to.person, to.predecessor, to.leader), GROUPS,
        _("自 {since} 起，{organization_id}由{from_person_id}交接给{person_id}督导"), GROUP_PAGE,
    ),
    Rule(
        organization.AssignmentEnded, (to.person, to.leader), GROUPS,
        _("{organization_id}的督导于 {until} 结束"), GROUP_PAGE,
    ),
    # safety
    Rule(
        people.RevealedOften, (to.admins,), Topic.SAFETY,
        _("有人一小时内查看完整个人信息达到 {count} 次，请核实"), "/audit?view=seen",
    ),
)  # fmt: skip


def _by_event() -> Mapping[type[Event], Sequence[Rule]]:
    found: dict[type[Event], list[Rule]] = defaultdict(list)
    for rule in RULES:
        found[rule.event].append(rule)
    return found


RULES_OF = MappingProxyType(_by_event())
RULE = MappingProxyType({rule.code: rule for rule in RULES})
