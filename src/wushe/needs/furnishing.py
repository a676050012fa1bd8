"""The part of a file in `tenants/` that needs keep: nothing of it, but every township begins with service types."""

from wushe.needs.service.furnishing import furnish
from wushe.tenancy.entries import Furnisher

FURNISHER = Furnisher(furnish=furnish)
