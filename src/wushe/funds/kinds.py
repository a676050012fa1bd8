"""The kinds and states of funds and promises."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class FundKind(Labelled):
    """Where the money of a fund comes from."""

    COMMUNITY_FUND = "community_fund", _("社区基金")
    DONATION = "donation", _("社会捐赠")
    ENTERPRISE = "enterprise", _("企业资助")
    APPROPRIATION = "appropriation", _("财政资金")


class FundState(Labelled):
    """A closed fund promises nothing more; what it promised stands."""

    OPEN = "open", _("开放")
    CLOSED = "closed", _("已关闭")


class PromiseState(Labelled):
    """A promise is open until it is kept (the money was given) or withdrawn (it is free again)."""

    PROMISED = "promised", _("已承诺")
    KEPT = "kept", _("已兑现")
    WITHDRAWN = "withdrawn", _("已撤回")
