"""Who gives: entered, edited, and whose telephone somebody needs to see."""

from uuid import UUID

from wushe.donations import sealing
from wushe.donations.errors import NoSuchDonor
from wushe.donations.events import DonorEdited, DonorRecorded, DonorRevealed
from wushe.donations.models import Donor
from wushe.donations.permissions import Donations
from wushe.donations.queries import donors as queries
from wushe.donations.schemas.entered import DonorData, RevealDonor
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.people.service.revealing import count_reveal


async def record_donor(work: Work, data: DonorData) -> Donor:
    """Raises `DonorKnown`, `DonorTied`."""
    work.require(Donations.EDIT)
    donor = work.add(Donor(id=new_id(), recorded_on=clock.today()))
    _describe(work, donor, data)
    await work.flush()
    work.record(DonorRecorded(donor_id=donor.id))
    return donor


async def edit_donor(work: Work, donor_id: UUID, data: DonorData) -> Donor:
    """Raises `DonorKnown`, `DonorTied`, and `Stale` when somebody else edited it."""
    reach = work.require(Donations.EDIT)
    donor = await work.one(queries.donor(reach, donor_id), NoSuchDonor)
    work.check_version(donor)
    _describe(work, donor, data)
    await work.flush()
    work.record(DonorEdited(donor_id=donor.id))
    return donor


async def reveal_donor(work: Work, donor_id: UUID, data: RevealDonor) -> str:
    """The donor's telephone, whole; raises `RevealedTooOften`."""
    reach = work.require(Donations.REVEAL)
    donor = await work.one(queries.donor(reach, donor_id), NoSuchDonor)
    await count_reveal(work, DonorRevealed)
    work.record(DonorRevealed(donor_id=donor.id, reason=data.reason))
    return sealing.phone(work, donor)


def _describe(work: Work, donor: Donor, data: DonorData) -> None:
    donor.describe(name=data.name, kind=data.kind, contact=data.contact)
    donor.person_id, donor.anonymous = data.person_id, data.anonymous
    if data.phone:
        sealing.set_phone(work, donor, data.phone)
