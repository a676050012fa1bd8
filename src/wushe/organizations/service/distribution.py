"""The proposal of an even distribution, for the eyes of whoever decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.balance import Move, Spot, distribute, fingerprint, loads
from wushe.organizations.errors import NothingToAssign
from wushe.organizations.kinds import Level
from wushe.organizations.permissions import Organizations


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who would take over which group, and how many everyone carries before and after. Names by id."""

    level: Level
    moves: Sequence[Move]
    before: Mapping[UUID, int]
    after: Mapping[UUID, int]
    names: Mapping[UUID, str]

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.moves)


async def propose(work: Work, level: Level, *, change_hands: bool = False) -> Proposal:
    """For the groups that nobody accompanies on that level, or with `change_hands` for all. Changes nothing.

    Raises `NothingToAssign` where there is no social worker.
    """
    work.require(Organizations.ASSIGN)
    groups = await work.rows(queries.places_of_groups())
    workers = await work.rows(queries.workers())
    if not workers:
        raise NothingToAssign
    codes = dict(await work.rows(queries.community_codes()))
    carried = dict(await work.rows(queries.carried_on(level, clock.today())))
    spots = [Spot(group_id, code) for group_id, _name, _community, code in groups]
    hands = [Spot(person_id, codes.get(community_id)) for person_id, _name, community_id in workers]
    moves = distribute(spots, hands, carried, change_hands=change_hands)
    return Proposal(
        level=level,
        moves=moves,
        before=loads(hands, carried, ()),
        after=loads(hands, carried, moves),
        names={row[0]: row[1] for row in (*groups, *workers)},
    )
