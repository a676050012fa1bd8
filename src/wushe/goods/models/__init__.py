"""The tables of goods."""

from wushe.goods.models.adjustment import Adjustment
from wushe.goods.models.allocation import Allocation, AllocationLine
from wushe.goods.models.delivery import Delivery
from wushe.goods.models.item import Item
from wushe.goods.models.lot import NEVER, Lot
from wushe.goods.models.move import StockMove
from wushe.goods.models.point import DonationPoint
from wushe.goods.models.rescue import Rescue, RescueLine, RescueMember

__all__ = [
    "NEVER",
    "Adjustment",
    "Allocation",
    "AllocationLine",
    "Delivery",
    "DonationPoint",
    "Item",
    "Lot",
    "Rescue",
    "RescueLine",
    "RescueMember",
    "StockMove",
]
