"""Where work happens: a township, a county, or the platform itself."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from wushe.kernel.i18n import _
from wushe.kernel.work import Tenant


class PlaceKind(StrEnum):
    """Each is a tenant of the database with its own journal and roles."""

    PLATFORM = "platform"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Place:
    """A tenant as every request needs it. `policy_version` is 0 where roles may do what `roles.csv` says, no more.

    `password_days`: 等保模式 is on, and a password is good for so many days; see `protection`.
    """

    tenant: Tenant
    kind: PlaceKind
    county_code: str = ""
    policy_version: int = 0
    password_days: int | None = None

    @property
    def is_township(self) -> bool:
        return self.kind is PlaceKind.TOWNSHIP

    @property
    def is_separated(self) -> bool:
        """三权分立: nobody both runs the township and says who may do what in it, or watches over it."""
        return self.is_township and self.password_days is not None


PLATFORM = UUID(int=0)
"""The tenant of the operators' own work: by row-level security they see its rows and those of no township."""

PLATFORM_SLUG = "platform"
PLATFORM_NAME = _("运营平台")
PLATFORM_PLACE = Place(Tenant(PLATFORM, PLATFORM_SLUG, PLATFORM_NAME), PlaceKind.PLATFORM)
