"""The kinds and states of funds and promises."""

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
