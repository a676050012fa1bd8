"""等保模式 at the door: what an account must have before a place that asks for it lets it go on."""

from wushe.access.lookup import Found
from wushe.access.roles import STAFF
from wushe.identity.errors import PasswordOutdated, SecondFactorNeeded
from wushe.kernel.errors import Refusal
from wushe.tenancy.places import Place


def lacking(found: Found, place: Place) -> Refusal | None:
    """The first thing that is missing. A program's token was issued by somebody who had it all."""
    if place.password_days is None or found.scopes is not None:
        return None
    if not found.password_composed or found.password_age >= place.password_days:
        return PasswordOutdated()
    if not found.has_second_factor and not STAFF.isdisjoint(found.roles or ()):
        return SecondFactorNeeded()
    return None
