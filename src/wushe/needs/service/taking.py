"""Needs from a sheet: new ones are collected, those that a community has already gain a source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wushe.communities.finding import CommunityNames
from wushe.kernel import clock
from wushe.kernel.clock import day_start
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Refusal
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.needs.errors import HeardInFuture, NoSuchGroup, NoSuchServiceType
from wushe.needs.kinds import Channel, Group, NeedState, Urgency
from wushe.needs.models import Need, NeedSource
from wushe.needs.models.source import new_reference
from wushe.needs.permissions import Needs
from wushe.needs.queries import offers as offer_queries, taking as queries


@dataclass(frozen=True, slots=True)
class _Known:
    """What a batch is compared with, asked for once."""

    communities: CommunityNames
    types: Mapping[str, UUID]
    needs: dict[tuple[UUID, str], Need]


async def take_needs(work: Work, rows: Sequence[Row]) -> None:
    """Raises nothing: what cannot be taken is refused row by row."""
    reach = work.require(Needs.IMPORT)
    communities = await CommunityNames.within(work, reach)
    living = await work.all(queries.living_with_titles([row.values["title"] for row in rows]))
    known = _Known(communities, await type_names(work), {(need.community_id, need.title): need for need in living})
    for row in rows:
        try:
            _take_need(work, known, row)
        except Refusal as refusal:
            row.refuse(refusal)
    await work.flush()


async def type_names(work: Work) -> dict[str, UUID]:
    """The township's types by their names as they are compared."""
    return {normalised(kind.name): kind.id for kind in await work.all(offer_queries.types())}


def _take_need(work: Work, known: _Known, row: Row) -> None:
    community_id = _beside("community", row, lambda: known.communities.find(row.values["community"]))
    type_id = _beside(
        "service_type",
        row,
        lambda: find_type(known.types, row.values["service_type"]) if row.values["service_type"] else None,
    )
    groups = _beside("groups", row, lambda: _groups(row.values["groups"] or ""))
    at = _beside("heard_on", row, lambda: _heard_at(row.values))
    if row.is_refused or community_id is None or groups is None or at is None:
        return
    need = known.needs.get((community_id, row.values["title"]))
    if need is None:
        need = _new(community_id, type_id, groups, at, row.values)
        known.needs[community_id, need.title] = work.add(need)
        row.did(Outcome.ADDED)
    else:
        need.was_heard(at)
        row.did(Outcome.CHANGED)
    work.add(
        NeedSource(
            id=new_id(), need_id=need.id, channel=row.values["channel"] or Channel.DOOR_KNOCK, heard_at=at,
            reference=new_reference(), recorded_by=work.person.person_id,
        )
    )  # fmt: skip


def _beside(field: str, row: Row, find: Any) -> Any:
    """What `find` gives; its refusal stands beside the row's column."""
    try:
        return find()
    except Refusal as refusal:
        row.refuse(refusal, field)
        return None


def _type(known: _Known, written: str | None) -> UUID | None:
    return find_type(known.types, written) if written else None


def find_type(types: Mapping[str, UUID], written: str) -> UUID:
    """Raises `NoSuchServiceType`."""
    found = types.get(normalised(written))
    if found is None:
        raise NoSuchServiceType
    return found


def _groups(written: str) -> list[Group]:
    """Codes of 老年人、残疾人; what stands in brackets behind a name may be left out."""
    said = [word for word in written.replace("，", "、").replace(",", "、").split("、") if word.strip()]
    return [_group(word) for word in said]


def _group(word: str) -> Group:
    named = {normalised(name): group for group in Group for name in (group.label, group.label.split("（")[0])}
    found = named.get(normalised(word))
    if found is None:
        raise NoSuchGroup(name=word)
    return found


def _heard_at(values: Mapping[str, Any]) -> datetime:
    """The beginning of that day, or now; raises `HeardInFuture`."""
    if values["heard_on"] is None:
        return clock.now()
    if values["heard_on"] > clock.today():
        raise HeardInFuture
    return day_start(values["heard_on"])


def _new(
    community_id: UUID, type_id: UUID | None, groups: list[Group], at: datetime, values: Mapping[str, Any]
) -> Need:
    need = Need(
        id=new_id(), community_id=community_id, service_type_id=type_id, heard_at=at, state=NeedState.COLLECTED,
        changed_at=clock.now(), urgency=Urgency.NORMAL,
    )  # fmt: skip
    need.say(values["title"], values["story"] or "")
    need.concern(groups, None, None)
    need.want(values["urgency"] or Urgency.NORMAL, [], None)
    return need
