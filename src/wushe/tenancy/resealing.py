"""Carrying sealed values from the keys of one installation to those of another.

By convention a sealed column is `<x>_sealed`, sealed for its row's tenant (the platform, where a table is of the whole
installation) and the field `<table>.<x>`; `<x>_hash`, where there is one, is the look-up hash of the same text. Where
rows are of several fields, the columns are `sealed` and `fingerprint`, and `<x>` is what the column `field` says.
`tests/tenancy/test_rotation.py` holds the slices to it.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from wushe.kernel.personal.vault import CannotOpen, Sealed, Vault
from wushe.tenancy.archive import PROOF, PROOF_FIELD, Manifest
from wushe.tenancy.errors import KeysDiffer

_SEALED, _HASH = "_sealed", "_hash"


class _Value(NamedTuple):
    """A sealed value of a row: its columns, and what it is."""

    sealed: str
    hash: str
    name: str


@dataclass(frozen=True, slots=True)
class Resealing:
    """From `source` to `target`, for the rows of one township."""

    source: Vault
    target: Vault
    tenant_id: UUID

    def line(self, table: str, line: bytes) -> bytes:
        """A row's JSON with its values sealed anew."""
        row = msgspec.json.decode(line)
        for value in _values(row):
            self._seal_anew(row, value, f"{table}.{value.name}")
        return msgspec.json.encode(row)

    def _seal_anew(self, row: dict[str, Any], value: _Value, field: str) -> None:
        plain = self.source.open(Sealed(_bytes(row[value.sealed])), tenant_id=self.tenant_id, field=field)
        row[value.sealed] = _written(self.target.seal(plain, tenant_id=self.tenant_id, field=field).token)
        if row.get(value.hash) is not None:
            row[value.hash] = _written(self.target.fingerprint(plain, tenant_id=self.tenant_id, field=field))


def _values(row: Mapping[str, Any]) -> list[_Value]:
    """The sealed values that the row has."""
    values = [_value(name, row) for name in columns_sealed(row)]
    return [value for value in values if row[value.sealed] is not None]


def _value(column: str, row: Mapping[str, Any]) -> _Value:
    if column == "sealed":
        return _Value(column, "fingerprint", row["field"])
    name = column.removesuffix(_SEALED)
    return _Value(column, name + _HASH, name)


def columns_sealed(columns: Iterable[str]) -> list[str]:
    """Those that hold sealed values."""
    return [name for name in columns if name == "sealed" or name.endswith(_SEALED)]


def _bytes(written: str) -> bytes:
    """`bytea` as PostgreSQL writes it in JSON."""
    return bytes.fromhex(written.removeprefix("\\x"))


def _written(value: bytes) -> str:
    return "\\x" + value.hex()


def resealing(manifest: Manifest, target: Vault, source: Vault | None) -> Resealing | None:
    """None when the archive was made with the keys of this installation; raises `KeysDiffer` without the right ones."""
    tenant_id = UUID(manifest.township["id"])
    if _made_with(target, manifest, tenant_id):
        return None
    if source is None or not _made_with(source, manifest, tenant_id):
        raise KeysDiffer
    return Resealing(source, target, tenant_id)


def _made_with(vault: Vault, manifest: Manifest, tenant_id: UUID) -> bool:
    try:
        opened = vault.open(Sealed(bytes.fromhex(manifest.proof.sealed)), tenant_id=tenant_id, field=PROOF_FIELD)
    except CannotOpen:
        return False
    hashed = vault.fingerprint(PROOF, tenant_id=tenant_id, field=PROOF_FIELD).hex()
    return opened == PROOF and secrets.compare_digest(hashed, manifest.proof.fingerprint)
