"""Opening the store, and what the township has set for it."""

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.store.errors import StoreClosed
from wushe.store.events import StoreOpened, StoreRulesChanged
from wushe.store.models import StoreRules
from wushe.store.permissions import Store
from wushe.store.queries import balances as queries
from wushe.store.schemas.entered import RulesData


async def rules_of(work: Work) -> StoreRules | None:
    """None where the store is not open. For verbs that have asked for a permission."""
    return await work.one_or_none(queries.rules(work.tenant.id))


async def open_rules(work: Work) -> StoreRules:
    """Raises `StoreClosed`."""
    return await work.one(queries.rules(work.tenant.id), StoreClosed)


async def set_rules(work: Work, data: RulesData) -> StoreRules:
    """The first time opens the store. Credit that was given stays as it is. Raises `Stale`."""
    work.require(Store.CONFIGURE)
    rules = await rules_of(work)
    if rules is None:
        rules = work.add(StoreRules(id=work.tenant.id, opened_on=clock.today()))
        work.record(StoreOpened(opened_on=rules.opened_on))
    else:
        work.check_version(rules)
    rules.percent, rules.lasts, rules.pickup_days = data.percent, data.lasts, data.pickup_days
    work.record(StoreRulesChanged(percent=data.percent, lasts=data.lasts or 0, pickup_days=data.pickup_days))
    await work.flush()
    return rules
