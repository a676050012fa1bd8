"""How far somebody sees into activities: published ones everywhere, the others through the organisation."""

from sqlalchemy import ColumnElement, or_

from wushe.activities.kinds import PUBLIC
from wushe.activities.models import Activity
from wushe.funds.queries import linkages_funded_by
from wushe.kernel.work import Reach
from wushe.organizations.queries import assigned_to, led_by, member_of


def readable(reach: Reach) -> ColumnElement[bool]:
    """What everybody may know, and what one's own, assigned or communities' groups still prepare.

    Who gives money sees, as their own, the activities of the linkages that it was promised to.
    """
    return or_(
        Activity.state.in_(PUBLIC),
        reach.clause(
            own=lambda person_id: or_(
                Activity.organization_id.in_(member_of(person_id)),
                Activity.linkage_id.in_(linkages_funded_by(person_id)),
            ),
            assigned=lambda person_id: Activity.organization_id.in_(assigned_to(person_id)),
            community=Activity.community_id.in_,
        ),
    )


def changeable(reach: Reach) -> ColumnElement[bool]:
    """Of one's own groups only those that one leads."""
    return reach.clause(
        own=lambda person_id: Activity.organization_id.in_(led_by(person_id)),
        assigned=lambda person_id: Activity.organization_id.in_(assigned_to(person_id)),
        community=Activity.community_id.in_,
    )
