"""Services at home in the demo: two village teams, and an order in each state."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from wushe.access.roles import Role
from wushe.demo.cast import AT
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.clock import stopped_at
from wushe.kernel.work import Person
from wushe.orders import service
from wushe.orders.kinds import ServiceKind
from wushe.orders.schemas.entered import Because, Finish, MemberServices, NewOrder, NewTeam
from wushe.orders.service.keeping import mark_overdue
from wushe.organizations import service as organizations
from wushe.organizations.schemas import NewMember

FAR = "大园社区"
CARERS, NEIGHBOURS = "暖夕陪护社", "乐竹邻里互助队"
Kind = ServiceKind
OFFERED = {
    CARERS: {
        "孙然": [Kind.ESCORT, Kind.BATHING, Kind.HAIRCUT],
        "吴帆": [Kind.ESCORT, Kind.ERRANDS],
        "赵宁": [Kind.COMPANY, Kind.REPAIR],
    },
    NEIGHBOURS: {"韩露": [Kind.COMPANY, Kind.ERRANDS], "唐竹": [Kind.MEALS, Kind.CLEANING]},
}  # fmt: skip


class Done(NamedTuple):
    """One order, how long ago, and how it ended: its code is scanned as often as `minutes` and `end` say."""

    days_ago: int
    kind: ServiceKind
    resident: str
    server: str
    minutes: int = 0
    end: str = ""
    notes: str = ""


ORDERS = (
    Done(20, Kind.ESCORT, "邓一", "吴帆", 95, "acknowledge", "带上医保卡"),
    Done(12, Kind.REPAIR, "邓二", "赵宁", 40, "vouch", "厨房水龙头漏水"),
    Done(7, Kind.HAIRCUT, "邓一", "孙然", 30),
    Done(4, Kind.COMPANY, "许三", "韩露", 0, "cancel"),
    Done(1, Kind.COMPANY, "邓二", "赵宁", 60),
    Done(0, Kind.COMPANY, "邓一", "赵宁", notes="耳朵不好，请敲门重一点"),
)


def scenes() -> Iterator[tuple[int, Callable[[Stage], Awaitable[None]]]]:
    """(days ago, scene)."""
    yield 21, _form
    yield from ((done.days_ago, partial(_serve, done=done)) for done in ORDERS)
    yield 2, _look_after


async def _form(stage: Stage) -> None:
    """Two villages have a team; one more member joins the first."""
    async with stage.acting("admin") as work:
        joins = NewMember(person_id=stage.people["赵宁"])
        await organizations.enrol(work, stage.groups[CARERS], joins)
        for group, where in ((CARERS, AT), (NEIGHBOURS, FAR)):
            said = NewTeam(community_id=stage.communities[where], organization_id=stage.groups[group])
            stage.teams[where] = (await service.form(work, said)).id
            for name, kinds in OFFERED[group].items():
                offered = MemberServices(person_id=stage.people[name], kinds=kinds)
                await service.set_services(work, stage.teams[where], offered)
    for name in {done.server for done in ORDERS}:
        await stage.stand_in(f"at the door: {name}", Role.VOLUNTEER, Person(None, stage.people[name], name))
    await stage.stand_in("at home", Role.RESIDENT, Person(None, None, ""))


async def _serve(stage: Stage, *, done: Done) -> None:
    """As far as it has come: what nobody has been to yet has no slip either, so that it can be tried."""
    async with stage.acting("admin") as work:
        where = FAR if done.resident == "许三" else AT
        said = NewOrder(
            person_id=stage.people[done.resident], team_id=stage.teams[where], kind=done.kind,
            server_id=stage.people[done.server], visit_on=clock.today(), notes=done.notes,
        )  # fmt: skip
        order = await service.place(work, said)
        if done.end == "cancel":
            await service.cancel(work, order.id, Because(reason="家人回来了，不用上门"))
        if not done.minutes:
            return
        _order, code = await service.issue(work, order.id)
    async with stage.acting(f"at the door: {done.server}") as work:
        await service.start(work, code)
    with stopped_at(clock.now() + timedelta(minutes=done.minutes)):
        async with stage.acting(f"at the door: {done.server}") as work:
            await service.finish(work, code, Finish())
        if done.end == "acknowledge":
            async with stage.acting("at home") as work:
                await service.acknowledge(work, code)
        if done.end == "vouch":
            async with stage.acting("checker") as work:
                await service.vouch(work, order.id, Because(reason="老人不会用手机，已上门回访"))


async def _look_after(stage: Stage) -> None:
    """One of them nobody has confirmed in time."""
    async with stage.acting("system") as work:
        await mark_overdue(work)
