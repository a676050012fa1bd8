import re

import pytest
from hypothesis import given, strategies as st

from wushe.identity import passwords
from wushe.identity.errors import PasswordTooCommon, PasswordTooShort
from wushe.identity.minting import hash_of, mint, one_time_password
from wushe.kernel.errors import Invalid


@pytest.mark.parametrize("password", ["1234567", "", "密码密码密码密"])
def test_a_password_has_at_least_eight_characters(password):
    with pytest.raises(PasswordTooShort):
        passwords.check(password)


@pytest.mark.parametrize(
    "password",
    ["password", "PassWord1", "12345678", "a123456789", "woaini1314", "88888888", "abababab", "hgfedcba", "P@ssw0rd"],
)
def test_what_everybody_tries_first_is_refused(password):
    with pytest.raises(PasswordTooCommon):
        passwords.check(password)


@pytest.mark.parametrize("password", ["zhang.san1", "ZHANG.SAN", "12zhang.san", "wushe2026", "李明明李明明李明明"])
def test_a_name_with_hardly_anything_else_is_refused(password):
    with pytest.raises(PasswordTooCommon):
        passwords.check(password, names=("zhang.san", "李明明"))


@pytest.mark.parametrize("password", ["correct horse battery", "长沙的雨下个不停", "kx7 pq2v", "zhang.san likes rain"])
def test_no_rule_of_composition_stands_in_the_way(password):
    passwords.check(password, names=("zhang.san",))


async def test_a_refused_password_is_told_beside_its_field():
    with pytest.raises(Invalid) as refused:
        await passwords.chosen("12345678")
    assert refused.value.fields["password"].code == "identity.password_too_common"


async def test_a_password_is_taken_exactly_as_typed():
    kept = await passwords.hashed(" Ｋettle ")
    assert await passwords.matches(kept, " Ｋettle ")
    assert not await passwords.matches(kept, "Kettle")


async def test_hashes_cost_what_they_should():
    assert (await passwords.hashed("x")).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.NOBODY.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_a_damaged_hash_lets_nobody_in():
    assert not await passwords.matches("never matches", "never matches")


@given(st.text(max_size=200))
def test_any_text_is_judged_without_an_error(password):
    try:
        passwords.check(password, names=(password[:9], ""))
    except (PasswordTooShort, PasswordTooCommon):
        return
    assert len(password) >= passwords.LEAST


def test_a_minted_secret_is_known_by_its_hash_alone():
    one, other = mint("wushe_"), mint("wushe_")
    assert one.secret != other.secret
    assert one.secret.startswith("wushe_")
    assert one.hash == hash_of(one.secret)
    assert one.secret.encode() not in one.hash


def test_a_one_time_password_can_be_read_out_loud():
    assert re.fullmatch(r"([2-9a-hjkmnp-z]{4}-){2}[2-9a-hjkmnp-z]{4}", one_time_password())
    passwords.check(one_time_password())
