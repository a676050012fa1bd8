"""What the page of one assessment shows to whoever looks."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from litestar import Request

from wushe.evaluation import handed_down
from wushe.evaluation.access import allowed
from wushe.evaluation.kinds import Step
from wushe.evaluation.models import Assessment, Indicator
from wushe.evaluation.queries import assessments as queries, improving
from wushe.evaluation.schemas.entered import Because, EvidenceData, PanelData
from wushe.evaluation.service.counting import facts_of
from wushe.evaluation.showing import Sheet, compared, former_sheet, sheet
from wushe.evaluation.steps import next_step, stepper
from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.web.charts import Drawing, radar
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.organizations.models import Organization
from wushe.people.history import history


class Row(NamedTuple):
    """One indicator with the scores of each step, `cells` step -> (level, note, share in percent)."""

    indicator: Indicator
    scores: Mapping[Step, Any]
    fact: int | None
    is_weak: bool


async def detail(request: Request[Any, Any, Any], work: Work, assessment: Assessment) -> dict[str, Any]:
    """The names that `evaluation/show.html` wants."""
    now, before = await sheet(work, assessment), await former_sheet(work, assessment)
    can = await allowed(work, assessment)
    facts, tasks = await facts_of(work, assessment), await handed_down.of_period(work, assessment)
    return {
        "assessment": assessment, "rubric": now.rubric, "organization": await organization_of(work, assessment),
        "can": can, "next": next_step(assessment, can, len(now.weak)), "steps": stepper(assessment, now),
        "tasks": tasks, "groups": by_domain(now, facts), "latest": now.latest, "domains": now.domains, "weak": now.weak,
        "picture": _picture(now, before), "before": before,
        "comparison": compared(before, now) if before is not None else None,
        "plan": await work.rows(improving.plan(assessment.id)), "today": clock.today(),
        "evidence": await work.rows(queries.evidence(assessment.id)),
        "codes": {each.id: each for each in now.indicators},
        "panel": await work.rows(queries.panel(assessment.id)),
        "candidates": await _candidates(work, assessment) if can.opens else [],
        "because": {noun: Form.of(request, Because, noun=noun) for noun in ("return", "withdrawal")},
        "naming": Form.of(request, PanelData, id="panel"),
        "proving": Form.of(request, EvidenceData, id="evidence"),
        "refusal": refusal_in(request, Because),
        "history": await history(work, assessment.id),
    }  # fmt: skip


async def organization_of(work: Work, assessment: Assessment) -> Organization:
    return await work.get(Organization, assessment.organization_id)


def by_domain(now: Sheet, facts: Mapping[str, int]) -> list[tuple[Any, list[Row]]]:
    """(domain, rows) in the order in which the rubric comes to the domains."""
    weak = {each.id for each in now.weak}
    found: dict[Any, list[Row]] = {}
    for each in now.indicators:
        scores = {step: entry.scores[each.id] for step, entry in now.latest.items() if each.id in entry.scores}
        fact = facts.get(each.fact.value) if each.fact else None
        found.setdefault(each.domain, []).append(Row(each, scores, fact, each.id in weak))
    return list(found.items())


def _picture(now: Sheet, before: Sheet | None) -> Drawing | None:
    """The result as a radar, the assessment before under it."""
    if not now.domains:
        return None
    spokes = [domain.label.say() for domain in now.domains]
    earlier = _shape(before) if before is not None and before.domains else None
    return radar(_("各领域得分").say(), spokes, _shape(now), earlier, _("领域").say(), "organization")


def _shape(one: Sheet) -> tuple[str, dict[str, int]]:
    name = _("{since} 至 {until}").say(since=f"{one.assessment.since:%Y-%m}", until=f"{one.assessment.until:%Y-%m}")
    return name, {domain.label.say(): share for domain, share in one.domains.items()}


async def _candidates(work: Work, assessment: Assessment) -> list[tuple[UUID, str]]:
    """Social workers of the township who neither accompany the group nor sit there already."""
    workers = await work.rows(organizations.workers_of([assessment.organization_id], clock.today()))
    there = {row[1] for row in workers} | {row[0] for row in await work.rows(queries.panel(assessment.id))}
    return [(row[0], row[1]) for row in await work.rows(organizations.workers()) if row[0] not in there]
