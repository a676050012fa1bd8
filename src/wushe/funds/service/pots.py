"""What payments can be asked out of: a promise to a linkage, and an instalment whose milestone is confirmed."""

from uuid import UUID

from wushe.funds.errors import MilestoneOpen, NoSuchInstalment, NoSuchPromise
from wushe.funds.kinds import AwardState
from wushe.funds.models import Award, Fund
from wushe.funds.queries import awards as found, promises
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.payments import pots
from wushe.payments.pots import Pot, PotKind


async def promise_to_ask(work: Work, promise_id: UUID) -> Pot:
    """Raises `NoSuchPromise`, `PromiseSettled`."""
    promise = await work.one(promises.promise_to_pay(promise_id), NoSuchPromise)
    promise.refuse_if_settled()
    fund = await work.get(Fund, promise.fund_id)
    return Pot(
        promise.account_id, fund.name, promise.organization_id, promise.purpose_id, promise.community_id, promise.group
    )


async def instalment_to_ask(work: Work, instalment_id: UUID) -> Pot:
    """Raises `NoSuchInstalment`, `AwardSettled`, `MilestoneOpen`."""
    instalment = await work.one(found.instalment(instalment_id), NoSuchInstalment)
    award: Award = await work.get(Award, instalment.award_id, lock=True)
    award.must_be(AwardState.APPROVED)
    if instalment.account_id is None:
        raise MilestoneOpen
    name = f"{award.title} · {instalment.title}"
    return Pot(
        instalment.account_id, name, award.organization_id, award.purpose_id, award.community_id, award.group
    )  # fmt: skip


PROMISE = pots.register(
    PotKind("promise", _("联动承诺资金"), "/promises/{holder_id}", promise_to_ask, promises.names_of_promises)
)
INSTALMENT = pots.register(
    PotKind("instalment", _("资助分期"), "/instalments/{holder_id}", instalment_to_ask, found.instalment_titles)
)
