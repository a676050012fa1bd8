"""Volunteers: the helping hand."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from wushe.kernel.clock import today
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique
from wushe.people.errors import AlreadyVolunteer
from wushe.people.kinds import Skill, Slot
from wushe.people.models.consent import consent_key


def _codes(kind: type[Skill] | type[Slot]) -> str:
    return f"ARRAY[{', '.join(repr(member.value) for member in kind)}]::text[]"


class Volunteer(TenantModel, Versioned):
    """What a person offers as a volunteer and when. Who left stays, because hours point at the person.

    `public_consent_id`: the person agreed to be shown by name; without it public pages show a mask.
    """

    __tablename__ = "volunteer"
    grants = "SELECT, INSERT, UPDATE"

    person_id: Mapped[UUID]
    skills: Mapped[list[str]]
    availability: Mapped[list[str]]
    joined_on: Mapped[date]
    left_on: Mapped[date | None]
    public_consent_id: Mapped[UUID | None]
    public_consent_stands: Mapped[bool | None]

    __table_args__ = (
        tenant_key("person_id", "person"),
        tenant_unique("person_id"),
        consent_key("public_consent_id", "public_consent_stands", "fk_volunteer_public_consent"),
        CheckConstraint(f"skills <@ {_codes(Skill)}", name="skills_known"),
        CheckConstraint(f"availability <@ {_codes(Slot)}", name="availability_known"),
        CheckConstraint("left_on >= joined_on", name="leaves_after_joining"),
        CheckConstraint(
            "(public_consent_id IS NULL) = (public_consent_stands IS NULL) AND public_consent_stands IS NOT FALSE",
            name="public_with_consent",
        ),
        Index("ix_volunteer_joined_on", "tenant_id", "joined_on"),
    )

    @property
    def is_public(self) -> bool:
        return self.public_consent_id is not None

    @property
    def has_left(self) -> bool:
        return self.left_on is not None

    def offer(self, skills: list[Skill], availability: list[Slot]) -> None:
        """Each once, in the order of the lists people choose from."""
        self.skills = [skill.value for skill in Skill if skill in skills]
        self.availability = [slot.value for slot in Slot if slot in availability]

    def show(self, consent_id: UUID | None) -> None:
        """Show the person by name under this consent, or no longer."""
        self.public_consent_id = consent_id
        self.public_consent_stands = None if consent_id is None else True

    def rejoin(self) -> None:
        if not self.has_left:
            raise AlreadyVolunteer
        self.joined_on, self.left_on = today(), None

    def leave(self) -> None:
        self.left_on = self.left_on or max(today(), self.joined_on)
        self.show(None)


refuses("uq_volunteer_tenant_id_person_id", AlreadyVolunteer)
