"""The JSON face of identity: sessions, tokens, accounts and invitations, for programs."""

from wushe.identity.api import accounts, invitations, sessions, tokens

ROUTES = [*sessions.ROUTES, *tokens.ROUTES, *accounts.ROUTES, *invitations.ROUTES]
