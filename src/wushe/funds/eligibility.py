"""Whether an organisation is one that a fund is for.

Months are counted by the calendar: 31 January and one month is 28 February.
"""

from calendar import monthrange
from datetime import date

from wushe.funds.errors import AgeUnknown, AwardTooLarge, KindNotMeant, NotAtWork, TooOld, TooYoung
from wushe.funds.models import Terms
from wushe.kernel.clock import Month
from wushe.kernel.money import show_yuan
from wushe.organizations.kinds import Stage
from wushe.organizations.models import Organization

MONTHS = 12


def require_eligible(organization: Organization, terms: Terms | None, amount_fen: int, on: date) -> None:
    """Raises `NotAtWork`, `KindNotMeant`, `TooYoung`, `TooOld`, `AgeUnknown`, `AwardTooLarge`."""
    is_known = organization.is_filed or organization.is_registered
    if organization.stage is not Stage.ACTIVE or not is_known:
        raise NotAtWork(name=organization.name)
    if terms is None:
        return
    _require_kind(organization, terms)
    _require_age(organization, terms, on)
    if terms.most_fen is not None and amount_fen > terms.most_fen:
        raise AwardTooLarge(most=show_yuan(terms.most_fen))


def _require_kind(organization: Organization, terms: Terms) -> None:
    is_meant = not terms.kinds or organization.kind.value in terms.kinds
    if not is_meant or (terms.type_ids and organization.type_id not in terms.type_ids):
        raise KindNotMeant(name=organization.name)


def _require_age(organization: Organization, terms: Terms, on: date) -> None:
    if terms.least_months is None and terms.most_months is None:
        return
    since = began_on(organization)
    if since is None:
        raise AgeUnknown(name=organization.name)
    if terms.least_months is not None and on < months_after(since, terms.least_months):
        raise TooYoung(name=organization.name, months=terms.least_months)
    if terms.most_months is not None and on > months_after(since, terms.most_months):
        raise TooOld(name=organization.name, months=terms.most_months)


def began_on(organization: Organization) -> date | None:
    """The first day on which it was filed or registered."""
    return min(filter(None, (organization.filed_on, organization.registered_on)), default=None)


def months_after(day: date, months: int) -> date:
    years, number = divmod(day.month - 1 + months, MONTHS)
    month = Month(day.year + years, number + 1)
    return date(month.year, month.number, min(day.day, monthrange(month.year, month.number)[1]))
