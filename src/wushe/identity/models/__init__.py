"""The tables of identity: rows of the whole installation, and counters that slow down guessing."""

from wushe.identity.models.account import (
    Account,
    AccountStatus,
    Membership,
    MembershipStatus,
    Standing,
    standing,
)
from wushe.identity.models.attempt import SignInAttempt
from wushe.identity.models.invitation import Invitation
from wushe.identity.models.session import AccountSession
from wushe.identity.models.token import ApiToken

__all__ = [
    "Account",
    "AccountSession",
    "AccountStatus",
    "ApiToken",
    "Invitation",
    "Membership",
    "MembershipStatus",
    "SignInAttempt",
    "Standing",
    "standing",
]
