"""Needs and the linkages around them."""

from wushe.kernel.i18n import _
from wushe.linkages import events as linkage
from wushe.needs import events as need
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to

RULES = (
    *leading_to(
        "/needs/{need_id}", Topic.NEEDS,
        (need.NeedRecorded, (to.staff_of_community,), _("{community_id}有一条新的需求：{need_id}")),
        (need.NeedReopened, (to.admins,), _("需求重新打开，请安排对接：{need_id}")),
    ),
    *leading_to(
        "/needs/rounds", Topic.NEEDS,
        (need.RoundFinished, (to.admins,), _("{community_id}完成了 {quarter} 的需求征集")),
    ),
    *leading_to(
        "/linkages/{linkage_id}", Topic.LINKAGES,
        (linkage.LinkageProposed, (to.leader,), _("请确认能否承接：{need_id}")),
        (linkage.LinkageProposed, (to.workers,), _("{organization_id}收到联动邀请：{need_id}")),
        (linkage.LinkageAgreed, (to.proposer, to.staff_of_linkage), _("{organization_id}已接单：{need_id}")),
        (linkage.PlaceFilled, (to.host,), _("{society}到位：{party_id}")),
        (linkage.PlaceFilled, (to.party,), _("您已加入五社联动：{linkage_id}")),
        (linkage.PlaceLeft, (to.host,), _("{society}退出，请补位：{linkage_id}")),
        (linkage.PlaceLeft, (to.party,), _("您已退出五社联动：{linkage_id}")),
        (linkage.LinkageStarted, (to.participants, to.funders), _("开始服务：{linkage_id}")),
        (linkage.LinkageConfirmed, (to.workers,), _("社区已代居民确认，请签收办结：{linkage_id}")),
        (linkage.LinkageConfirmed, (to.leader, to.funders), _("社区已代居民确认服务完成：{linkage_id}")),
        (
            linkage.LinkageSignedOff, (to.leader, to.proposer, to.participants, to.funders),
            _("督导已签收，联动办结：{linkage_id}"),
        ),
        (
            linkage.LinkageWithdrawn, (to.leader, to.proposer, to.participants, to.funders, to.staff_of_linkage),
            _("联动已终止（{reason}）：{linkage_id}"),
        ),
    ),
    *leading_to(
        "/needs/{need_id}", Topic.LINKAGES,
        (
            linkage.LinkageDeclined, (to.proposer, to.admins),
            _("{organization_id}婉拒（{reason}），请另找组织：{need_id}"),
        ),
    ),
)  # fmt: skip
