"""The part of a file in `tenants/` that access keeps: a township's extra grants."""

from wushe.access.ceiling import beyond_ceiling
from wushe.access.extending import furnish
from wushe.tenancy.entries import Furnisher

FURNISHER = Furnisher(check=beyond_ceiling, furnish=furnish)
