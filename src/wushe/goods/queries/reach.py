"""Who reaches what: a community's staff what lies at its points, a leader what is for the own group."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select, true

from wushe.goods.models import Allocation, Delivery, DonationPoint, Lot, Rescue, RescueMember
from wushe.kernel.work import Reach
from wushe.organizations.queries import assigned_to, led_by


def point_reached(reach: Reach) -> ColumnElement[bool]:
    return reach.clause(community=DonationPoint.community_id.in_)


def points_within(reach: Reach) -> Select[UUID]:
    """The ids of the points within reach, for IN."""
    return select(DonationPoint.id).where(point_reached(reach))


def lot_reached(reach: Reach) -> ColumnElement[bool]:
    return true() if reach.whole_tenant else Lot.point_id.in_(points_within(reach))


def delivery_reached(reach: Reach) -> ColumnElement[bool]:
    return true() if reach.whole_tenant else Delivery.point_id.in_(points_within(reach))


def handed_out_from(reach: Reach) -> ColumnElement[bool]:
    """Allocations out of points within reach: for those who give."""
    return true() if reach.whole_tenant else Allocation.point_id.in_(points_within(reach))


def allocation_reached(reach: Reach) -> ColumnElement[bool]:
    """Those, and allocations to whom one answers for: for those who receive or follow."""
    return reach.clause(
        own=lambda person_id: or_(
            Allocation.organization_id.in_(led_by(person_id)), Allocation.asked_by == person_id
        ),
        assigned=lambda person_id: Allocation.organization_id.in_(assigned_to(person_id)),
        community=lambda communities: or_(
            Allocation.community_id.in_(communities),
            Allocation.point_id.in_(select(DonationPoint.id).where(DonationPoint.community_id.in_(communities))),
        ),
    )  # fmt: skip


def rescue_reached(reach: Reach) -> ColumnElement[bool]:
    """A volunteer reaches the runs they go on."""
    return reach.clause(
        own=lambda person_id: Rescue.id.in_(select(RescueMember.rescue_id).where(RescueMember.person_id == person_id)),
        community=lambda communities: Rescue.point_id.in_(
            select(DonationPoint.id).where(DonationPoint.community_id.in_(communities))
        ),
    )
