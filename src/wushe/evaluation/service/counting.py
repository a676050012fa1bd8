"""What the product fills in: numbers of a group's period, counted from rows."""

from wushe.activities.queries.outputs import Scope, outputs
from wushe.evaluation.kinds import Fact
from wushe.evaluation.models import Assessment
from wushe.evaluation.queries import counting as queries
from wushe.kernel.work import Work


async def facts_of(work: Work, assessment: Assessment) -> dict[str, int]:
    """Code of the fact -> number; what was counted on the day of the conclusion stays."""
    if assessment.facts is not None:
        return assessment.facts
    group, since, until = assessment.organization_id, assessment.since, assessment.until
    members, core = (await work.rows(queries.persons(group, until)))[0]
    came = (await work.rows(outputs(Scope(organization_id=group, since=since, until=until))))[0]
    return {
        Fact.MEMBERS.value: members,
        Fact.CORE_MEMBERS.value: core,
        Fact.PLANS.value: await work.scalar(queries.plans(group, since, until)) or 0,
        Fact.SESSIONS.value: int(came.sessions),
        Fact.PERSON_TIMES.value: int(came.person_times),
        Fact.MINUTES.value: int(came.minutes),
    }
