"""What a group may call itself today, and how it came to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wushe.evaluation.models import Assessment, OfficialGrade, StarRating
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import assessments, standing as queries
from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.models import Organization


@dataclass(frozen=True, slots=True)
class Standing:
    """Two facts that never mix: the township's stars, the bureau's grade. Each None where none holds today."""

    log: Sequence[StarRating]
    grades: Sequence[OfficialGrade]
    assessments: Sequence[Assessment]
    on: date

    @property
    def stars(self) -> StarRating | None:
        newest = self.log[0] if self.log else None
        return newest if newest is not None and newest.holds_on(self.on) else None

    @property
    def ended(self) -> StarRating | None:
        """Stars that were not taken away but have run out."""
        newest = self.log[0] if self.log else None
        return newest if newest is not None and newest.stars and not newest.holds_on(self.on) else None

    @property
    def grade(self) -> OfficialGrade | None:
        return next((each for each in self.grades if each.holds_on(self.on)), None)


async def of_group(work: Work, organization_id: UUID) -> Standing:
    return Standing(
        await work.all(queries.star_log(organization_id)), await work.all(queries.grades([organization_id])),
        await work.all(assessments.of_organization(organization_id)), clock.today(),
    )  # fmt: skip


async def reached_organization(work: Work, organization_id: UUID) -> Organization:
    """Where the person reads evaluations of the group. Raises `NoSuchOrganization`."""
    return await work.one(of_group_reached(work, organization_id), NoSuchOrganization)


def of_group_reached(work: Work, organization_id: UUID) -> assessments.Groups:
    """The group, if the person reads its evaluations; raises `Forbidden`."""
    reached = assessments.of_group(work.require(Evaluation.READ), Organization.id)
    return assessments.group(organization_id).where(reached)
