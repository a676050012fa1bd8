"""The store for programs."""

from wushe.store.api import keeping, shopping

ROUTES = [*shopping.ROUTES, *keeping.ROUTES]
