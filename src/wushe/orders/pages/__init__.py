"""Service orders for people: the list, the teams, the telephone at the door, and the resident's own page."""

from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry
from wushe.orders.pages import arranging, door, orders, public, rules, teams
from wushe.orders.permissions import Orders

MENU = (Entry("service", _("上门服务"), "/orders", "home", Orders.READ, rank=20, module="needs"),)

ROUTES = [*orders.ROUTES, *arranging.ROUTES, *door.ROUTES, *teams.ROUTES, *rules.ROUTES, *public.ROUTES]
