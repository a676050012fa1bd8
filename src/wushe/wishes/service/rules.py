"""What the township has set for its micro-wishes."""

from wushe.kernel.money import show_yuan
from wushe.kernel.work import Work
from wushe.wishes.errors import TooDear
from wushe.wishes.events import WishRulesChanged
from wushe.wishes.models import WishRules
from wushe.wishes.models.rules import CLAIM_DAYS, DEAREST, LIMIT_FEN
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import wishes as queries
from wushe.wishes.schemas.entered import RulesData


async def rules_of(work: Work) -> WishRules:
    """The township's own, or the usual. For verbs that have asked for a permission."""
    kept = await work.one_or_none(queries.rules(work.tenant.id))
    return kept or WishRules(id=work.tenant.id, limit_fen=LIMIT_FEN, claim_days=CLAIM_DAYS, version=0)


async def change_rules(work: Work, data: RulesData) -> WishRules:
    """For wishes and claims from now on; raises `TooDear` beyond what is micro, `Stale`."""
    work.require(Wishes.CONFIGURE)
    if data.limit > DEAREST:
        raise TooDear(most=show_yuan(DEAREST)).beside("limit")
    kept = await work.one_or_none(queries.rules(work.tenant.id))
    if kept is None:
        kept = work.add(WishRules(id=work.tenant.id))
    else:
        work.check_version(kept)
    kept.limit_fen, kept.claim_days = data.limit, data.claim_days
    work.record(WishRulesChanged(limit_fen=kept.limit_fen, claim_days=kept.claim_days))
    await work.flush()
    return kept
