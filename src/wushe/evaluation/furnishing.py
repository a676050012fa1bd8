"""What a new township begins with: the two standard rubrics, published."""

from wushe.evaluation.service.furnishing import furnish
from wushe.tenancy.entries import Furnisher

FURNISHER = Furnisher(furnish=furnish)
