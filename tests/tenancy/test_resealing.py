"""Sealed values carried from one installation's keys to another's."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest

from wushe.kernel.personal.vault import Sealed, Vault
from wushe.tenancy.archive import FORMAT, PROOF, PROOF_FIELD, Manifest, Proof
from wushe.tenancy.errors import KeysDiffer
from wushe.tenancy.resealing import Resealing, resealing

TENANT = UUID(int=7)
OLD, NEW = Vault([b"o" * 32], b"p" * 32), Vault([b"n" * 32], b"m" * 32)
OTHER_LOOKUP = Vault([b"o" * 32], b"q" * 32)


def sealed(vault: Vault, plain: str, field: str) -> str:
    return "\\x" + vault.seal(plain, tenant_id=TENANT, field=field).token.hex()


def hashed(vault: Vault, plain: str, field: str) -> str:
    return "\\x" + vault.fingerprint(plain, tenant_id=TENANT, field=field).hex()


def opened(written: str, field: str) -> str:
    return NEW.open(Sealed(bytes.fromhex(written[2:])), tenant_id=TENANT, field=field)


def carried(table: str, row: dict[str, object]) -> dict[str, str]:
    return msgspec.json.decode(Resealing(OLD, NEW, TENANT).line(table, msgspec.json.encode(row)))


def manifest(vault: Vault) -> Manifest:
    proof = Proof(
        vault.seal(PROOF, tenant_id=TENANT, field=PROOF_FIELD).token.hex(),
        vault.fingerprint(PROOF, tenant_id=TENANT, field=PROOF_FIELD).hex(),
    )
    return Manifest(
        format=FORMAT, made_at=datetime(2026, 11, 21, tzinfo=UTC), schema=[], county={}, township={"id": str(TENANT)},
        journal_number=0, proof=proof, parts={},
    )  # fmt: skip


def test_a_sealed_column_and_its_hash_are_made_anew() -> None:
    row = carried(
        "person",
        {
            "name": "张三",
            "phone_sealed": sealed(OLD, "13800001234", "person.phone"),
            "phone_hash": hashed(OLD, "13800001234", "person.phone"),
            "address_sealed": None,
        },
    )
    assert opened(row["phone_sealed"], "person.phone") == "13800001234"
    assert row["phone_hash"] == hashed(NEW, "13800001234", "person.phone")
    assert (row["name"], row["address_sealed"]) == ("张三", None)


@pytest.mark.parametrize("fingerprint", [None, hashed(OLD, "430121X", "sensitive_value.id_number")])
def test_a_row_that_says_which_field_it_is_of_is_carried_too(fingerprint: str | None) -> None:
    field = "sensitive_value.id_number"
    row = carried(
        "sensitive_value", {"field": "id_number", "sealed": sealed(OLD, "430121X", field), "fingerprint": fingerprint}
    )
    assert opened(row["sealed"], field) == "430121X"
    assert row["fingerprint"] == (fingerprint and hashed(NEW, "430121X", field))


def test_with_the_same_keys_nothing_is_touched() -> None:
    assert resealing(manifest(OLD), OLD, None) is None


@pytest.mark.parametrize("source", [None, NEW, OTHER_LOOKUP])
def test_other_keys_than_those_of_the_archive_are_refused(source: Vault | None) -> None:
    with pytest.raises(KeysDiffer):
        resealing(manifest(OLD), NEW, source)


def test_the_look_up_key_counts_as_well() -> None:
    with pytest.raises(KeysDiffer):
        resealing(manifest(OLD), OTHER_LOOKUP, None)
    assert resealing(manifest(OLD), OTHER_LOOKUP, OLD) == Resealing(OLD, OTHER_LOOKUP, TENANT)
