"""Row 55, 幸福管家: a used code is refused; an unconfirmed order goes overdue."""

from datetime import timedelta

import pytest
from sqlalchemy import select

import given
import ordered
import visiting
from wushe.access.roles import Role
from wushe.kernel.clock import now, stopped_at
from wushe.notifications.models import Notification
from wushe.orders import service
from wushe.orders.actors import follow_up
from wushe.orders.errors import CodeUsed, NotFinishedYet
from wushe.orders.kinds import Confirmer, OrderState
from wushe.orders.models import ServiceOrder
from wushe.orders.models.rules import CONFIRM_DAYS
from wushe.orders.permissions import Orders
from wushe.orders.queries import listing
from wushe.orders.schemas.entered import Finish, OrderFilters


async def test_system_55_one_code_starts_finishes_and_closes_one_service_and_is_refused_when_used(sessions):
    cast = await ordered.cast(sessions)
    resident = await given.visitor(sessions, cast.place, Role.RESIDENT)
    with stopped_at(now() - timedelta(minutes=50)):
        order_id, code = await ordered.started(sessions, cast)
    with pytest.raises(NotFinishedYet):
        async with given.work(sessions, resident) as work:
            await service.acknowledge(work, code)
    async with given.work(sessions, cast.server) as work:
        await service.finish(work, code, Finish())
    async with given.work(sessions, resident) as work:
        await service.acknowledge(work, code)
    async with given.work(sessions, cast.admin) as work:
        order = await work.get(ServiceOrder, order_id)
    assert (order.state, order.confirmer, order.minutes) == (OrderState.CONFIRMED, Confirmer.CODE, 50)
    for who, use in (
        (cast.server, lambda work: service.start(work, code)),
        (cast.server, lambda work: service.finish(work, code, Finish())),
        (resident, lambda work: service.acknowledge(work, code)),
    ):
        with pytest.raises(CodeUsed):
            async with given.work(sessions, who) as work:
                await use(work)


async def test_system_55_an_unconfirmed_order_goes_overdue_after_the_township_s_days_and_is_listed_and_told(sessions):
    cast = await ordered.cast(sessions)
    order_id, code = await ordered.finished(sessions, cast)
    job = await given.system(sessions, cast.place)
    for days, state in ((CONFIRM_DAYS, OrderState.FINISHED), (CONFIRM_DAYS + 1, OrderState.OVERDUE)):
        with stopped_at(now() + timedelta(days=days)):
            async with given.work(sessions, job) as work:
                await follow_up(work)
        async with given.work(sessions, cast.staff) as work:
            assert (await work.get(ServiceOrder, order_id)).state is state
    async with given.work(sessions, cast.staff) as work:
        late = listing.matching(work.require(Orders.READ), OrderFilters(state=OrderState.OVERDUE))
        assert await work.scalar(late) == 1
        told = await work.all(select(Notification.person_id).where(Notification.rule.like("order_overdue.%")))
    assert {cast.staff.person.person_id, cast.leader.person.person_id} <= set(told)
    async with given.work(sessions, await given.visitor(sessions, cast.place, Role.RESIDENT)) as work:
        assert (await service.acknowledge(work, code)).state is OrderState.CONFIRMED


async def test_system_55_at_the_door_and_at_home_by_telephone(database_url, sessions):
    """The same loop through the pages: scanned by who comes, confirmed by who is at home, refused the second time."""
    cast = await ordered.cast(sessions)
    order_id, code = await ordered.printed(sessions, cast)
    slug = cast.place.tenant.slug
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.server)
        assert (await browser.get(f"/{slug}/orders/door/{code}")).status_code == 200
        for noun in ("start", "finish"):
            done = await browser.post(f"/{slug}/orders/door/{code}/{noun}", data={})
            assert done.status_code == 303, done.text
        async with visiting.another(database_url) as telephone:
            page = await telephone.get(f"/{slug}/public/orders/{code}")
            assert page.status_code == 200
            assert (await telephone.post(f"/{slug}/public/orders/{code}", data={})).status_code == 303
            again = await telephone.get(f"/{slug}/public/orders/{code}")
            assert again.status_code == 409
            assert "已经用过" in again.text
    async with given.work(sessions, cast.admin) as work:
        assert (await work.get(ServiceOrder, order_id)).state is OrderState.CONFIRMED
