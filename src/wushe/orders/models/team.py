"""一村一团队，一人多服务: the organisation that serves a village, and what each of its members offers."""

from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, tenant_key, tenant_unique
from wushe.orders.errors import HasTeam
from wushe.orders.kinds import ServiceKind


class VillageTeam(TenantModel):
    """Which organisation serves the community; its members are those of the organisation's roster."""

    __tablename__ = "village_team"
    grants = "SELECT, INSERT, UPDATE"

    community_id: Mapped[UUID]
    organization_id: Mapped[UUID]

    __table_args__ = (
        tenant_key("community_id", "community"),
        tenant_key("organization_id", "organization"),
        tenant_unique("community_id"),
        Index("ix_village_team_organization", "tenant_id", "organization_id"),
    )


class TeamService(TenantModel):
    """One service that one member offers. It counts while the roster has the member."""

    __tablename__ = "team_service"
    grants = "SELECT, INSERT, DELETE"

    team_id: Mapped[UUID]
    person_id: Mapped[UUID]
    kind: Mapped[ServiceKind]

    __table_args__ = (
        tenant_key("team_id", "village_team"),
        tenant_key("person_id", "person"),
        tenant_unique("team_id", "person_id", "kind"),
    )


refuses("uq_village_team_tenant_id_community_id", HasTeam)
