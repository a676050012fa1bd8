"""捐赠票据: issued for what arrived, voided, issued again, waived, and verified by a stranger (慈善法 38)."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from wushe.communities import queries as communities
from wushe.donations.codes import parse_receipt_code, receipt_code
from wushe.donations.errors import (
    NoSuchInKind,
    NoSuchReceipt,
    NoSuchReceiving,
    ReceiptIssued,
    ReceiptWaived,
    Withdrawn,
)
from wushe.donations.events import DonationReceipted, ReceiptVoided, ReceiptWasWaived
from wushe.donations.kinds import Verdict
from wushe.donations.models import Donation, Donor, InKindGift, Receipt, Receiving
from wushe.donations.permissions import Donations
from wushe.donations.queries import in_kind, receipts as queries, receivings
from wushe.donations.schemas.entered import Verification, Voiding
from wushe.funds.models import Fund
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.ledger import posting, purposes
from wushe.ledger.restriction import Restriction
from wushe.people import queries as people
from wushe.people.acting import acting
from wushe.people.groups import Group

BOOK = "receipt"
"""The book of running numbers in the ledger."""


class _Said(NamedTuple):
    """What a receipt says of a thing that arrived: money of a donation, or a gift in kind."""

    donor_id: UUID
    given: str
    designation: str
    amount_fen: int | None
    arrived_on: date
    receiving_id: UUID | None = None
    donation_id: UUID | None = None
    in_kind_id: UUID | None = None


async def issue(work: Work, receiving_id: UUID) -> Receipt:
    """The receipt for money. Raises `ReceiptIssued`, `ReceiptWaived`, `Withdrawn`."""
    reach = work.require(Donations.RECEIPT)
    receiving = await work.one(receivings.receiving(reach, receiving_id), NoSuchReceiving)
    return await _issue(work, await _of_money(work, receiving))


async def issue_in_kind(work: Work, in_kind_id: UUID) -> Receipt:
    """The receipt for goods, labour or things. Raises `ReceiptIssued`, `Withdrawn`."""
    reach = work.require(Donations.RECEIPT)
    gift = await work.one(in_kind.gift(reach, in_kind_id, lock=True), NoSuchInKind)
    return await _issue(work, await _in_kind(work, gift))


async def _issue(work: Work, said: _Said) -> Receipt:
    """The number is taken last: whoever issues waits for it, and it is given back if this fails."""
    handler_id = acting(work)
    if await work.one_or_none(queries.valid_for(said.receiving_id, said.in_kind_id)):
        raise ReceiptIssued
    donor = await work.get(Donor, said.donor_id)
    [(_id, handler)] = await work.rows(people.names([handler_id]))
    before = await work.one_or_none(queries.last_void(said.receiving_id, said.in_kind_id))
    now = clock.now()
    year = clock.local_day(now).year
    number = await posting.next_number(work, BOOK, year)
    receipt = work.add(
        Receipt(
            id=new_id(), year=year, number=number, code=receipt_code(year, number), receiving_id=said.receiving_id,
            in_kind_id=said.in_kind_id, donor_id=donor.id, donor_name=donor.name, given=said.given,
            designation=said.designation, amount_fen=said.amount_fen, arrived_on=said.arrived_on, handler=handler,
            issued_by=handler_id, issued_at=now, replaces_id=before.id if before else None,
        )
    )  # fmt: skip
    await work.flush()
    work.record(
        DonationReceipted(
            receipt_id=receipt.id, donation_id=said.donation_id, in_kind_id=said.in_kind_id, donor_id=donor.id,
            year=year, number=number, amount_fen=said.amount_fen or 0,
        )
    )  # fmt: skip
    return receipt


async def _of_money(work: Work, receiving: Receiving) -> _Said:
    """Raises `Withdrawn`, `ReceiptWaived`."""
    if receiving.reversed_on is not None:
        raise Withdrawn
    if receiving.waived_on is not None:
        raise ReceiptWaived
    donation = await work.get(Donation, receiving.donation_id)
    fund = await work.get(Fund, donation.fund_id)
    designation = await designated(work, fund.name, donation.restriction)
    return _Said(
        donation.donor_id, _("货币捐赠（{way}）").say(way=receiving.way.label), designation, receiving.amount_fen,
        receiving.on, receiving_id=receiving.id, donation_id=donation.id,
    )  # fmt: skip


async def _in_kind(work: Work, gift: InKindGift) -> _Said:
    """Raises `Withdrawn`."""
    gift.refuse_if_withdrawn()
    given = _("{sort}捐赠：{title} {quantity} {unit}").say(
        sort=gift.sort.label, title=gift.title, quantity=gift.quantity, unit=gift.unit
    )
    where = dict(await work.rows(communities.names([gift.community_id]))) if gift.community_id else {}
    return _Said(
        gift.donor_id, given, where.get(gift.community_id, ""), gift.value_fen, gift.given_on, in_kind_id=gift.id
    )


async def designated(work: Work, fund: str, restriction: Restriction) -> str:
    """The fund and what the donor tied the money to, in words."""
    tied = [fund]
    if restriction.purpose_id:
        tied += [name for _id, name in await work.rows(purposes.names([restriction.purpose_id]))]
    if restriction.community_id:
        tied += [name for _id, name in await work.rows(communities.names([restriction.community_id]))]
    if restriction.group:
        tied.append(Group(restriction.group).label.say())
    if restriction.since or restriction.until:
        tied.append(f"{restriction.since or ''} – {restriction.until or ''}")
    return " · ".join(tied)


async def void(work: Work, receipt_id: UUID, data: Voiding) -> Receipt:
    """It stays in the book and matches nothing from now on. Raises `ReceiptVoid`."""
    reach = work.require(Donations.RECEIPT)
    return await void_now(
        work, await work.one(queries.receipt(reach, receipt_id, lock=True), NoSuchReceipt), data.reason
    )


async def void_now(work: Work, receipt: Receipt, reason: str) -> Receipt:
    """The same, for who has asked for permission."""
    receipt.void(at=clock.now(), by=work.person.person_id, reason=reason)
    await work.flush()
    donation_id = None
    if receipt.receiving_id:
        donation_id = (await work.get(Receiving, receipt.receiving_id)).donation_id
    work.record(
        ReceiptVoided(
            receipt_id=receipt.id, donation_id=donation_id, in_kind_id=receipt.in_kind_id, donor_id=receipt.donor_id,
            year=receipt.year, number=receipt.number,
        )
    )  # fmt: skip
    return receipt


async def reissue(work: Work, receipt_id: UUID, data: Voiding) -> Receipt:
    """Void it and issue another that names it. Raises `ReceiptVoid`, `ReceiptWaived`, `Withdrawn`."""
    former = await void(work, receipt_id, data)
    if former.receiving_id:
        return await issue(work, former.receiving_id)
    return await issue_in_kind(work, former.in_kind_id or former.id)


async def waive(work: Work, receiving_id: UUID) -> Receiving:
    """The donor did not want a receipt, and that is kept. Raises `ReceiptIssued`, `ReceiptWaived`, `Withdrawn`."""
    reach = work.require(Donations.RECEIPT)
    receiving = await work.one(receivings.receiving(reach, receiving_id), NoSuchReceiving)
    if await work.one_or_none(queries.valid_for(receiving.id, None)):
        raise ReceiptIssued
    said = await _of_money(work, receiving)
    receiving.waived_on = clock.today()
    await work.flush()
    work.record(ReceiptWasWaived(receiving_id=receiving.id, donation_id=receiving.donation_id, donor_id=said.donor_id))
    return receiving


async def verify(work: Work, data: Verification) -> Verdict:
    """Whether a paper is what was issued, and nothing more: neither donor nor amount leave the product."""
    work.require(Donations.VERIFY)
    code = parse_receipt_code(data.number)
    receipt = await work.one_or_none(queries.receipt_coded(code)) if code else None
    if receipt is None or (data.amount is not None and data.amount != receipt.amount_fen):
        return Verdict.NO_MATCH
    return Verdict.VOID if receipt.voided_at else Verdict.MATCHES
