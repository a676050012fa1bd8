"""Goods, labour and things: recorded with their value, or counted."""

from uuid import UUID

from wushe.donations.errors import BasisUnfit, NoSuchDonor, NoSuchInKind, NothingGiven, ReceiptIssued, ReceivedAhead
from wushe.donations.events import InKindRecorded, InKindWithdrawn
from wushe.donations.kinds import Basis, InKindSort
from wushe.donations.models import InKindGift
from wushe.donations.permissions import Donations
from wushe.donations.queries import donors, in_kind as queries, receipts
from wushe.donations.schemas.entered import NewInKind
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work


async def record_in_kind(work: Work, data: NewInKind) -> InKindGift:
    """Raises `BasisUnfit`, `NothingGiven`, `ReceivedAhead`."""
    reach = work.require(Donations.EDIT)
    _refuse_unfit(data)
    donor = await work.one(donors.donor(reach, data.donor_id), NoSuchDonor)
    gift = work.add(
        InKindGift(
            id=new_id(), donor_id=donor.id, sort=data.sort, title=data.title, quantity=data.quantity, unit=data.unit,
            basis=data.basis, value_fen=data.value, community_id=data.community_id, given_on=data.given_on,
            receiver_id=data.receiver_id or work.person.person_id, anonymous=data.anonymous or donor.anonymous,
            words=data.words, recorded_by=work.person.person_id,
        )
    )  # fmt: skip
    await work.flush()
    work.record(
        InKindRecorded(
            in_kind_id=gift.id, donor_id=donor.id, sort=gift.sort, quantity=gift.quantity, value_fen=gift.value_fen or 0
        )
    )
    return gift


def _refuse_unfit(data: NewInKind) -> None:
    if data.given_on > clock.today():
        raise ReceivedAhead().beside("given_on")
    if data.value == 0:
        raise NothingGiven().beside("value")
    if len({data.sort is InKindSort.ITEMS, data.value is None, data.basis is Basis.NONE}) > 1:
        raise BasisUnfit().beside("value")


async def withdraw_in_kind(work: Work, in_kind_id: UUID) -> InKindGift:
    """It was entered by mistake. Raises `Withdrawn`, and `ReceiptIssued` while a receipt is valid."""
    reach = work.require(Donations.EDIT)
    gift = await work.one(queries.gift(reach, in_kind_id, lock=True), NoSuchInKind)
    work.check_version(gift)
    if await work.one_or_none(receipts.valid_for(None, gift.id)):
        raise ReceiptIssued
    gift.withdraw(clock.now())
    await work.flush()
    work.record(InKindWithdrawn(in_kind_id=gift.id, donor_id=gift.donor_id))
    return gift
