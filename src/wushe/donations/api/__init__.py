"""The JSON face of donations."""

from wushe.donations.api import channels, donations, donors, in_kind, receipts

ROUTES = [*donations.ROUTES, *donors.ROUTES, *in_kind.ROUTES, *receipts.ROUTES, *channels.ROUTES]
