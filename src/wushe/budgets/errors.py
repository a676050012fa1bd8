"""The ways budgets say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class NoSuchBudget(Missing):
    """No such budget within this person's reach."""

    code = "budgets.no_such_budget"
    sentence = _("没有找到这份年度经费，或不在您的范围内")


class NoSuchLine(Missing):
    """No such line in this budget."""

    code = "budgets.no_such_line"
    sentence = _("没有找到这笔经费来源，可能已被移除")


class NotAnAmountOfMoney(Refusal):
    """Costs and lines are of at least one fen."""

    code = "budgets.not_an_amount"
    sentence = _("金额要大于零")
    field = "amount"


class YearTaken(Refusal):
    """The organisation has a budget for that year."""

    code = "budgets.year_taken"
    sentence = _("这个组织已有该年度的经费，请直接修改")
    field = "year"
