"""The custody account as a pot that payments are asked out of."""

from collections.abc import Sequence
from uuid import UUID

from wushe.custody import queries
from wushe.custody.errors import NoSuchAgreement
from wushe.custody.kinds import AgreementState
from wushe.custody.permissions import Custody
from wushe.custody.schemas import AgreementFilters
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.payments import pots
from wushe.payments.pots import Pot, PotKind


async def to_ask(work: Work, agreement_id: UUID) -> Pot:
    """Raises `NotInForce` and `AgreementOver`; the owner is paid and nobody else."""
    agreement = await work.one(queries.agreement_to_ask(agreement_id), NoSuchAgreement)
    return Pot(
        agreement.spendable(), agreement.title, agreement.owner_id,
        agreement.purpose_id, agreement.community_id, agreement.group,
    )  # fmt: skip


async def choices(work: Work) -> Sequence[tuple[UUID, str]]:
    """The agreements in force that the person reads."""
    if not work.may(Custody.READ):
        return []
    found = queries.agreements(work.require(Custody.READ), AgreementFilters(state=AgreementState.IN_FORCE))
    return [(each.id, each.title) for each in await work.all(found.order_by(*queries.ORDER).limit(MOST_CHOICES))]


MOST_CHOICES = 100
POT = pots.register(PotKind("custody", _("代管资金"), "/custody/{holder_id}", to_ask, queries.names, choices=choices))
