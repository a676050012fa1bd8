"""What residents of the demo need, what the groups offer, and the opportunities between them."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from wushe.demo.cast import AT
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.needs import service
from wushe.needs.kinds import Category, Channel, Group, Mobility, Urgency
from wushe.needs.queries import offers as offer_queries
from wushe.needs.schemas.needs import HeardAgain, NewNeed, Publication, Reply
from wushe.needs.schemas.offers import Deal, NewOffer, OpportunityData


class Want(NamedTuple):
    """One need as the demo hears it. Without a reply it waits for one; unpublished ones wait to be looked at."""

    days_ago: int
    title: str
    type: str
    community: str
    channel: Channel
    urgency: Urgency
    groups: list[Group]
    story: str = ""
    again: int = 0
    reply: str = ""
    published: bool = True


NEEDS = (
    Want(114, "八十岁以上长者盼有人说说话", "探访慰问", "大园社区", Channel.WORKER_VISIT, Urgency.SOON, [Group.ELDER],
         again=5, reply="已请乐竹邻里互助队上门看望"),
    Want(52, "放学后没人辅导孩子作业", "作业辅导", AT, Channel.DOOR_KNOCK, Urgency.SOON, [Group.CHILD],
         "双职工家庭多，孩子四点半放学后到六点没有去处", again=8, reply="正在和青禾助学社商量开班"),
    Want(33, "孩子想参加科普实验", "科普实践", "大园社区", Channel.ONLINE_FORM, Urgency.NORMAL, [Group.CHILD],
         again=2, reply="周末在社区活动室安排一次"),
    Want(19, "暑假孩子没有人照看", "假期托管", "土岭社区", Channel.ONLINE_FORM, Urgency.SOON, [Group.CHILD],
         again=3, reply="小太阳托管班愿意承接"),
    Want(16, "楼道杂物没人清", "保洁", "高峰社区", Channel.WALK_IN, Urgency.NORMAL, [Group.EVERYONE]),
    Want(5, "想学广场舞，缺老师", "广场舞教学", AT, Channel.COURTYARD_MEETING, Urgency.NORMAL, [Group.ELDER], again=1),
    Want(4, "腿脚不便的长者看病没人陪", "医疗陪诊", AT, Channel.DOOR_KNOCK, Urgency.URGENT,
         [Group.ELDER, Group.EMPTY_NEST], "每月要去两次医院，子女在外地"),
    Want(1, "老人不会用手机挂号", "医疗陪诊", AT, Channel.PHONE, Urgency.NORMAL, [Group.ELDER], published=False),
)  # fmt: skip

OFFERS = (
    ("青禾助学社", "作业辅导", "四点半课堂：作业辅导", 60, [Group.CHILD], Mobility.FREE),
    ("青禾助学社", "科普实践", "周末科学小实验", 40, [Group.CHILD], Mobility.FREE),
    ("青禾助学社", "职业体验", "走进医院和工厂的职业体验", 20, [Group.CHILD], Mobility.FREE),
    ("暖夕陪护社", "医疗陪诊", "全程陪同看病取药", 30, [Group.ELDER], Mobility.HOMEBOUND),
    ("暖夕陪护社", "心理疏导", "一对一倾听和疏导", 20, [Group.EVERYONE], Mobility.HOMEBOUND),
    ("乐竹邻里互助队", "探访慰问", "六零系八零：每周上门探访", 120, [Group.ELDER], Mobility.HOMEBOUND),
    ("小太阳托管班", "假期托管", "寒暑假全日托管", 30, [Group.CHILD], Mobility.FREE),
)

OPPORTUNITIES = (
    ("“一老一小”友好社区微创投", "县民政局", Category.RESIDENT_SERVICE, 10_000_000, 40),
    ("院落议事与小微更新", "街道办事处", Category.GOVERNANCE, 3_000_000, 67),
    ("社会组织服务中心委托运营", "街道办事处", Category.PLATFORM, 12_000_000, 52),
)
"""Title, who publishes it, category, fen, days it stays open."""


async def say(stage: Stage, want: Want) -> None:
    """Record a need that may have been heard more than once, and publish it, where the demo says so."""
    async with stage.acting("director") as work:
        types = {kept.name: kept.id for kept in await work.all(offer_queries.types())}
        need = await service.record(
            work,
            NewNeed(
                title=want.title, story=want.story, service_type_id=types[want.type], groups=want.groups,
                urgency=want.urgency, community_id=stage.communities[want.community], channel=want.channel,
                different=True,
            ),
        )  # fmt: skip
        for _voice in range(want.again):
            await service.hear_again(work, need.id, HeardAgain(channel=want.channel))
        stage.needs[want.title] = need.id
    if want.published:
        async with stage.acting("director") as work:
            await service.publish(work, need.id, Publication(headline=want.title))


async def reply(stage: Stage, want: Want) -> None:
    """Tell the residents what was begun."""
    async with stage.acting("director") as work:
        await service.reply(work, stage.needs[want.title], Reply(text=want.reply))


async def offer(stage: Stage) -> None:
    """What the groups can do."""
    async with stage.acting("director") as work:
        types = {kept.name: kept.id for kept in await work.all(offer_queries.types())}
        for group, kind, title, capacity, whom, mobility in OFFERS:
            await service.make_offer(
                work,
                NewOffer(
                    organization_id=stage.groups[group], service_type_id=types[kind], title=title, capacity=capacity,
                    groups=whom, mobility=mobility, everywhere=True,
                ),
            )  # fmt: skip


async def post(stage: Stage) -> None:
    """The opportunities; one of them finds a taker."""
    ids: list[UUID] = []
    async with stage.acting("director") as work:
        for title, channel, category, amount_fen, days in OPPORTUNITIES:
            until = clock.today() + timedelta(days=days)
            sheet = OpportunityData(
                title=title, channel=channel, category=category, amount_fen=amount_fen, deadline=until
            )
            ids.append((await service.post(work, sheet)).id)
    async with stage.acting("director") as work:
        await service.deal(work, ids[0], Deal(organization_id=stage.groups["青禾助学社"], amount_fen=8_000_000))
