"""The part of a file in `tenants/` that organizations keeps: what a new township begins with."""

from wushe.organizations.service.furnishing import furnish
from wushe.tenancy.entries import Furnisher

FURNISHER = Furnisher(furnish=furnish)
