"""The organisations of the demo: filed, led, accompanied; one that waits for a paper, one without a leader."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from wushe.demo.cast import AT
from wushe.demo.stage import Ids, Stage
from wushe.kernel import clock
from wushe.organizations import queries, service
from wushe.organizations.kinds import Level, MemberRole, Procedure
from wushe.organizations.schemas import Grant, NewApplication, NewAssignment, NewMember, OrganizationData


class Group(NamedTuple):
    """One organisation as the demo enters it."""

    name: str
    type: str
    community: str
    leader: str
    core: tuple[str, ...]
    founded: date
    introduction: str
    affair: str = ""


GROUPS = (
    Group("青禾助学社", "亲子活动", AT, "陈青", ("赵宁", "钱微"), date(2023, 3, 1),
          "从 3 人做到 120 人，老师、医生和企业职工一起陪孩子成长", "放学后的作业辅导"),
    Group("乐竹邻里互助队", "邻里互助", "大园社区", "唐竹", ("韩露", "孙然"), date(2021, 5, 12),
          "六零后陪八零后长者：上门探访、谈心、代办", "高龄长者的日常陪伴"),
    Group("暖夕陪护社", "困难帮扶", AT, "彭夕", ("孙然", "吴帆"), date(2022, 9, 1),
          "按身体状况提供医疗陪诊和心理疏导", "独居长者看病难"),
    Group("小太阳托管班", "亲子活动", "土岭社区", "罗阳", ("吴帆",), date(2024, 6, 1),
          "寒暑假和周末托管，全年运转 8 万元", "双职工家庭的托管"),
    Group("龙舟协会", "文体娱乐", "檀木桥社区", "易舟", (), date(2018, 4, 20), "端午龙舟和日常训练"),
    Group("加侨飞扬服务队", "公共事务", "高峰社区", "方扬", ("钱微",), date(2023, 11, 11),
          "九位居民发起：巡逻、保洁、调解、义剪", "院落治理"),
)  # fmt: skip


async def gather(stage: Stage) -> None:
    """Record them, file all but the last, which still owes a paper."""
    ids = stage.groups
    async with stage.acting("director") as work:
        types = {kept.name: kept.id for kept in await work.all(queries.types())}
        for group in GROUPS:
            ids[group.name] = (await service.record(work, _data(stage, group, types))).id
    for group in GROUPS:
        await _enrol(stage, group, ids[group.name])
        await _file(stage, ids[group.name], complete=group is not GROUPS[-1])
    await _accompany(stage, ids)


def _data(stage: Stage, group: Group, types: Ids) -> OrganizationData:
    return OrganizationData(
        name=group.name, type_id=types[group.type], level=Level.COMMUNITY,
        community_id=stage.communities[group.community], founded_on=group.founded,
        introduction=group.introduction, public_affair=group.affair,
    )  # fmt: skip


async def _enrol(stage: Stage, group: Group, organization_id: UUID) -> None:
    async with stage.acting("director") as work:
        leads = NewMember(person_id=stage.people[group.leader], role=MemberRole.LEADER, on=group.founded)
        await service.enrol(work, organization_id, leads)
        for name in group.core:
            core = NewMember(person_id=stage.people[name], role=MemberRole.CORE, on=group.founded)
            await service.enrol(work, organization_id, core)


async def _file(stage: Stage, organization_id: UUID, *, complete: bool) -> None:
    async with stage.acting("director") as work:
        items = [item.id for item in await work.all(queries.checklist(Procedure.FILING))]
        handed_in = items if complete else items[:-1]
        application = await service.apply(work, organization_id, NewApplication(item_ids=handed_in))
    if complete:
        async with stage.acting("director") as work:
            await service.grant(work, application.id, Grant())


async def _accompany(stage: Stage, ids: Ids) -> None:
    """李梅 accompanies most, 韩露 one: a social worker's desk shows the assigned groups and no other."""
    async with stage.acting("director") as work:
        for group in GROUPS:
            worker = "韩露" if group.name == "龙舟协会" else "李梅"
            await service.assign(
                work,
                ids[group.name],
                NewAssignment(person_id=stage.people[worker], level=Level.TOWNSHIP, since=clock.today()),
            )
