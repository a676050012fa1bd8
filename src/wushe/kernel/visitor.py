"""Whoever stands at the door: for which township, as whom, with which permissions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from wushe.kernel.reach import Extent


@dataclass(frozen=True, slots=True)
class Tenant:
    """The township that the work is for. `wording` replaces words, official name to the name everyone writes.

    `quotas` says by name how much of the installation it may use; what is not named has no limit.
    """

    id: UUID
    slug: str
    name: str
    suspended: bool = False
    modules: frozenset[str] = frozenset()
    wording: Mapping[str, str] = field(default_factory=dict)
    quotas: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: the account that signed in, and the person it is in this township."""

    account_id: UUID | None
    person_id: UUID | None
    name: str


Grants = Mapping[str, frozenset[Extent]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Whoever stands at the door: for which tenant, as whom, with which permissions, through which channel.

    `person` is None for a resident without an account; `tenants` are the townships they may switch to (slug, name).
    """

    tenant: Tenant | None = None
    person: Person | None = None
    grants: Grants = field(default_factory=dict)
    communities: frozenset[UUID] = frozenset()
    roles: frozenset[str] = frozenset()
    tenants: tuple[tuple[str, str], ...] = ()
    channel: str = "web"
    request_id: str = ""
    session_id: UUID | None = None
