from datetime import UTC, datetime, timedelta

import pytest
from pyotp.totp import TOTP

from wushe.identity import totp
from wushe.identity.errors import CodeUsed, NotACode, SecondFactorMissing
from wushe.identity.models import Account

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
AT = datetime(2026, 11, 21, 12, 0, 10, tzinfo=UTC)


def code_at(moment: datetime) -> str:
    return TOTP(SECRET).at(moment)


@pytest.mark.parametrize("seconds", [-30, 0, 30])
def test_a_clock_may_be_half_a_minute_off(seconds):
    assert totp.step_of(SECRET, code_at(AT + timedelta(seconds=seconds)), AT) is not None


@pytest.mark.parametrize("seconds", [-90, 90])
def test_older_and_newer_codes_are_wrong(seconds):
    assert totp.step_of(SECRET, code_at(AT + timedelta(seconds=seconds)), AT) is None


def test_each_code_is_good_once():
    account = Account(totp_step=0)
    step = totp.step_of(SECRET, code_at(AT), AT)
    account.use_step(step)
    with pytest.raises(CodeUsed):
        account.use_step(step)


def test_nothing_is_confirmed_that_was_not_proposed():
    with pytest.raises(SecondFactorMissing):
        Account(totp_step=0).confirm_second_factor(1, AT)


def test_a_proposed_secret_asks_for_no_code_yet():
    account = Account()
    account.propose_second_factor(b"sealed")
    assert not account.has_second_factor
    account.confirm_second_factor(7, AT)
    assert account.has_second_factor


@pytest.mark.parametrize("typed", ["123 456", " 123456 ", "１２３４５６"])
def test_a_code_is_read_however_it_is_grouped(typed):
    assert totp.parse_code(typed) == "123456"


@pytest.mark.parametrize("typed", ["12345", "1234567", "abcdef", "", "¹23456"])
def test_anything_else_is_no_code(typed):
    with pytest.raises(NotACode):
        totp.parse_code(typed)
