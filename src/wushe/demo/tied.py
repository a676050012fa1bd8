"""Money of the demo that is tied: what a township may use it for only, and for whom."""

from wushe.demo.stage import Stage
from wushe.donations import service as donations
from wushe.donations.kinds import DonorKind
from wushe.donations.schemas.entered import DonorData, NewDonation, NewReceiving
from wushe.funds import service as funds
from wushe.funds.schemas import PurposeData
from wushe.kernel import clock
from wushe.people.groups import Group

PURPOSES = ("助老", "助学", "党建")
FOR_ELDERS = 2_500_000
"""25 thousand yuan that only elders may have."""


async def give(stage: Stage) -> None:
    """A foundation's gift for elders, with its receipt."""
    async with stage.acting("director") as work:
        kept = [await funds.add_purpose(work, PurposeData(name=name)) for name in PURPOSES]
        donor = await donations.record_donor(work, DonorData(name="湘江敬老公益会", kind=DonorKind.ORGANIZATION))
        gift = NewDonation(donor_id=donor.id, amount=FOR_ELDERS, purpose_id=kept[0].id, group=Group.ELDER)
        donation = await donations.pledge(work, gift)
        arrived = await donations.receive(work, donation.id, NewReceiving(amount=FOR_ELDERS, on=clock.today()))
        await donations.issue(work, arrived.id)
