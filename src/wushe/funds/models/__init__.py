"""The tables of funds."""

from wushe.funds.models.fund import Fund
from wushe.funds.models.promise import Promise

__all__ = ["Fund", "Promise"]
