"""Questions about funds and promises."""

from wushe.funds.queries.funds import (
    ORDER,
    fund,
    fund_to_draw_on,
    funded_by,
    funders,
    funds,
    lines,
    matching,
    names,
    open_funds,
    reached,
    sums,
)
from wushe.funds.queries.promises import (
    linkages_funded_by,
    names_of_promises,
    promise,
    promises_of_fund,
    promises_to_linkage,
)

__all__ = [
    "ORDER",
    "fund",
    "fund_to_draw_on",
    "funded_by",
    "funders",
    "funds",
    "lines",
    "linkages_funded_by",
    "matching",
    "names",
    "names_of_promises",
    "open_funds",
    "promise",
    "promises_of_fund",
    "promises_to_linkage",
    "reached",
    "sums",
]
