"""Where a payment request stands."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class PaymentState(Labelled):
    """`asked` and `approved` wait for somebody; the others but `paid` are ends."""

    ASKED = "asked", _("待审批")
    APPROVED = "approved", _("待付款")
    PAID = "paid", _("已付款")
    CLOSED = "closed", _("已办结")
    REFUSED = "refused", _("未通过")
    WITHDRAWN = "withdrawn", _("已撤回")

    @property
    def is_open(self) -> bool:
        """Its amount is set aside and neither paid nor given back."""
        return self in {PaymentState.ASKED, PaymentState.APPROVED}


WAY = (PaymentState.ASKED, PaymentState.APPROVED, PaymentState.PAID, PaymentState.CLOSED)
"""The states that a request goes through when all is well."""
