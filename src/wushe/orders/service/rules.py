"""What the township has set for its service orders."""

from wushe.kernel.work import Work
from wushe.orders.events import OrderRulesChanged
from wushe.orders.models import OrderRules
from wushe.orders.models.rules import CONFIRM_DAYS
from wushe.orders.permissions import Orders
from wushe.orders.queries import orders as queries
from wushe.orders.schemas.entered import RulesData


async def rules_of(work: Work) -> OrderRules:
    """The township's own, or the usual. For verbs that have asked for a permission."""
    kept = await work.one_or_none(queries.rules(work.tenant.id))
    return kept or OrderRules(id=work.tenant.id, confirm_days=CONFIRM_DAYS, version=0)


async def change_rules(work: Work, data: RulesData) -> OrderRules:
    """For services that are finished from now on; raises `Stale`."""
    work.require(Orders.CONFIGURE)
    kept = await work.one_or_none(queries.rules(work.tenant.id))
    if kept is None:
        kept = work.add(OrderRules(id=work.tenant.id))
    else:
        work.check_version(kept)
    kept.confirm_days = data.confirm_days
    work.record(OrderRulesChanged(confirm_days=kept.confirm_days))
    await work.flush()
    return kept
