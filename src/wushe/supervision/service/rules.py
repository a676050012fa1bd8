"""What the township has set for visits."""

from wushe.kernel.work import Work
from wushe.supervision.events import VisitRhythmChanged
from wushe.supervision.models import SupervisionRules
from wushe.supervision.models.rules import VISIT_DAYS
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import visits as queries
from wushe.supervision.schemas.visits import RulesData


async def rules_of(work: Work) -> SupervisionRules:
    """The township's own, or the usual. For verbs and pages that have asked for a permission."""
    kept = await work.one_or_none(queries.rules(work.tenant.id))
    return kept or SupervisionRules(id=work.tenant.id, visit_days=VISIT_DAYS, version=0)


async def change_rules(work: Work, data: RulesData) -> SupervisionRules:
    """From now on; what was due by the old rhythm is due by the new one. Raises `Stale`."""
    work.require(Supervision.CONFIGURE)
    kept = await work.one_or_none(queries.rules(work.tenant.id))
    if kept is None:
        kept = work.add(SupervisionRules(id=work.tenant.id))
    else:
        work.check_version(kept)
    kept.visit_days = data.visit_days
    work.record(VisitRhythmChanged(days=kept.visit_days))
    await work.flush()
    return kept
