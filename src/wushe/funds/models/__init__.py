"""The tables of funds."""

from wushe.funds.models.award import Award, Instalment, Round
from wushe.funds.models.fund import Fund
from wushe.funds.models.promise import Cause, Promise
from wushe.funds.models.terms import Terms

__all__ = ["Award", "Cause", "Fund", "Instalment", "Promise", "Round", "Terms"]
