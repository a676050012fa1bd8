"""The sheets of needs: the lists that leave the product, and what offices bring."""

from collections.abc import Mapping
from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY, INTEGER, LINES, MOMENT, choice
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.needs.kinds import Channel, Group, Mobility, Urgency
from wushe.needs.schemas.rounds import RoundRow

NEED_LIST = Sheet(
    _("居民需求清单"),
    (
        Column("title", _("需求")),
        Column("community", _("村（社区）")),
        Column("service_type", _("服务类型")),
        Column("groups", _("涉及人群")),
        Column("urgency", _("紧急程度")),
        Column("state", _("状态")),
        Column("voices", _("反映次数"), INTEGER),
        Column("heard_at", _("首次反映"), MOMENT),
        Column("due_on", _("应答复日期"), DAY),
        Column("first_answered_at", _("首次答复"), MOMENT),
        Column("response_hours", _("答复用时（小时）")),
    ),
)
OFFER_LIST = Sheet(
    _("服务供给清单"),
    (
        Column("title", _("服务")),
        Column("organization", _("提供方")),
        Column("service_type", _("服务类型")),
        Column("groups", _("面向人群")),
        Column("area", _("服务范围")),
        Column("capacity", _("每月名额（人次）"), INTEGER),
        Column("left", _("本月剩余（人次）"), INTEGER),
        Column("state", _("状态")),
    ),
)
OPPORTUNITY_LIST = Sheet(
    _("项目机会清单"),
    (
        Column("title", _("项目机会")),
        Column("channel", _("发布渠道")),
        Column("category", _("类别")),
        Column("amount_fen", _("金额"), AMOUNT),
        Column("deadline", _("截止日期"), DAY),
        Column("community", _("村（社区）")),
        Column("state", _("状态")),
        Column("organization", _("承接组织")),
    ),
)
ROUND_LIST = Sheet(
    _("需求征集情况"),
    (
        Column("community", _("村（社区）")),
        Column("quarter", _("季度")),
        Column("state", _("情况")),
        Column("channels", _("已用渠道")),
        Column("missing", _("未用渠道")),
        Column("households", _("走访户数"), INTEGER),
        Column("persons", _("参与人数"), INTEGER),
        Column("needs", _("反映条数"), INTEGER),
        Column("finished_on", _("完成日期"), DAY),
        Column("days_late", _("逾期天数"), INTEGER),
    ),
)

NEEDS_IMPORTED = Sheet(
    _("居民需求"),
    (
        Column(
            "title", _("需求"), required=True, max_length=120, example="孩子放学后作业没人辅导",
            aliases=("需求内容", "需求名称", "居民需求", "诉求", "需求概述"),
        ),
        Column(
            "community", _("村（社区）"), required=True, example="开元路社区",
            aliases=("社区", "所在社区", "所属社区", "村居", "村"),
        ),
        Column("story", _("详细情况"), LINES, aliases=("详情", "说明", "具体情况"), max_length=2000),
        Column("service_type", _("服务类型"), aliases=("类型", "需求类型", "类别"), example="作业辅导"),
        Column(
            "channel", _("渠道"), choice({channel.label: channel for channel in Channel}),
            aliases=("收集渠道", "来源", "征集渠道"), hint=_("不填为敲门行动"),
        ),
        Column("heard_on", _("反映日期"), DAY, aliases=("日期", "收集日期", "时间"), example="2026-05-04"),
        Column(
            "urgency", _("紧急程度"), choice({urgency.label: urgency for urgency in Urgency}),
            aliases=("紧急",), hint=_("不填为一般"),
        ),
        Column(
            "groups", _("涉及人群"), aliases=("人群", "服务对象"),
            hint=_("几类人群用顿号隔开，例如 老年人、残疾人"),
        ),
    ),
)  # fmt: skip
OFFERS_IMPORTED = Sheet(
    _("服务供给"),
    (
        Column(
            "organization", _("提供方"), required=True, aliases=("组织", "组织名称", "提供组织", "社会组织"),
            example="青禾助学社",
        ),
        Column(
            "title", _("服务"), required=True, max_length=120, aliases=("服务名称", "服务内容", "服务项目"),
            example="放学后作业辅导",
        ),
        Column("service_type", _("服务类型"), required=True, aliases=("类型", "类别"), example="作业辅导"),
        Column(
            "capacity", _("每月名额（人次）"), INTEGER, required=True, aliases=("每月名额", "名额", "每月人次"),
            example="30",
        ),
        Column("story", _("详细说明"), LINES, aliases=("说明", "详情", "简介"), max_length=2000),
        Column("eligibility", _("适合对象"), aliases=("服务对象", "条件"), max_length=200),
        Column("age_from", _("最小年龄"), INTEGER, aliases=("年龄下限",)),
        Column("age_to", _("最大年龄"), INTEGER, aliases=("年龄上限",)),
        Column(
            "mobility", _("可服务到"), choice({mobility.label: mobility for mobility in Mobility}),
            hint=_("不填为行动自如的居民"),
        ),
        Column("area", _("服务范围"), aliases=("服务社区", "覆盖范围"), hint=_("社区名称用顿号隔开；不填为全镇")),
    ),
)  # fmt: skip


def need_row(row: Any) -> Mapping[str, Any]:
    minutes = row.response_minutes
    return {
        "title": row.title,
        "community": row.community,
        "service_type": row.service_type,
        "groups": _groups(row.groups),
        "urgency": row.urgency.label.say(),
        "state": row.state.label.say(),
        "voices": row.voices,
        "heard_at": row.heard_at,
        "due_on": row.due_on,
        "first_answered_at": row.first_answered_at,
        "response_hours": None if minutes is None else f"{minutes / 60:.1f}",
    }


def offer_row(row: Any) -> Mapping[str, Any]:
    return {
        "title": row.title,
        "organization": row.organization,
        "service_type": row.service_type,
        "groups": _groups(row.groups) or _("全体居民").say(),
        "area": _("全镇").say() if row.everywhere else _("部分社区").say(),
        "capacity": row.capacity,
        "left": row.left,
        "state": row.state.label.say(),
    }


def opportunity_row(row: Any) -> Mapping[str, Any]:
    return {
        "title": row.title,
        "channel": row.channel,
        "category": row.category.label.say(),
        "amount_fen": row.amount_fen,
        "deadline": row.deadline,
        "community": row.community,
        "state": row.state.label.say(),
        "organization": row.organization,
    }


def round_row(row: RoundRow) -> Mapping[str, Any]:
    return {
        "community": row.community,
        "quarter": row.quarter,
        "state": row.state.label.say() if row.state else _("未开展").say(),
        "channels": _labels(row.channels),
        "missing": _labels(row.missing),
        "households": row.households,
        "persons": row.persons,
        "needs": row.needs,
        "finished_on": row.finished_on,
        "days_late": row.days_late,
    }


def _groups(codes: str) -> str:
    """Their words, from codes parted by commas."""
    return "、".join(Group(code).label.say() for code in codes.split(",") if code)


def _labels(channels: list[Channel]) -> str:
    return "、".join(channel.label.say() for channel in channels)
