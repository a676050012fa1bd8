"""Making one place agree with its entry: founding it, or changing what is different, in one transaction of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Table, insert
from sqlalchemy.exc import DBAPIError

from wushe.kernel.database.integrity import refusal_of
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.chain import GENESIS, HEADS
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Tenant, Work
from wushe.tenancy.directory import tell_directories
from wushe.tenancy.entries import Change, ChangeKind, CountyEntry, Furnisher, TownshipEntry
from wushe.tenancy.events import CountyFounded, TownshipChanged, TownshipFounded
from wushe.tenancy.models import AnyPlace, County, PlaceStatus, Township
from wushe.tenancy.places import PlaceKind

_PLACES, _TOWNSHIPS = (cast("Table", model.__table__) for model in (AnyPlace, Township))
_LABELS: Mapping[str, Sentence] = {
    "slug": _("网址简称"),
    "name": _("名称"),
    "official_name": _("官方名称"),
    "township_kind": _("类型"),
    "modules": _("模块"),
    "wording": _("用词"),
    "quotas": _("额度"),
    "settings": _("设置"),
    "protection": _("等保模式"),
}


def new_tenant(entry: TownshipEntry) -> Tenant:
    """The tenant that a township not yet founded is going to be."""
    return Tenant(new_id(), entry.slug, entry.name, modules=frozenset(entry.modules), wording=entry.wording)


async def found_county(work: Work, entry: CountyEntry) -> Sequence[Change]:
    """In work for the county that is to be."""
    said = {"slug": entry.slug, "name": entry.name, "protection": dict(entry.protection)}
    await add_county(work, County(id=work.tenant.id, code=entry.code, **said))
    return [Change(ChangeKind.ADDED, _("县"), entry.name)]


async def add_county(work: Work, county: County) -> None:
    """Raises `SlugTaken` or `CodeTaken`."""
    work.session.add(county)
    await work.flush()
    await tell_directories(work.session)
    work.record(CountyFounded(county_id=county.id, code=Code(county.code)))


async def change_county(work: Work, county: County, entry: CountyEntry) -> Sequence[Change]:
    """In work for the county."""
    said = {"slug": entry.slug, "name": entry.name, "protection": dict(entry.protection)}
    changes = _set(county, said, entry.name)
    if changes:
        await work.flush()
        await tell_directories(work.session)
    return changes


async def found(work: Work, entry: TownshipEntry, furnishers: Sequence[Furnisher]) -> Sequence[Change]:
    """In work for the township that is to be, so that its first rows and its first journal entry are its own."""
    await _make(work, entry)
    furnished = await _furnish(work, replace(entry, is_new=True), furnishers)
    work.record(TownshipFounded(township_id=work.tenant.id, code=Code(entry.code)))
    await tell_directories(work.session)
    return [Change(ChangeKind.ADDED, _("乡镇"), entry.name), *furnished]


async def _make(work: Work, entry: TownshipEntry) -> None:
    """Place, township and the head of its journal in one statement: a province has more than a thousand of them."""
    columns = _columns(entry)
    place = {name: columns.pop(name) for name in ("slug", "name", "protection")}
    id_, head = work.tenant.id, {"tenant_id": work.tenant.id, "number": 0, "hash": GENESIS}
    made = (
        insert(_TOWNSHIPS)
        .values(id=id_, county_code=entry.county_code, code=entry.code, policy_version=0, **columns)
        .add_cte(
            insert(_PLACES).values(id=id_, kind=PlaceKind.TOWNSHIP, status=PlaceStatus.ACTIVE, **place).cte("place")
        )
        .add_cte(insert(HEADS).values(head).cte("head"))
    )
    try:
        await work.session.execute(made)
    except DBAPIError as error:
        raise refusal_of(error) or error from error


async def change(
    work: Work, township: Township, entry: TownshipEntry, furnishers: Sequence[Furnisher]
) -> Sequence[Change]:
    """In work for the township; applying the same entry again finds nothing to change."""
    changes = [*_set(township, _columns(entry), entry.name), *await _furnish(work, entry, furnishers)]
    if changes:
        await work.flush()
        work.record(TownshipChanged(township_id=township.id, changes=len(changes)))
        await tell_directories(work.session)
    return changes


def _columns(entry: TownshipEntry) -> dict[str, Any]:
    return {
        "slug": entry.slug,
        "name": entry.name,
        "official_name": entry.official_name,
        "township_kind": entry.kind,
        "modules": list(entry.modules),
        "wording": dict(entry.wording),
        "quotas": dict(entry.quotas),
        "settings": dict(entry.settings),
        "protection": dict(entry.protection),
    }


def _set(row: County | Township, columns: Mapping[str, Any], whose: str) -> list[Change]:
    changes: list[Change] = []
    for name, value in columns.items():
        if (before := getattr(row, name)) != value:
            changes.append(Change(ChangeKind.CHANGED, _LABELS[name], f"{whose}: {_told(before)} → {_told(value)}"))
            setattr(row, name, value)
    return changes


def _told(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={told}" for key, told in value.items()) or "-"
    return ", ".join(map(str, value)) or "-" if isinstance(value, list) else str(value)


async def _furnish(work: Work, entry: TownshipEntry, furnishers: Sequence[Furnisher]) -> list[Change]:
    return [change for furnisher in furnishers for change in await furnisher.furnish(work, entry)]
