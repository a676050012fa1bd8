"""The kinds and states of funds, promises and awards."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class FundKind(Labelled):
    """What a fund is kept for. Where its money came from the sources of the ledger say."""

    COMMUNITY_FUND = "community_fund", _("社区基金")
    SPECIAL = "special", _("专项资金")
    PROJECT = "project", _("项目资金")


class FundState(Labelled):
    """A closed fund promises and awards nothing more; what it has promised stands."""

    OPEN = "open", _("开放")
    CLOSED = "closed", _("已关闭")


class PromiseState(Labelled):
    """A promise is open until it is kept (something was paid) or withdrawn (all of it is free again)."""

    PROMISED = "promised", _("已承诺")
    KEPT = "kept", _("已兑现")
    WITHDRAWN = "withdrawn", _("已撤回")


class RoundState(Labelled):
    """A closed round awards nothing more; what was not awarded went back to the fund."""

    OPEN = "open", _("进行中")
    CLOSED = "closed", _("已截止")


class AwardState(Labelled):
    """Asked for, then approved with the money set aside, or refused; closed when nothing more is paid."""

    ASKED = "asked", _("待审批")
    APPROVED = "approved", _("执行中")
    REFUSED = "refused", _("未通过")
    WITHDRAWN = "withdrawn", _("已撤回")
    CLOSED = "closed", _("已结项")


class InstalmentState(Labelled):
    """Of the milestone: planned, said to be reached, and confirmed by another person, after which it can be paid."""

    PLANNED = "planned", _("待达成")
    REACHED = "reached", _("待确认")
    CONFIRMED = "confirmed", _("已确认")
