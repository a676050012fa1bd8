"""The roles there are, where each can be held, and what it must be tied to."""

from enum import StrEnum
from typing import Self

from wushe.kernel.i18n import Sentence, _
from wushe.tenancy.places import PlaceKind


class Role(StrEnum):
    """`place` is the kind of place where the role is held; None for the two that nobody is given."""

    label: Sentence
    place: PlaceKind | None

    def __new__(cls, code: str, label: Sentence, place: PlaceKind | None) -> Self:
        role = str.__new__(cls, code)
        role._value_ = code
        role.label, role.place = label, place
        return role

    PLATFORM_OPERATOR = "platform_operator", _("平台运营"), PlaceKind.PLATFORM
    COUNTY_VIEWER = "county_viewer", _("县级主管"), PlaceKind.COUNTY
    TOWNSHIP_ADMIN = "township_admin", _("乡镇管理员"), PlaceKind.TOWNSHIP
    SECURITY = "security", _("安全管理员"), PlaceKind.TOWNSHIP
    AUDITOR = "auditor", _("审计员"), PlaceKind.TOWNSHIP
    COMMUNITY_STAFF = "community_staff", _("社区工作者"), PlaceKind.TOWNSHIP
    SOCIAL_WORKER = "social_worker", _("社会工作者"), PlaceKind.TOWNSHIP
    ORGANIZATION_LEADER = "organization_leader", _("组织负责人"), PlaceKind.TOWNSHIP
    VOLUNTEER = "volunteer", _("志愿者"), PlaceKind.TOWNSHIP
    FUNDER = "funder", _("资助方"), PlaceKind.TOWNSHIP
    MENTOR = "mentor", _("导师"), PlaceKind.TOWNSHIP
    RESIDENT = "resident", _("居民"), None
    SYSTEM = "system", _("系统任务"), None


POWERS = (Role.TOWNSHIP_ADMIN, Role.SECURITY, Role.AUDITOR)
"""三权分立: who runs the system, who says what others may do, and who watches both. Nobody holds two of them."""

STAFF = frozenset({
    *(Role.PLATFORM_OPERATOR, Role.COUNTY_VIEWER, Role.COMMUNITY_STAFF, Role.SOCIAL_WORKER), *POWERS,
})  # fmt: skip
"""Those who see residents' data or an installation's settings for a living: 等保模式 asks them for a second factor."""


def roles_of(place: PlaceKind) -> tuple[Role, ...]:
    """The roles that can be given at a place of that kind."""
    return tuple(role for role in Role if role.place is place)
