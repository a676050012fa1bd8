"""The part of a file in `tenants/` that communities keep: the official list of a township's communities."""

from wushe.communities.service.furnishing import furnish
from wushe.tenancy.entries import Furnisher

FURNISHER = Furnisher(furnish=furnish)
