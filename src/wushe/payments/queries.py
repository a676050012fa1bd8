"""Questions about payment requests."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from msgspec import structs
from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, literal, or_, select
from sqlalchemy.orm import undefer

from wushe.kernel.files.models import StoredFile
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.ledger.kinds import AccountKind
from wushe.ledger.models import Account, Holding
from wushe.organizations.kinds import Stage
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to, changeable, led_by
from wushe.payments.kinds import PaymentState
from wushe.payments.models import Invoice, PaymentRequest
from wushe.payments.schemas import PaymentFilters

WAITING = (PaymentState.ASKED, PaymentState.APPROVED)
ORDER = (PaymentRequest.urgency.desc(), PaymentRequest.id.desc())
"""The order of every list: what waits for a decision, what waits to be paid, the rest; each the newest first."""


def reached(reach: Reach) -> ColumnElement[bool]:
    """Somebody reaches what they asked for and what their own, assigned or community's organisations are paid."""
    return reach.clause(
        own=lambda person_id: or_(PaymentRequest.payee_id.in_(led_by(person_id)), PaymentRequest.asked_by == person_id),
        assigned=lambda person_id: PaymentRequest.payee_id.in_(assigned_to(person_id)),
        community=lambda communities: or_(
            PaymentRequest.community_id.in_(communities),
            PaymentRequest.payee_id.in_(select(Organization.id).where(Organization.community_id.in_(communities))),
        ),
    )


def matching(reach: Reach, filters: PaymentFilters) -> list[ColumnElement[bool]]:
    conditions = [reached(reach), *map(_said, search_patterns(filters.q))]
    if filters.state is not None:
        conditions.append(PaymentRequest.state == filters.state)
    if filters.pot_kind:
        conditions.append(PaymentRequest.pot_kind == filters.pot_kind)
    if filters.payee_id is not None:
        conditions.append(PaymentRequest.payee_id == filters.payee_id)
    if filters.mine:
        conditions.append(PaymentRequest.state.in_(WAITING))
    if filters.besides is not None:
        conditions.append(PaymentRequest.asked_by != filters.besides)
    return conditions


def _said(pattern: str) -> ColumnElement[bool]:
    paid = select(Organization.id).where(Organization.search.like(pattern, escape=ESCAPE))
    return or_(func.lower(PaymentRequest.number).like(pattern, escape=ESCAPE), PaymentRequest.payee_id.in_(paid))


def as_read_by(person_id: UUID | None, filters: PaymentFilters) -> PaymentFilters:
    """What waits for somebody is never what they asked for themselves."""
    return structs.replace(filters, besides=person_id) if filters.mine else filters


def payments(reach: Reach, filters: PaymentFilters) -> Select[PaymentRequest]:
    return select(PaymentRequest).where(*matching(reach, filters))


def lines(reach: Reach, filters: PaymentFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `PaymentLine`, with those of `ORDER`, for the lean path."""
    columns = (
        PaymentRequest.id,
        PaymentRequest.number,
        PaymentRequest.pot_kind,
        PaymentRequest.holder_id,
        PaymentRequest.payee_id,
        PaymentRequest.amount_fen,
        PaymentRequest.state,
        PaymentRequest.asked_by,
        PaymentRequest.asked_at,
        PaymentRequest.paid_on,
        PaymentRequest.urgency,
    )
    return select(*columns).where(*matching(reach, filters))


def waiting(reach: Reach, state: PaymentState) -> Select[PaymentRequest]:
    """Those in that state that the person may do something about, the oldest first."""
    filters = as_read_by(reach.person_id, PaymentFilters(state=state, mine=True))
    return payments(reach, filters).order_by(PaymentRequest.id)


def waiting_count(reach: Reach, state: PaymentState) -> Select[int]:
    return select(func.count()).select_from(waiting(reach, state).order_by(None).subquery())


def payment(reach: Reach, payment_id: UUID) -> Select[PaymentRequest]:
    return select(PaymentRequest).where(PaymentRequest.id == payment_id, reached(reach))


def payment_to_change(reach: Reach, payment_id: UUID) -> Select[PaymentRequest]:
    """The same, locked until the end of the work: who decides, pays or withdraws waits for the other."""
    found = payment(reach, payment_id)
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def payment_behind(about_id: UUID) -> Select[PaymentRequest]:
    """The request that an entry of the ledger is about, locked."""
    found = select(PaymentRequest).where(PaymentRequest.id == about_id)
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def payments_of(holder_id: UUID) -> Select[PaymentRequest]:
    """Those out of one pot, the newest first."""
    return select(PaymentRequest).where(PaymentRequest.holder_id == holder_id).order_by(PaymentRequest.id.desc())


def unfinished_count(holder_id: UUID) -> Select[int]:
    """How many out of one pot are still to be decided, paid, or proved."""
    unfinished = [*WAITING, PaymentState.PAID]
    return select(func.count(PaymentRequest.id)).where(
        PaymentRequest.holder_id == holder_id, PaymentRequest.state.in_(unfinished)
    )


def open_of(holder_ids: Iterable[UUID]) -> Select[UUID, int]:
    """(holder, fen) set aside for requests that are neither paid nor given back."""
    return _sums(holder_ids, *WAITING)


def paid_of(holder_ids: Iterable[UUID]) -> Select[UUID, int]:
    """(holder, fen) that were paid out of its pot."""
    return _sums(holder_ids, PaymentState.PAID, PaymentState.CLOSED)


def _sums(holder_ids: Iterable[UUID], *states: PaymentState) -> Select[UUID, int]:
    return (
        select(PaymentRequest.holder_id, cast(func.sum(PaymentRequest.amount_fen), BigInteger))
        .where(PaymentRequest.holder_id.in_(list(holder_ids)), PaymentRequest.state.in_(states))
        .group_by(PaymentRequest.holder_id)
    )


def payee(reach: Reach, organization_id: UUID) -> Select[Organization]:
    """An organisation that the person may ask for. Its leader cannot change until the end of the work."""
    return any_payee(organization_id).where(changeable(reach))


def payees(reach: Reach) -> Select[UUID, str]:
    """(id, name) of the living organisations that the person may ask for or reads about, for select fields."""
    return (
        select(Organization.id, Organization.name)
        .where(changeable(reach), Organization.stage != Stage.DISSOLVED)
        .order_by(Organization.spelling, Organization.id)
    )


def any_payee(organization_id: UUID) -> Select[Organization]:
    """The organisation; its leader cannot change until the end of the work."""
    return select(Organization).where(Organization.id == organization_id).with_for_update(read=True)


def invoices_of(payment_id: UUID) -> Select[Invoice, StoredFile]:
    """(invoice, its file without the content) in the order they were added."""
    return _with_files().where(Invoice.request_id == payment_id).order_by(Invoice.id)


def invoice_file(reach: Reach, payment_id: UUID, invoice_id: UUID) -> Select[StoredFile]:
    """The file with its content."""
    return (
        select(StoredFile)
        .join(Invoice, and_(Invoice.tenant_id == StoredFile.tenant_id, Invoice.file_id == StoredFile.id))
        .join(
            PaymentRequest, and_(PaymentRequest.tenant_id == Invoice.tenant_id, PaymentRequest.id == Invoice.request_id)
        )
        .where(Invoice.id == invoice_id, Invoice.request_id == payment_id, reached(reach))
        .options(undefer(StoredFile.content))
    )


def invoice_count(payment_id: UUID) -> Select[int]:
    return select(func.count(Invoice.id)).where(Invoice.request_id == payment_id)


def _with_files() -> Select[Invoice, StoredFile]:
    return select(Invoice, StoredFile).join(
        StoredFile, and_(StoredFile.tenant_id == Invoice.tenant_id, StoredFile.id == Invoice.file_id)
    )


def banks_of(sources: Collection[UUID]) -> Select[UUID, UUID]:
    """(source, bank account) where the sources lie, for each the account with the most of it last."""
    return (
        select(Holding.source_id, Holding.account_id)
        .join(Account, and_(Account.tenant_id == Holding.tenant_id, Account.id == Holding.account_id))
        .where(Account.kind == AccountKind.BANK, Holding.source_id.in_(list(sources)), Holding.fen > 0)
        .order_by(Holding.fen, Holding.account_id)
    )


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, number) of these requests."""
    return select(PaymentRequest.id, PaymentRequest.number).where(PaymentRequest.id.in_(list(ids)))


def summaries(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, number and what it is for) of these requests: 摘要 of the vouchers."""
    said = PaymentRequest.number + literal(" ") + PaymentRequest.what
    return select(PaymentRequest.id, said).where(PaymentRequest.id.in_(list(ids)))


calls(names, "payment_id")
calls(summaries, "about_id")
