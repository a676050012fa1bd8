"""The parties of an agreement, and where it stands."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Party(Labelled):
    """Who has to sign."""

    OWNER = "owner", _("资金所有方")
    COMMUNITY = "community", _("社区")
    HUB = "hub", _("代管方")


class AgreementState(Labelled):
    """Only an agreement in force pays."""

    SIGNING = "signing", _("待签署")
    IN_FORCE = "in_force", _("生效中")
    CLOSED = "closed", _("已结项")
    CANCELLED = "cancelled", _("已作废")
