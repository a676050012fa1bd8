"""What a group is weak at, by its newest assessment, in the words of mentors."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from wushe.evaluation.kinds import Domain
from wushe.evaluation.queries import weak_domains
from wushe.kernel.work import Work
from wushe.mentoring.kinds import Field

MENDS = {
    Domain.STAFFING: Field.GOVERNANCE, Domain.RESOURCES: Field.RESOURCES, Domain.PLANNING: Field.PLANNING,
    Domain.GOVERNANCE: Field.GOVERNANCE, Domain.RESULTS: Field.PLANNING, Domain.FINANCE: Field.FINANCE,
    Domain.PARTICIPATION: Field.DELIBERATION, Domain.CULTIVATION: Field.VOLUNTEERS,
}  # fmt: skip
"""Which mentor's field mends which weak domain of an assessment."""


async def weak_fields(work: Work, organization_ids: Collection[UUID]) -> Mapping[UUID, list[Field]]:
    """Nothing where there is no assessment, or where nothing was weak."""
    found: dict[UUID, dict[Field, None]] = defaultdict(dict)
    for organization_id, domain in await work.rows(weak_domains(organization_ids)):
        found[organization_id][MENDS[domain]] = None
    return {organization_id: [*fields] for organization_id, fields in found.items()}
