"""A sealed value opens for its township and field, and for nobody else."""

from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from wushe.kernel.personal.vault import CannotOpen, Sealed, Vault

HERE, THERE = UUID(int=1), UUID(int=2)
FIELD = "person.id_number"
OLD, NEW, LOOKUP = (letter * 32 for letter in (b"o", b"n", b"l"))  # the same in every worker of the suite
VAULT = Vault([NEW], LOOKUP)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=100))
def test_what_was_sealed_opens_again_and_is_never_sealed_alike(plain: str) -> None:
    first, second = (VAULT.seal(plain, tenant_id=HERE, field=FIELD) for _ in range(2))
    assert VAULT.open(first, tenant_id=HERE, field=FIELD) == plain
    assert first != second
    if len(plain.encode()) > 3:
        assert plain.encode() not in first.token


@pytest.mark.parametrize(("tenant_id", "field"), [(THERE, FIELD), (HERE, "person.address"), (HERE, "person.id_numbe")])
def test_a_sealed_value_carried_elsewhere_does_not_open(tenant_id: UUID, field: str) -> None:
    sealed = VAULT.seal("11010519491231002X", tenant_id=HERE, field=FIELD)
    with pytest.raises(CannotOpen):
        VAULT.open(sealed, tenant_id=tenant_id, field=field)


def test_no_bit_of_a_sealed_value_can_be_changed() -> None:
    token = VAULT.seal("13812345678", tenant_id=HERE, field=FIELD).token
    for place in range(len(token)):
        altered = Sealed(token[:place] + bytes([token[place] ^ 1]) + token[place + 1 :])
        with pytest.raises(CannotOpen):
            VAULT.open(altered, tenant_id=HERE, field=FIELD)


@pytest.mark.parametrize("token", [b"", b"abcd", b"x" * 16])
def test_rubbish_does_not_open(token: bytes) -> None:
    with pytest.raises(CannotOpen):
        VAULT.open(Sealed(VAULT.seal("", tenant_id=HERE, field=FIELD).token[:4] + token), tenant_id=HERE, field=FIELD)


def test_keys_can_be_changed_without_losing_a_value() -> None:
    before = Vault([OLD], LOOKUP).seal("甲", tenant_id=HERE, field=FIELD)
    after = Vault([NEW, OLD], LOOKUP)
    assert after.open(before, tenant_id=HERE, field=FIELD) == "甲"
    assert not before.token.startswith(after.mark)
    again = after.seal("甲", tenant_id=HERE, field=FIELD)
    assert again.token.startswith(after.mark)
    assert VAULT.open(again, tenant_id=HERE, field=FIELD) == "甲"
    with pytest.raises(CannotOpen, match="not among"):
        VAULT.open(before, tenant_id=HERE, field=FIELD)


def test_equal_numbers_match_within_one_township_and_field_only() -> None:
    def fingerprint(plain: str, tenant_id: UUID = HERE, field: str = FIELD, vault: Vault = VAULT) -> bytes:
        return vault.fingerprint(plain, tenant_id=tenant_id, field=field)

    ours = fingerprint("13812345678")
    assert ours == fingerprint("13812345678")
    assert len(ours) == 32
    others = {
        fingerprint("13812345679"),
        fingerprint("13812345678", tenant_id=THERE),
        fingerprint("13812345678", field="person.phone"),
        fingerprint("13812345678", vault=Vault([NEW], OLD)),
    }
    assert len(others | {ours}) == 5


def test_a_sealed_value_and_its_failure_tell_nothing_in_a_log() -> None:
    sealed = VAULT.seal("13812345678", tenant_id=HERE, field=FIELD)
    assert repr(sealed) == "Sealed(…)"
    with pytest.raises(CannotOpen) as caught:
        VAULT.open(sealed, tenant_id=THERE, field=FIELD)
    assert "1381" not in str(caught.value)


@pytest.mark.parametrize(
    ("data_keys", "lookup_key"),
    [([], LOOKUP), ([b"short"], LOOKUP), ([NEW], b""), ([NEW, b""], LOOKUP), ([NEW, LOOKUP], LOOKUP)],
)
def test_a_vault_refuses_keys_that_are_short_missing_or_used_twice(data_keys: list[bytes], lookup_key: bytes) -> None:
    with pytest.raises(ValueError, match="key"):
        Vault(data_keys, lookup_key)
