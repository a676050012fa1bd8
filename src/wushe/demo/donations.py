"""Who gave what in the demo: the fund, the 8 万元 of 小太阳托管班, small gifts, row 46's goods, labour and books."""

from typing import NamedTuple
from uuid import UUID

from wushe.demo.stage import Stage
from wushe.donations import service
from wushe.donations.kinds import Basis, DonorKind, InKindSort, Rhythm, Way
from wushe.donations.queries import donors
from wushe.donations.schemas.entered import DonorData, NewDonation, NewInKind, NewReceiving
from wushe.donations.schemas.filters import DonorFilters
from wushe.kernel import clock


class Gift(NamedTuple):
    """Money for a fund of the demo, in the parts in which it arrived, in fen. `person` signs in as its funder."""

    fund: str
    donor: str
    kind: DonorKind
    parts: tuple[int, ...]
    person: str = ""


GIFTS = (
    Gift("友邻基金", "星沙启明制造有限公司", DonorKind.ENTERPRISE, (200_000_000,), "周启明"),
    Gift("小太阳·企业资助", "星沙启明制造有限公司", DonorKind.ENTERPRISE, (3_000_000,), "周启明"),
    Gift("小太阳·社区补助", "土岭社区居民委员会", DonorKind.COMMUNITY, (2_000_000,)),
    Gift("小太阳·志愿者自筹", "小太阳志愿者团队", DonorKind.VOLUNTEERS, (1_800_000, 1_200_000)),
)
"""200 万元 for the community fund; for 小太阳托管班 8 万元 = 3 + 2 + 3."""

PHARMACY, EACH_MONTH, SHOP, READERS = "和润大药房", 50_000, "有德超市", "榔梨中学校友会"

IN_KIND = (
    (SHOP, "大米和食用油", 600, "份", InKindSort.GOODS, Basis.INVOICE, 4_800_000, "土岭社区"),
    (SHOP, "冬季衣被", 300, "件", InKindSort.GOODS, Basis.MARKET, 2_400_000, "大园社区"),
    (SHOP, "义剪和理发", 800, "人次", InKindSort.LABOUR, Basis.WAGE, 1_600_000, "陶公庙社区"),
    (SHOP, "家电维修", 440, "工时", InKindSort.LABOUR, Basis.WAGE, 2_200_000, "檀木桥社区"),
    (READERS, "捐书", 5_018, "本", InKindSort.ITEMS, Basis.NONE, None, "高峰社区"),
)
"""Who, what, how much, unit, sort, basis, value in fen, donation point: 11 万元 of labour and goods, 5000 多 books."""


def given_to(fund: str) -> int:
    """Fen that were given to the fund of that name."""
    return sum(sum(gift.parts) for gift in GIFTS if gift.fund == fund)


async def give(stage: Stage) -> None:
    """The gifts to funds, each with its receipt; who gives twice is one donor."""
    known: dict[str, UUID] = {}
    async with stage.acting("director") as work:
        for gift in GIFTS:
            if gift.donor not in known:
                data = DonorData(name=gift.donor, kind=gift.kind, person_id=stage.people.get(gift.person))
                known[gift.donor] = (await service.record_donor(work, data)).id
            whole = NewDonation(donor_id=known[gift.donor], amount=sum(gift.parts), fund_id=stage.money[gift.fund])
            donation = await service.pledge(work, whole)
            for fen in gift.parts:
                arrived = await service.receive(work, donation.id, NewReceiving(amount=fen, on=clock.today()))
                await service.issue(work, arrived.id)


async def promise_monthly(stage: Stage) -> None:
    """A pharmacy gives every month, to whatever is needed; the first month arrives at once."""
    async with stage.acting("director") as work:
        data = DonorData(name=PHARMACY, kind=DonorKind.ENTERPRISE, contact="罗经理", phone="0731-84012345")
        donor = await service.record_donor(work, data)
        monthly = NewDonation(
            donor_id=donor.id, amount=EACH_MONTH, rhythm=Rhythm.MONTHLY, months=12, due_on=clock.today()
        )
        donation = await service.pledge(work, monthly)
        await service.receive(work, donation.id, NewReceiving(amount=EACH_MONTH, on=clock.today()))


async def give_anonymously(stage: Stage) -> None:
    """A resident brings cash, wants no receipt and no name in public."""
    async with stage.acting("director") as work:
        donor = await service.record_donor(
            work, DonorData(name="不愿具名的居民", kind=DonorKind.PERSON, anonymous=True)
        )
        donation = await service.pledge(work, NewDonation(donor_id=donor.id, amount=66_600))
        arrived = await service.receive(work, donation.id, NewReceiving(amount=66_600, on=clock.today(), way=Way.CASH))
        await service.waive(work, arrived.id)


async def bring_things(stage: Stage) -> None:
    """Goods, labour and books at the donation points of five communities."""
    async with stage.acting("director") as work:
        await service.record_donor(work, DonorData(name=SHOP, kind=DonorKind.ENTERPRISE))
        await service.record_donor(work, DonorData(name=READERS, kind=DonorKind.ORGANIZATION))
        reach = work.require("donations:read")
        known: dict[str, UUID] = {
            donor.name: donor.id for donor in await work.all(donors.bundled(reach, DonorFilters()))
        }
        for donor, title, quantity, unit, sort, basis, value, community in IN_KIND:
            thing = NewInKind(
                donor_id=known[donor], title=title, quantity=quantity, unit=unit, sort=sort, basis=basis, value=value,
                community_id=stage.communities[community], given_on=clock.today(),
            )  # fmt: skip
            await service.record_in_kind(work, thing)
