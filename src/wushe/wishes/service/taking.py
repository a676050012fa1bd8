"""Wishes from a sheet: each is written down as if somebody had typed it, and verified by another person like any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wushe.communities.finding import CommunityNames
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Refusal
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.people.groups import Group
from wushe.wishes.kinds import WishKind, WishState
from wushe.wishes.models import MicroWish, WishRules
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import wishes as queries
from wushe.wishes.service.recording import next_number, refuse_past
from wushe.wishes.service.rules import rules_of

Said = tuple[UUID, str, str | None]
"""Community, title and alias: what makes two lines one wish."""


@dataclass(slots=True)
class _Taking:
    """What a batch is compared with, asked for once, and the number of the next wish."""

    communities: CommunityNames
    rules: WishRules
    known: set[Said]
    by: UUID
    number: int


async def take_wishes(work: Work, rows: Sequence[Row]) -> None:
    """Raises nothing: what cannot be taken is refused row by row."""
    reach = work.require(Wishes.IMPORT)
    communities = await CommunityNames.within(work, reach)
    places = {place for ids in communities.ids.values() for place in ids}
    living = await work.all(queries.known(places, {row.values["title"] for row in rows}))
    taking = _Taking(
        communities, await rules_of(work), {(one.community_id, one.title, one.alias) for one in living}, acting(work),
        await next_number(work),
    )  # fmt: skip
    for row in rows:
        try:
            _take(work, taking, row)
        except Refusal as refusal:
            row.refuse(refusal)
    await work.flush()


def _take(work: Work, taking: _Taking, row: Row) -> None:
    values = row.values
    try:
        community_id = taking.communities.find(values["community"])
    except Refusal as refusal:
        row.refuse(refusal, "community")
        return
    said = (community_id, values["title"], values["alias"])
    if said in taking.known:
        row.did(Outcome.UNCHANGED)
        return
    work.add(_wish(taking, community_id, values))
    taking.known.add(said)
    taking.number += 1
    row.did(Outcome.ADDED)


def _wish(taking: _Taking, community_id: UUID, values: Mapping[str, Any]) -> MicroWish:
    """Raises what `record` raises of the same words."""
    value_fen = values["value"] or 0
    taking.rules.refuse_too_dear(value_fen)
    refuse_past(values["wanted_by"])
    wish = MicroWish(
        id=new_id(), number=taking.number, community_id=community_id, alias=values["alias"],
        collected_at=clock.now(), collected_by=taking.by, written_by=taking.by, state=WishState.COLLECTED,
    )  # fmt: skip
    wish.say(values["title"], values["story"] or "", names=(values["alias"],))
    kind, beneficiary = values["kind"] or WishKind.ITEM, values["beneficiary"] or Group.EVERYONE
    wish.ask_for(kind, beneficiary, value_fen, values["wanted_by"])
    wish.hand_over_at(values["delivery_point"] or "", values["notes"] or "")
    return wish
