"""Questions about the year's money that everybody may ask. What was reversed did not happen."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, cast, exists, func, or_, select
from sqlalchemy.orm import aliased

from wushe.donations.kinds import DonorKind, InKindSort
from wushe.donations.models import Donation, Donor, InKindGift, Receiving
from wushe.funds.models import Fund, Promise
from wushe.kernel.database.model import TenantModel
from wushe.ledger.kinds import EntryKind, SourceKind
from wushe.ledger.models import Entry, Purpose, Source, Transfer
from wushe.ledger.pots import tree
from wushe.organizations.models import Organization
from wushe.payments.models import PaymentRequest


def in_kind(year: int) -> Select[InKindSort, int, int]:
    """(goods, labour or things, number of gifts, fen) that were given in the year and not withdrawn."""
    fen = cast(func.coalesce(func.sum(InKindGift.value_fen), 0), BigInteger)
    return (
        select(InKindGift.sort, func.count(), fen)
        .where(
            InKindGift.given_on >= date(year, 1, 1),
            InKindGift.given_on <= date(year, 12, 31),
            InKindGift.withdrawn_at.is_(None),
        )
        .group_by(InKindGift.sort)
        .order_by(fen.desc(), InKindGift.sort)
    )


def received(year: int) -> Select[UUID, SourceKind, int]:
    """(fund, kind of source, fen) that came into funds in the year."""
    return (
        select(Fund.id, Source.kind, _fen())
        .select_from(Transfer)
        .join(Entry, _same(Entry, Entry.id == Transfer.entry_id))
        .join(Source, _same(Source, Source.id == Transfer.source_id))
        .join(Fund, _same(Fund, Fund.account_id == Transfer.credit_id))
        .where(Entry.kind == EntryKind.RECEIPT, Entry.year == year, ~_undone())
        .group_by(Fund.id, Source.kind)
    )


def spent(year: int) -> Select[UUID, str, int]:
    """(fund, name of the purpose or None, fen) that was paid out of funds in the year."""
    within = tree(select(Fund.account_id))
    return (
        select(Fund.id, Purpose.name, _fen())
        .select_from(Transfer)
        .join(Entry, _same(Entry, Entry.id == Transfer.entry_id))
        .join(within, and_(within.c.tenant_id == Transfer.tenant_id, within.c.account_id == Transfer.debit_id))
        .join(Fund, _same(Fund, Fund.account_id == within.c.root_id))
        .outerjoin(Purpose, _same(Purpose, Purpose.id == Transfer.purpose_id))
        .where(Transfer.spent, Entry.year == year, ~_undone())
        .group_by(Fund.id, Purpose.name)
    )


def funds() -> Select[Fund]:
    """Every fund by the sound of its name."""
    return select(Fund).order_by(Fund.name_key, Fund.id)


def gifts(year: int) -> Select[str, date, int]:
    """(giver or empty, day, fen), the newest first. Persons are never named, others unless they wish not to be."""
    named = and_(Donor.kind != DonorKind.PERSON, Donation.anonymous.is_(False))
    return (
        select(case((named, Donor.name), else_=""), Receiving.on, Receiving.amount_fen)
        .select_from(Receiving)
        .join(Donation, and_(Donation.tenant_id == Receiving.tenant_id, Donation.id == Receiving.donation_id))
        .join(Donor, and_(Donor.tenant_id == Donation.tenant_id, Donor.id == Donation.donor_id))
        .where(func.extract("year", Receiving.on) == year, Receiving.reversed_on.is_(None))
        .order_by(Receiving.on.desc(), Receiving.id.desc())
    )


def payments(year: int) -> Select[date, str, str, str, int]:
    """(day, organisation or None, purpose or None, fund, fen) of payments out of funds, the newest first."""
    within = tree(select(Fund.account_id))
    payee = or_(
        and_(PaymentRequest.entry_id == Entry.id, Organization.id == PaymentRequest.payee_id),
        and_(Promise.id == Entry.about_id, Organization.id == Promise.organization_id),
    )
    return (
        select(Entry.on, Organization.name, Purpose.name, Fund.name, _fen())
        .select_from(Transfer)
        .join(Entry, _same(Entry, Entry.id == Transfer.entry_id))
        .join(within, and_(within.c.tenant_id == Transfer.tenant_id, within.c.account_id == Transfer.debit_id))
        .join(Fund, _same(Fund, Fund.account_id == within.c.root_id))
        .outerjoin(Purpose, _same(Purpose, Purpose.id == Transfer.purpose_id))
        .outerjoin(PaymentRequest, _same(PaymentRequest, PaymentRequest.entry_id == Entry.id))
        .outerjoin(Promise, _same(Promise, Promise.id == Entry.about_id))
        .outerjoin(Organization, _same(Organization, payee))
        .where(Transfer.spent, Entry.year == year, ~_undone())
        .group_by(Entry.id, Entry.on, Entry.number, Organization.name, Purpose.name, Fund.name)
        .order_by(Entry.on.desc(), Entry.number.desc())
    )


def _same(model: type[TenantModel], on: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(model.tenant_id == Transfer.tenant_id, on)


def _undone() -> ColumnElement[bool]:
    undoing = aliased(Entry)
    return exists().where(undoing.tenant_id == Transfer.tenant_id, undoing.reverses_id == Transfer.entry_id)


def _fen() -> ColumnElement[int]:
    """PostgreSQL sums whole numbers as numeric; fen stay whole."""
    return cast(func.coalesce(func.sum(Transfer.fen), 0), BigInteger)
