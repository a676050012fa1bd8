"""The words of activities that are stored as codes."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Method(Labelled):
    """The three methods of social work."""

    CASEWORK = "casework", _("个案工作")
    GROUP_WORK = "group_work", _("小组工作")
    COMMUNITY_WORK = "community_work", _("社区工作")


class Origin(Labelled):
    """Whose idea an activity was. `queries.origins` says how it is told; nobody types it."""

    NEED = "need", _("回应居民需求")
    OWN = "own", _("组织自行发起")
    HANDED_DOWN = "handed_down", _("行政交办")


class ActivityState(Labelled):
    """Where an activity is between its plan and the signature under its review."""

    DRAFT = "draft", _("预案起草")
    SUBMITTED = "submitted", _("预案待批准")
    APPROVED = "approved", _("预案已批准")
    PUBLISHED = "published", _("已发布")
    REVIEWED = "reviewed", _("总结待签字")
    SIGNED_OFF = "signed_off", _("已结项")
    CANCELLED = "cancelled", _("已取消")

    @property
    def is_public(self) -> bool:
        """Everybody of the township may know of it."""
        return self in PUBLIC

    @property
    def is_over(self) -> bool:
        return self in {ActivityState.SIGNED_OFF, ActivityState.CANCELLED}


PUBLIC = frozenset({ActivityState.PUBLISHED, ActivityState.REVIEWED, ActivityState.SIGNED_OFF})


class SessionState(Labelled):
    """A session that is held had its attendance closed; a cancelled one never counts."""

    SCHEDULED = "scheduled", _("待举行")
    HELD = "held", _("已举行")
    CANCELLED = "cancelled", _("已取消")


class Part(Labelled):
    """As what somebody takes part. Only volunteers are credited with hours."""

    MEMBER = "member", _("组织成员")
    VOLUNTEER = "volunteer", _("志愿者")
    BENEFICIARY = "beneficiary", _("服务对象")


class SignUpState(Labelled):
    """A place, a place in the queue, or given up."""

    TAKEN = "taken", _("已报名")
    WAITING = "waiting", _("候补中")
    WITHDRAWN = "withdrawn", _("已取消")


class CheckInWay(Labelled):
    """How it is known that somebody came."""

    CODE = "code", _("扫码签到")
    LIST = "list", _("名单签到")
    PAPER = "paper", _("纸质补录")
    HEAD_COUNT = "head_count", _("现场计数")


class HoursState(Labelled):
    """Only approved hours count."""

    PENDING = "pending", _("待审核")
    APPROVED = "approved", _("已认定")
    REFUSED = "refused", _("不予认定")


class CorrectionState(Labelled):
    """What became of a volunteer's request."""

    ASKED = "asked", _("待处理")
    ACCEPTED = "accepted", _("已更正")
    REFUSED = "refused", _("未采纳")


class ConflictState(Labelled):
    """Open until somebody moved, both agreed to hold it together, or one session fell away."""

    OPEN = "open", _("待协调")
    JOINT = "joint", _("联合举办")
    CLEARED = "cleared", _("已解决")


class Resolution(Labelled):
    """The ways out of a conflict."""

    MOVE_TIME = "move_time", _("换一个时间")
    MOVE_PLACE = "move_place", _("换一个场地")
    HOLD_JOINTLY = "hold_jointly", _("联合举办")


class ProposalState(Labelled):
    """A proposal is open until both sides said yes or one said no; another proposal takes its place."""

    OPEN = "open", _("等待对方同意")
    ACCEPTED = "accepted", _("双方已同意")
    DECLINED = "declined", _("对方未同意")
    SUPERSEDED = "superseded", _("已有新的方案")


class CommentState(Labelled):
    """Comments are shown once somebody has read them."""

    NONE = "none", _("没有文字")
    WAITING = "waiting", _("待审核")
    SHOWN = "shown", _("已展示")
    HIDDEN = "hidden", _("不展示")


class Verdict(Labelled):
    """All that a stranger learns about a certificate."""

    MATCHES = "matches", _("与记录相符")
    CORRECTED = "corrected", _("已更正")
    NO_MATCH = "no_match", _("与记录不符")
