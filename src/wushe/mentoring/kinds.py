"""The words of mentor pairing that are stored as codes."""

from itertools import pairwise

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Field(Labelled):
    """What a mentor knows and a group wants to get better at."""

    GOVERNANCE = "governance", _("内部治理")
    PLANNING = "planning", _("项目策划")
    RESOURCES = "resources", _("资源链接")
    VOLUNTEERS = "volunteers", _("志愿者管理")
    FINANCE = "finance", _("财务规范")
    PUBLICITY = "publicity", _("宣传传播")
    DELIBERATION = "deliberation", _("居民议事")
    ELDER = "elder", _("为老服务")
    CHILD = "child", _("儿童青少年服务")
    CULTURE = "culture", _("文体活动")
    ENVIRONMENT = "environment", _("环境治理")


class Method(Labelled):
    """How a mentor works with a group."""

    ACCOMPANY = "accompany", _("驻点陪伴")
    CASE = "case", _("个案研讨")
    COURSE = "course", _("专题授课")
    WORKSHOP = "workshop", _("工作坊")
    ONLINE = "online", _("线上辅导")


class Language(Labelled):
    """What is spoken."""

    MANDARIN = "mandarin", _("普通话")
    CHANGSHA = "changsha", _("长沙话")
    SIGN = "sign", _("手语")


class Maturity(Labelled):
    """How far a group has come, as it says itself."""

    STARTING = "starting", _("起步期")
    GROWING = "growing", _("成长期")
    MATURE = "mature", _("成熟期")


class Licence(Labelled):
    """What a round may ask of mentors as a hard rule."""

    SOCIAL_WORKER = "social_worker", _("社会工作者职业资格")


class MentorState(Labelled):
    """Whether somebody can be paired."""

    ACTIVE = "active", _("可结对")
    RETIRED = "retired", _("已退出")


class GrantState(Labelled):
    """Whether a mentor is sent to another township."""

    LIVE = "live", _("派出中")
    REVOKED = "revoked", _("已收回")
    ENDED = "ended", _("已到期")


class RoundState(Labelled):
    """Where a round stands; from each there is one way on."""

    OPEN = "open", _("筹备")
    GATHERING = "gathering", _("征集中")
    SCORED = "scored", _("已评分")
    PAIRED = "paired", _("已初配")
    REVIEW = "review", _("审核中")
    PUBLISHED = "published", _("已公布")
    AGREED = "agreed", _("已定配")
    RUNNING = "running", _("结对中")
    CLOSED = "closed", _("已结束")


NEXT = dict(pairwise(RoundState))
"""One way on from each; after a decline the round is published until everybody has answered."""
BEFORE_PUBLISHING = frozenset(list(RoundState)[:5])


class MarkKind(Labelled):
    """What the township decides by itself before the rest is solved."""

    PINNED = "pinned", _("指定结对")
    FORBIDDEN = "forbidden", _("不得结对")


class MentorshipState(Labelled):
    """Where a mentorship stands. Declined, replaced and ended ones are history."""

    OFFERED = "offered", _("待双方同意")
    RUNNING = "running", _("结对中")
    PAUSED = "paused", _("已暂停")
    REVIEWING = "reviewing", _("待互评")
    DECLINED = "declined", _("已谢绝")
    REPLACED = "replaced", _("已改配")
    ENDED = "ended", _("已结束")


LIVE = frozenset({
    MentorshipState.OFFERED, MentorshipState.RUNNING, MentorshipState.PAUSED, MentorshipState.REVIEWING,
})  # fmt: skip
AGREED = LIVE - {MentorshipState.OFFERED}


class Side(Labelled):
    """Who speaks: the mentor or the group."""

    MENTOR = "mentor", _("导师")
    GROUP = "group", _("组织")


class EndReason(Labelled):
    """Why a mentorship is over."""

    COMPLETED = "completed", _("双方互评完成")
    CHANGED = "changed", _("更换导师")
    STOPPED = "stopped", _("提前结束")
    EXPIRED = "expired", _("到期")
    REVOKED = "revoked", _("派出方收回")
