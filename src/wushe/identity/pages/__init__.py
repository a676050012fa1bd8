"""The HTML face of identity: signing in, entering a township, and what somebody may change about their own account."""

from wushe.identity.pages import (
    accounts,
    invitations,
    me,
    password,
    preferences,
    residents,
    second_factor,
    sign_in,
    tokens,
    townships,
)
from wushe.identity.permissions import Identity
from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry

ROUTES = [
    *sign_in.ROUTES, *residents.ROUTES, *townships.ROUTES, *password.ROUTES, *preferences.ROUTES, *invitations.ROUTES,
    *me.ROUTES, *second_factor.ROUTES, *tokens.ROUTES, *accounts.ROUTES,
]  # fmt: skip

MENU = (Entry("system", _("账号与邀请"), "/accounts", "person", Identity.READ, rank=20),)
