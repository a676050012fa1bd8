"""The tables of service orders."""

from wushe.orders.models.order import ServiceOrder
from wushe.orders.models.rules import OrderRules
from wushe.orders.models.team import TeamService, VillageTeam

__all__ = ["OrderRules", "ServiceOrder", "TeamService", "VillageTeam"]
