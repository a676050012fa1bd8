"""What residents of the demo need, what the groups offer, and the opportunities between them."""

from datetime import date

from wushe.demo.cast import AT
from wushe.demo.stage import Ids, Stage
from wushe.needs import service
from wushe.needs.kinds import Category, Channel, Group, Mobility, Urgency
from wushe.needs.queries import offers as offer_queries
from wushe.needs.schemas.needs import NewNeed, Publication
from wushe.needs.schemas.offers import NewOffer, OpportunityData

NEEDS = (
    ("放学后没人辅导孩子作业", "作业辅导", AT, Channel.DOOR_KNOCK, Urgency.SOON, [Group.CHILD],
     "双职工家庭多，孩子四点半放学后到六点没有去处"),
    ("想学广场舞，缺老师", "广场舞教学", AT, Channel.COURTYARD_MEETING, Urgency.NORMAL, [Group.ELDER], ""),
    ("孩子想参加科普实验", "科普实践", "大园社区", Channel.ONLINE_FORM, Urgency.NORMAL, [Group.CHILD], ""),
    ("腿脚不便的长者看病没人陪", "医疗陪诊", AT, Channel.DOOR_KNOCK, Urgency.URGENT, [Group.ELDER, Group.EMPTY_NEST],
     "每月要去两次医院，子女在外地"),
    ("暑假孩子没有人照看", "假期托管", "土岭社区", Channel.ONLINE_FORM, Urgency.SOON, [Group.CHILD], ""),
    ("楼道杂物没人清", "保洁", "高峰社区", Channel.WALK_IN, Urgency.NORMAL, [Group.EVERYONE], ""),
    ("八十岁以上长者盼有人说说话", "探访慰问", "大园社区", Channel.WORKER_VISIT, Urgency.SOON, [Group.ELDER], ""),
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
    ("“一老一小”友好社区微创投", "县民政局", Category.RESIDENT_SERVICE, 10_000_000, date(2026, 12, 20)),
    ("院落议事与小微更新", "街道办事处", Category.GOVERNANCE, 3_000_000, date(2027, 1, 15)),
    ("社会组织服务中心委托运营", "街道办事处", Category.PLATFORM, 12_000_000, date(2026, 12, 31)),
)
"""Title, who publishes it, category, fen, deadline."""


async def say(stage: Stage) -> Ids:
    """Record the needs and publish them; returns their ids by title."""
    ids: Ids = {}
    async with stage.acting("director") as work:
        types = {kept.name: kept.id for kept in await work.all(offer_queries.types())}
        for title, kind, community, channel, urgency, groups, story in NEEDS:
            need = await service.record(
                work,
                NewNeed(
                    title=title, story=story, service_type_id=types[kind], groups=groups, urgency=urgency,
                    community_id=stage.communities[community], channel=channel, different=True,
                ),
            )  # fmt: skip
            await service.publish(work, need.id, Publication(headline=title))
            ids[title] = need.id
    return ids


async def offer(stage: Stage, groups: Ids) -> None:
    """What the groups can do, and the opportunities."""
    async with stage.acting("director") as work:
        types = {kept.name: kept.id for kept in await work.all(offer_queries.types())}
        for group, kind, title, capacity, whom, mobility in OFFERS:
            await service.make_offer(
                work,
                NewOffer(
                    organization_id=groups[group], service_type_id=types[kind], title=title, capacity=capacity,
                    groups=whom, mobility=mobility, everywhere=True,
                ),
            )  # fmt: skip
        for title, channel, category, amount_fen, deadline in OPPORTUNITIES:
            await service.post(
                work,
                OpportunityData(
                    title=title, channel=channel, category=category, amount_fen=amount_fen, deadline=deadline
                ),
            )
