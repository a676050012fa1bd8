"""The demo loads by the product's own verbs, once, and shows a linkage in every place of the way."""

from datetime import datetime

import pytest
from sqlalchemy import func, select

import given
from wushe.access.roles import Role
from wushe.activities.kinds import CommentState, HoursState
from wushe.activities.models import Conflict, Rating, ServiceHours
from wushe.activities.outputs import outputs_of
from wushe.activities.queries import Scope
from wushe.demo import lessons
from wushe.demo.loading import play
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI, stopped_at
from wushe.kernel.journal.verify import verify
from wushe.linkages import queries
from wushe.linkages.kinds import WAY
from wushe.linkages.models import Linkage
from wushe.needs.kinds import NeedState
from wushe.needs.models import Need
from wushe.organizations.models import Organization
from wushe.payments.kinds import PaymentState
from wushe.payments.models import PaymentRequest

COMMUNITIES = ("土岭社区", "大园社区", "陶公庙社区", "檀木桥社区", "高峰社区")
FIRST_OF_A_QUARTER = datetime(2026, 4, 1, 12, tzinfo=SHANGHAI)
"""A Wednesday, the day of the class: the day on which the story is hardest to place."""
AFTER_MIDNIGHT = datetime(2026, 11, 23, 0, 5, tzinfo=SHANGHAI)
"""The day in the township has just begun, and in UTC it has not; nothing of today has happened yet."""


@pytest.fixture
async def stage(sessions) -> Stage:
    place = await given.township(sessions, communities=COMMUNITIES, furnishers=given.FURNISHERS)
    return Stage(sessions, given.VAULT, place)


@pytest.mark.parametrize("now", [FIRST_OF_A_QUARTER, AFTER_MIDNIGHT], ids=["first of a quarter", "after midnight"])
async def test_the_demo_plays_in_any_township_on_any_day(stage: Stage, sessions, now: datetime) -> None:
    """Today it plays in the townships of `policies.neighbours` and in the running product of `live`."""
    with stopped_at(now):
        await play(stage)
        admin = await given.visitor(sessions, stage.place, Role.TOWNSHIP_ADMIN)
        async with given.work(sessions, admin) as work:
            assert await work.scalar(select(func.count(Organization.id))) == 8
            linkages = await work.all(select(Linkage))
            assert {linkage.stage for linkage in linkages} == set(WAY)
            assert max((clock.today() - linkage.proposed_on).days for linkage in linkages) > 90
            assert len(await work.rows(queries.ties(work.require("linkages:read")))) >= 6
            outputs = await outputs_of(work, Scope(linkage_id=stage.linkages["八十岁以上长者盼有人说说话"]))
            assert (str(outputs.sessions), str(outputs.person_times), str(outputs.minutes)) == (
                "86",
                "1,567",
                "1,629.5",
            )
            assert await work.scalar(select(func.count(Conflict.id))) == 1
            assert NeedState.COLLECTED in {need.state for need in await work.all(select(Need))}
            assert CommentState.WAITING in await work.all(select(Rating.comment_state))
            assert HoursState.PENDING in await work.all(select(ServiceHours.state))
            payments = await work.all(select(PaymentRequest.state))
            assert set(payments) >= {PaymentState.CLOSED, PaymentState.APPROVED, PaymentState.ASKED}
            assert await verify(work.session, stage.place.tenant.id) == []


@pytest.mark.parametrize("day", range(1, 8))
def test_three_afternoons_lie_behind_and_one_ahead(day: int) -> None:
    with stopped_at(datetime(2026, 4, day, 12, tzinfo=SHANGHAI)):
        assert all(afternoon < clock.today() for afternoon in lessons.past())
        assert clock.today() < lessons.coming()
        assert lessons.coming().weekday() == lessons.WEDNESDAY
