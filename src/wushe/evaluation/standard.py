"""The two rubrics that every township begins with: what the sources name (systems.md, row 38), in levels that differ.

Each measures what the group is for. None asks for tasks that were handed down, nor for reports to government.
"""

from typing import NamedTuple

from wushe.evaluation.kinds import Domain, Fact, RubricKind

_STAGES = "\n".join


class Standard(NamedTuple):
    """One indicator of a standard rubric."""

    code: str
    domain: Domain
    name: str
    weight: int
    levels: str
    fact: Fact | None = None
    required: bool = True
    explanation: str = ""


_ROLES = Standard(
    "staffing_roles", Domain.STAFFING, "分工到人", 10,
    _STAGES((
        "没有分工，靠负责人一个人", "口头分工，常有事没人管", "有书面分工，部分岗位空缺", "岗位有人、职责清楚",
        "每个岗位有人负责并有人替补",
    )),
    Fact.MEMBERS,
)  # fmt: skip
_CORE = Standard(
    "staffing_core", Domain.STAFFING, "骨干培养", 8,
    _STAGES((
        "没有骨干", "1 名骨干", "2 名骨干能独立带活动", "3 名以上骨干轮流负责", "骨干能带新骨干，负责人有接班人",
    )),
    Fact.CORE_MEMBERS,
)  # fmt: skip
_PLAN = Standard(
    "planning_plan", Domain.PLANNING, "年度服务计划", 10,
    _STAGES((
        "没有计划，想到什么做什么", "有计划，没有对应居民需求", "按需求定计划，部分没有执行", "按计划执行并有记录",
        "按计划执行，根据反馈调整",
    )),
    Fact.PLANS,
)  # fmt: skip
_RULES = Standard(
    "governance_rules", Domain.GOVERNANCE, "章程和议事", 8,
    _STAGES((
        "没有章程和规则", "有章程，没有议事", "偶尔开会议事", "定期议事、有记录", "大事共同商议，决定公开、可查",
    )),
)  # fmt: skip
_RECORDS = Standard(
    "governance_records", Domain.GOVERNANCE, "活动和档案记录", 7,
    _STAGES(("没有记录", "零散记录", "主要活动有记录", "预案、签到、总结齐全", "记录齐全，能用来改进服务")),
    Fact.SESSIONS,
)  # fmt: skip
_RESULTS = Standard(
    "results_services", Domain.RESULTS, "持续服务", 12,
    _STAGES(("没有开展服务", "偶尔开展", "每季度开展", "每月开展", "每月开展，受益面逐步扩大")),
    Fact.PERSON_TIMES,
)  # fmt: skip
_OPENNESS = Standard(
    "finance_openness", Domain.FINANCE, "收支公开", 10,
    _STAGES(("收支没有账", "有账不公开", "向成员公开", "定期向居民公开", "逐笔公开，票据可查")),
)  # fmt: skip
_VOICE = Standard(
    "participation_voice", Domain.PARTICIPATION, "居民参与", 8,
    _STAGES((
        "居民不了解", "居民参加活动", "居民提过意见", "居民参与策划", "居民一起策划、实施和评价",
    )),
)  # fmt: skip
_HOURS = Standard(
    "results_volunteers", Domain.RESULTS, "志愿服务", 7,
    _STAGES(("没有志愿者", "成员自己做", "有固定志愿者", "志愿时长有记录", "志愿者稳定，时长全部认定")),
    Fact.MINUTES, required=False,
)  # fmt: skip

RUBRICS: dict[RubricKind, tuple[Standard, ...]] = {
    RubricKind.COMMUNITY: (
        _ROLES,
        _CORE,
        Standard(
            "resources_use", Domain.RESOURCES, "找得到、用得好资源", 12,
            _STAGES((
                "没有资源来源", "只靠村（社区）给", "会用场地、物资", "能联系辖区单位支持",
                "资源稳定，愿意分享给别的组织",
            )),
        ),
        _PLAN,
        Standard(
            "planning_needs", Domain.PLANNING, "回应居民需求", 8,
            _STAGES((
                "不了解居民需求", "凭经验判断", "问过居民", "从需求清单里选服务", "服务对应需求，做完回访",
            )),
        ),
        _RULES,
        _RECORDS,
        _RESULTS,
        _HOURS,
        _OPENNESS,
        _VOICE,
    ),
    RubricKind.HUB: (
        _ROLES,
        _CORE,
        Standard(
            "resources_matching", Domain.RESOURCES, "资源调配", 14,
            _STAGES((
                "不掌握组织和资源", "有清单，没有调配", "能按需要调配场地、物资", "调配有规则、有记录",
                "调配及时、公开，社区社会组织满意",
            )),
        ),
        _PLAN._replace(weight=12, name="服务规划"),
        _RULES,
        _RECORDS,
        _RESULTS._replace(weight=10),
        _OPENNESS,
        _VOICE._replace(weight=7),
        Standard(
            "cultivation_groups", Domain.CULTIVATION, "培育社区社会组织", 14,
            _STAGES((
                "没有开展培育", "偶尔办培训", "有培育计划", "按需陪伴，组织有成长", "培育的组织能独立开展服务",
            )),
        ),
    ),
}  # fmt: skip
"""Each hundred points; the first kind in seven domains, the second in eight."""
