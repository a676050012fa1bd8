"""What every township begins with: the first version of both rubrics."""

from collections.abc import Iterator, Sequence

from wushe.evaluation.kinds import Nature, RubricKind
from wushe.evaluation.models import Indicator, Rubric
from wushe.evaluation.queries import rubrics as queries
from wushe.evaluation.standard import RUBRICS
from wushe.kernel import clock
from wushe.kernel.database.bulk import NewRow, insert_rows
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.tenancy.entries import Change, ChangeKind, TownshipEntry


async def furnish(work: Work, entry: TownshipEntry) -> Sequence[Change]:
    """Both rubrics, where the township has none: its own versions stay."""
    if not entry.is_new and await work.one_or_none(queries.any_rubric()):
        return []
    ids = {kind: new_id() for kind in RubricKind}
    at, lines = clock.now(), _lines()
    rubrics = [
        {"id": ids[kind], "kind": kind.value, "number": 1, "note": "", "published_at": at, **lines}
        for kind in RubricKind
    ]
    await insert_rows(work.session, Rubric, rubrics, tenant_id=work.tenant.id)
    indicators = [row for kind in RubricKind for row in _indicators(kind, ids[kind])]
    await insert_rows(work.session, Indicator, indicators, tenant_id=work.tenant.id)
    return [Change(ChangeKind.ADDED, _("评估细则"), kind.label.say()) for kind in RubricKind]


def _lines() -> dict[str, int]:
    """The columns' defaults, which plain rows have to say."""
    names = ("weak_below", "star_1", "star_2", "star_3", "star_4", "star_5", "star_months", "plan_days")
    table = Rubric.__table__
    return {name: table.c[name].default.arg for name in names}


def _indicators(kind: RubricKind, rubric_id: object) -> Iterator[NewRow]:
    starts_at = 0
    for rank, each in enumerate(RUBRICS[kind]):
        yield {
            "id": new_id(), "rubric_id": rubric_id, "code": each.code, "domain": each.domain.value,
            "nature": Nature.CORE.value, "name": each.name, "explanation": each.explanation, "weight": each.weight,
            "levels": each.levels, "fact": each.fact.value if each.fact else None, "required": each.required,
            "standard_weight": each.weight, "rank": rank, "starts_at": starts_at,
        }  # fmt: skip
        starts_at += each.weight
