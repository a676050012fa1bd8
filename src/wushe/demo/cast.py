"""The people of the demo, all invented: who they are, what they may do, and how they sign in."""

from datetime import date, timedelta

from wushe.access.roles import Role
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.people import service as people
from wushe.people.kinds import CredentialLevel, Skill, Slot, WorkerTier
from wushe.people.schemas import NewPerson, VolunteerData, WorkerData

AT = "陶公庙社区"
"""The community in which most of the demo takes place."""

TOWNSPEOPLE = {
    "林晓": AT, "王岚": AT, "李梅": AT, "韩露": "大园社区", "陈青": AT, "唐竹": "大园社区", "彭夕": AT,
    "罗阳": "土岭社区", "易舟": "檀木桥社区", "方扬": "高峰社区", "赵宁": AT, "孙然": AT, "钱微": "大园社区",
    "吴帆": "土岭社区", "周启明": AT, "何望": "大园社区", "沈竹": AT, "邓一": AT, "邓二": AT, "许三": "大园社区",
    "贺安": AT, "石明": "土岭社区",
}  # fmt: skip
"""Name and community."""

WORKERS = {
    "李梅": (WorkerTier.TOWNSHIP, CredentialLevel.SOCIAL_WORKER, "DEMO-0001", date(2022, 3, 1), 500),
    "韩露": (WorkerTier.COMMUNITY, CredentialLevel.ASSISTANT, "DEMO-0002", date(2024, 1, 10), 160),
}
"""Tier, credential, its number, issued, and for how many days from when the story begins: the second ends soon."""

VOLUNTEERS = {
    "赵宁": ([Skill.TUTORING, Skill.CHILD_CARE], [Slot.SAT_MORNING, Slot.WED_EVENING]),
    "孙然": ([Skill.ELDER_CARE, Skill.MEDICAL], [Slot.SAT_MORNING, Slot.SUN_MORNING]),
    "钱微": ([Skill.TUTORING], [Slot.MON_EVENING, Slot.WED_EVENING]),
    "吴帆": ([Skill.COUNSELLING], [Slot.SUN_MORNING]),
}

ROLES = {
    "林晓": ("admin", (Role.TOWNSHIP_ADMIN,), ""),
    "沈竹": ("checker", (Role.TOWNSHIP_ADMIN,), ""),
    "王岚": ("staff", (Role.COMMUNITY_STAFF,), AT),
    "李梅": ("worker", (Role.SOCIAL_WORKER,), ""),
    "陈青": ("leader", (Role.ORGANIZATION_LEADER,), ""),
    "赵宁": ("volunteer", (Role.VOLUNTEER,), ""),
    "周启明": ("funder", (Role.FUNDER,), ""),
    "何望": ("mentor", (Role.MENTOR,), ""),
    "贺安": ("security", (Role.SECURITY,), ""),
    "石明": ("auditor", (Role.AUDITOR,), ""),
}
"""Sign-in, roles, and the community of community staff."""


async def enter(stage: Stage) -> None:
    """Record everybody, make some social workers and volunteers, and give the roles."""
    async with stage.acting("director") as work:
        for name, community in TOWNSPEOPLE.items():
            person = await people.record_person(work, NewPerson(name=name, community_id=stage.communities[community]))
            stage.people[name] = person.id
        for name, (tier, level, number, issued, days) in WORKERS.items():
            until = clock.today() + timedelta(days=days)
            data = WorkerData(tier=tier, level=level, number=number, issued_on=issued, expires_on=until)
            await people.make_social_worker(work, stage.people[name], data)
        for name, (skills, slots) in VOLUNTEERS.items():
            await people.make_volunteer(work, stage.people[name], VolunteerData(skills=skills, availability=slots))
    for name, (login, roles, community) in ROLES.items():
        await stage.give(name, login, *roles, community=community)
    stage.visitors["director"] = stage.visitors["admin"]


async def arrive(stage: Stage) -> None:
    """The funder in a second township, with somebody who manages it."""
    async with stage.acting("director") as work:
        home = next(iter(stage.communities.values()))
        for name in ("周启明", "高远"):
            stage.people[name] = (await people.record_person(work, NewPerson(name=name, community_id=home))).id
    await stage.give("周启明", "funder", Role.FUNDER)
    await stage.give("高远", "neighbour", Role.TOWNSHIP_ADMIN)
