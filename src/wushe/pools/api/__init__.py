"""Shared resources for programs."""

from wushe.pools.api import bookings, lending, resources

ROUTES = [*resources.ROUTES, *bookings.ROUTES, *lending.ROUTES]
