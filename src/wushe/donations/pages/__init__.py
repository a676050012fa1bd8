"""The HTML face of donations."""

from wushe.donations.pages import channels, donations, donors, in_kind, matching, public, receipts, statements
from wushe.donations.permissions import Donations
from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry

MENU = (
    Entry(
        "money", _("捐赠与票据"), "/donations", "heart", Donations.READ, rank=8,
        also=("/donors", "/in-kind", "/receipts", "/payment-channels"),
    ),
)  # fmt: skip

ROUTES = [
    *donations.ROUTES, *matching.ROUTES, *statements.ROUTES, *donors.ROUTES, *in_kind.ROUTES, *receipts.ROUTES,
    *channels.ROUTES, *public.ROUTES,
]  # fmt: skip
