"""What the funder of the demo gives to the second township: one sign-in, two townships."""

from datetime import datetime, timedelta

from wushe.demo.stage import Stage
from wushe.donations import service as donations
from wushe.donations.kinds import DonorKind
from wushe.donations.schemas.entered import DonorData, NewDonation, NewReceiving
from wushe.funds import service as funds
from wushe.funds.kinds import FundKind
from wushe.funds.schemas import FundData
from wushe.funds.schemas.awards import RoundData
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI, stopped_at

GIVEN, CAP = 50_000_000, 20_000_000
"""What was given, and what of it a round holds, in fen."""
DAYS_AGO = 75


async def give(stage: Stage) -> None:
    """A fund, a gift with its receipt, and a round that sets a part of it aside."""
    day = clock.today() - timedelta(days=DAYS_AGO)
    with stopped_at(datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI)):
        async with stage.acting("neighbour") as work:
            giver = stage.people["周启明"]
            data = FundData(
                name="星沙邻里基金", kind=FundKind.COMMUNITY_FUND, purpose="资助楼栋互助和儿童陪伴", funder_id=giver
            )
            fund = await funds.record(work, data)
            firm = DonorData(name="星沙启明制造有限公司", kind=DonorKind.ENTERPRISE, person_id=giver)
            donor = await donations.record_donor(work, firm)
            gift = NewDonation(donor_id=donor.id, amount=GIVEN, fund_id=fund.id)
            donation = await donations.pledge(work, gift)
            arrived = await donations.receive(work, donation.id, NewReceiving(amount=GIVEN, on=clock.today()))
            await donations.issue(work, arrived.id)
        async with stage.acting("neighbour") as work:
            await funds.open_round(work, fund.id, RoundData(name="社区伙伴计划", cap=CAP))
