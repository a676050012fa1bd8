"""The parties of an agreement, and where it stands."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Party(Labelled):
    """Who has to sign."""

    OWNER = "owner", _("资金所有方")
    COMMUNITY = "community", _("社区")
    HUB = "hub", _("代管方")


class DepositState(Labelled):
    """Only what a second person confirmed is in the books."""

    ENTERED = "entered", _("待复核")
    CONFIRMED = "confirmed", _("已入账")
    DROPPED = "dropped", _("已撤销")


class AgreementState(Labelled):
    """Only an agreement in force pays."""

    SIGNING = "signing", _("待签署")
    IN_FORCE = "in_force", _("生效中")
    CLOSED = "closed", _("已结项")
    CANCELLED = "cancelled", _("已作废")


OVER = frozenset({AgreementState.CLOSED, AgreementState.CANCELLED})
