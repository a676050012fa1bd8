from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from wushe.identity.errors import InvitationOver
from wushe.identity.models import Account, AccountSession, ApiToken, Invitation, Membership, MembershipStatus

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
SOMEBODY = UUID(int=5)


def an_invitation() -> Invitation:
    return Invitation(expires_at=AT + timedelta(days=7))


def test_an_invitation_is_good_once():
    invitation = an_invitation()
    invitation.accept(SOMEBODY, AT)
    assert invitation.accepted_by == SOMEBODY
    with pytest.raises(InvitationOver):
        invitation.accept(SOMEBODY, AT)


def test_an_invitation_ends_after_its_time():
    with pytest.raises(InvitationOver):
        an_invitation().accept(SOMEBODY, AT + timedelta(days=7))


def test_an_invitation_that_was_taken_back_is_over():
    invitation = an_invitation()
    invitation.revoke(AT)
    with pytest.raises(InvitationOver):
        invitation.accept(SOMEBODY, AT)


def test_an_accepted_invitation_cannot_be_taken_back():
    invitation = an_invitation()
    invitation.accept(SOMEBODY, AT)
    with pytest.raises(InvitationOver):
        invitation.revoke(AT)


@pytest.mark.parametrize("kind", [AccountSession, ApiToken])
def test_the_first_end_of_a_session_or_token_is_the_one_that_counts(kind):
    thing = kind()
    thing.revoke(AT)
    thing.revoke(AT + timedelta(hours=1))
    assert thing.revoked_at == AT


def test_a_password_of_ones_own_has_no_end():
    account = Account()
    account.set_one_time_password("given", AT)
    assert account.must_change_password
    account.set_password("chosen", AT)
    assert not account.must_change_password
    assert account.password_expires_at is None


def test_somebody_who_comes_back_keeps_who_they_were():
    membership = Membership(person_id=SOMEBODY, status=MembershipStatus.ACTIVE)
    membership.end(AT)
    assert not membership.is_active
    membership.resume(None)
    assert membership.is_active
    assert membership.person_id == SOMEBODY
    assert membership.ended_at is None
