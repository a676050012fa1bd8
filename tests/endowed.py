"""A township with a community fund, organisations that are led and filed, and two hands for its money.

town = await endowed.township(sessions, groups=3, fen=100_000)
[award_id] = await endowed.awarded(sessions, town, [30_000])
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.funds import service
from wushe.funds.models import Cause, Fund
from wushe.funds.schemas.awards import NewAward, RoundData
from wushe.kernel.clock import today
from wushe.kernel.work import Visitor
from wushe.ledger.pots import Pot, pot_of
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]
LINKAGE = UUID(int=9)


class Town(NamedTuple):
    """Who acts, whom money goes to, and the fund."""

    place: Place
    admin: Visitor
    other: Visitor
    community_id: UUID
    groups: list[UUID]
    fund_id: UUID

    @property
    def organization_id(self) -> UUID:
        return self.groups[0]

    @property
    def cause(self) -> Cause:
        return Cause(LINKAGE, self.organization_id, self.community_id)


async def township(sessions: Sessions, *, groups: int = 1, fen: int = 0, filed_on: date | None = None) -> Town:
    """The fund has received so much from public money; each group was filed on that day."""
    place = await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)
    admin, other = [await given.registered(sessions, place, Role.TOWNSHIP_ADMIN) for _hand in range(2)]
    async with given.work(sessions, admin) as work:
        [community_id] = await given.community_ids(work)
        made = []
        for number in range(groups):
            leader = await given.resident(work, f"周组长{number}", community_id)
            group = await given.organization(work, f"青禾课堂{number}", community_id=community_id, leader=leader)
            await given.filed(work, group)
            group.filed_on = filed_on or today()
            made.append(group.id)
        fund = await given.fund(work, "社区公益基金", fen)
    return Town(place, admin, other, community_id, made, fund.id)


async def round_of(sessions: Sessions, town: Town, fen: int) -> UUID:
    """A round of the fund with that cap."""
    async with given.work(sessions, town.admin) as work:
        return (await service.open_round(work, town.fund_id, RoundData(name="公益微创投", cap=fen))).id


async def asked(sessions: Sessions, town: Town, amounts: Sequence[int], **said: Any) -> list[UUID]:
    """Awards asked for, the groups in turn."""
    async with given.work(sessions, town.admin) as work:
        made = []
        for number, fen in enumerate(amounts):
            group = town.groups[number % len(town.groups)]
            entered: dict[str, Any] = {"title": f"项目{number + 1}", "fund_id": town.fund_id, "amount": fen}
            entered |= {"organization_id": group, **said}
            data = NewAward(**entered)
            made.append((await service.ask_award(work, data)).id)
        return made


async def approved(sessions: Sessions, town: Town, awards: Sequence[UUID]) -> list[UUID]:
    """By the other hand."""
    async with given.work(sessions, town.other) as work:
        for award_id in awards:
            await service.approve_award(work, award_id)
    return list(awards)


async def awarded(sessions: Sessions, town: Town, amounts: Sequence[int], **said: object) -> list[UUID]:
    """Asked for and approved."""
    return await approved(sessions, town, await asked(sessions, town, amounts, **said))


async def pot(sessions: Sessions, town: Town, fund_id: UUID | None = None) -> Pot:
    """What the fund holds, has set aside and has spent."""
    async with given.work(sessions, town.admin) as work:
        return await pot_of(work, (await work.get(Fund, fund_id or town.fund_id)).account_id)
