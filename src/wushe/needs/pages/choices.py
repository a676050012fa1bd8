"""What the pages of needs offer to choose from."""

from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.clock import Quarter
from wushe.kernel.work import Work
from wushe.needs.models import ServiceType
from wushe.needs.permissions import Needs
from wushe.needs.queries import offers as queries

Choices = list[tuple[UUID, str]]


async def service_types(work: Work, present: UUID | None = None) -> Choices:
    """The township's types under their families, 健康照护 · 医疗陪诊; a retired one only where it is present."""
    kept = [kind for kind in await work.all(queries.all_types()) if kind.retired_on is None or kind.id == present]
    return [(kind.id, label) for kind, label in in_families(kept)]


def in_families(kinds: Iterable[ServiceType]) -> list[tuple[ServiceType, str]]:
    """Each with what it is called in full, families before their types."""
    known = list(kinds)
    families = {kind.id: kind for kind in known if kind.parent_id is None}
    ordered = sorted(known, key=lambda kind: (_rank(families, kind), kind.parent_id is not None, kind.rank))
    grouped = groupby(ordered, key=lambda kind: kind.family_id)
    return [(kind, _called(families, kind)) for _family, group in grouped for kind in group]


def _rank(families: dict[UUID, ServiceType], kind: ServiceType) -> tuple[int, UUID]:
    family = families.get(kind.family_id, kind)
    return family.rank, family.id


def _called(families: dict[UUID, ServiceType], kind: ServiceType) -> str:
    family = families.get(kind.parent_id) if kind.parent_id else None
    return f"{family.name} · {kind.name}" if family else kind.name


async def communities_of(work: Work, permission: Needs) -> Choices:
    """The communities within reach of the permission; for those whose reach is not a place, all of the township."""
    reach = work.require(permission)
    near = reach if reach.communities and not reach.whole_tenant else None
    return [(row[0], row[1]) for row in await work.rows(communities.choices(near))]


async def all_communities(work: Work) -> Choices:
    return [(row[0], row[1]) for row in await work.rows(communities.choices())]


async def community_names(work: Work) -> dict[UUID, str]:
    """Retired ones too, for showing what was said then."""
    return dict(await work.rows(communities.names()))


def recent_quarters(most: int = 6) -> list[tuple[str, str]]:
    """The present quarter and those before it, for select fields."""
    quarters = [Quarter.current()]
    while len(quarters) < most:
        quarters.append(quarters[-1].previous())
    return [(str(quarter), str(quarter)) for quarter in quarters]
