"""What people enter and see of funds."""

from wushe.funds.schemas.funds import (
    FundData,
    FundFilters,
    FundLine,
    FundPage,
    FundShown,
    Income,
    PurposeData,
    PurposeShown,
    SourceShown,
)
from wushe.funds.schemas.promises import NewPromise, Part, PromiseShown

__all__ = [
    "FundData",
    "FundFilters",
    "FundLine",
    "FundPage",
    "FundShown",
    "Income",
    "NewPromise",
    "Part",
    "PromiseShown",
    "PurposeData",
    "PurposeShown",
    "SourceShown",
]
