"""How needs are met in the demo: linkages in every stage, and who fills their places."""

from wushe.communities.societies import Society
from wushe.demo.funds import received
from wushe.demo.stage import Stage
from wushe.funds import service as funds
from wushe.funds.models import Promise
from wushe.funds.schemas import NewPromise
from wushe.linkages import filling, service
from wushe.linkages.schemas import NewLinkage, NewParticipant

POOLED = ("暑假孩子没有人照看", ("小太阳·企业资助", "小太阳·社区补助", "小太阳·志愿者自筹"))
"""The need that three funds carry together, each with all it has."""


async def propose(stage: Stage, *, title: str, group: str) -> None:
    """Somebody is asked to take the need up."""
    async with stage.acting("director") as work:
        wanted = NewLinkage(need_id=stage.needs[title], organization_id=stage.groups[group])
        stage.linkages[title] = (await service.propose(work, wanted)).id


async def run(
    stage: Stage, *, title: str, community: str, volunteers: tuple[str, ...], promises: tuple[tuple[str, int], ...] = ()
) -> None:
    """The group agrees, the places are filled, the service starts. What is promised (fund, fen) arrives at once."""
    linkage_id = stage.linkages[title]
    async with stage.acting("director") as work:
        await service.agree(work, linkage_id)
        here = NewParticipant(party_id=stage.communities[community])
        await filling.fill(work, linkage_id, Society.COMMUNITY, here)
        for name in volunteers:
            helper = NewParticipant(party_id=stage.people[name])
            await filling.fill(work, linkage_id, Society.VOLUNTEER, helper)
        promised: list[Promise] = []
        for fund, amount_fen in promises:
            promise = NewPromise(fund_id=stage.money[fund], amount=amount_fen)
            promised.append(await service.promise_money(work, linkage_id, promise))
    async with stage.acting("checker") as work:
        for promise in promised:
            await funds.keep(work, promise.id)
    async with stage.acting("director") as work:
        await service.start(work, linkage_id)


async def pool(stage: Stage) -> None:
    """The group agrees and three funds promise; community and volunteers are still missing."""
    title, names = POOLED
    async with stage.acting("director") as work:
        await service.agree(work, stage.linkages[title])
        for name in names:
            promise = NewPromise(fund_id=stage.money[name], amount=received(name))
            await service.promise_money(work, stage.linkages[title], promise)


async def confirm(stage: Stage, *, title: str) -> None:
    """Somebody of the township says for the resident that it was done; the social worker's signature is awaited."""
    async with stage.acting("director") as work:
        await service.confirm(work, stage.linkages[title])


async def sign_off(stage: Stage, *, title: str) -> None:
    """Confirmed, and signed off by the social worker."""
    await confirm(stage, title=title)
    async with stage.acting("worker") as work:
        await service.sign_off(work, stage.linkages[title])
