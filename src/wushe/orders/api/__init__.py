"""Service orders for programs."""

from wushe.orders.api import door, orders, teams

ROUTES = [*orders.ROUTES, *teams.ROUTES, *door.ROUTES]
