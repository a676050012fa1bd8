"""The verbs of service orders."""

from wushe.orders.service.arranging import cancel, issue, reassign
from wushe.orders.service.confirming import acknowledge, order_of, vouch
from wushe.orders.service.placing import place
from wushe.orders.service.revealing import reveal
from wushe.orders.service.rules import change_rules, rules_of
from wushe.orders.service.serving import finish, order_at_door, start
from wushe.orders.service.teams import entrust, form, set_services
from wushe.orders.service.totals import totals

__all__ = [
    "acknowledge",
    "cancel",
    "change_rules",
    "entrust",
    "finish",
    "form",
    "issue",
    "order_at_door",
    "order_of",
    "place",
    "reassign",
    "reveal",
    "rules_of",
    "set_services",
    "start",
    "totals",
    "vouch",
]
