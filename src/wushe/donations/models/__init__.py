"""The tables of donations. Amounts are whole fen; what was spent or is left of them, the ledger knows."""

from wushe.donations.models.change import DonationChange, DonationChangePart
from wushe.donations.models.channel import PaymentChannel, PaymentNotice, PaymentOrder
from wushe.donations.models.donation import Donation, DonationDue, Receiving
from wushe.donations.models.donor import Donor
from wushe.donations.models.in_kind import InKindGift
from wushe.donations.models.letter import DonationLetter
from wushe.donations.models.receipt import Receipt

__all__ = [
    "Donation",
    "DonationChange",
    "DonationChangePart",
    "DonationDue",
    "DonationLetter",
    "Donor",
    "InKindGift",
    "PaymentChannel",
    "PaymentNotice",
    "PaymentOrder",
    "Receipt",
    "Receiving",
]
