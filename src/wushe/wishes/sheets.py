"""The sheets of micro-wishes: the list that leaves the product without a person in it, and what offices bring."""

from collections.abc import Mapping
from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY, INTEGER, LINES, choice
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.people.groups import Group
from wushe.wishes.kinds import WishKind

WISH_LIST = Sheet(
    _("微心愿清单"),
    (
        Column("number", _("编号"), INTEGER),
        Column("title", _("心愿")),
        Column("kind", _("类别")),
        Column("community", _("村（社区）")),
        Column("value_fen", _("估价"), AMOUNT),
        Column("state", _("状态")),
        Column("due_on", _("认领到期"), DAY),
    ),
)
WISHES_IMPORTED = Sheet(
    _("微心愿"),
    (
        Column(
            "title", _("心愿"), required=True, max_length=60, example="一双 36 码的运动鞋",
            aliases=("微心愿", "心愿内容", "心愿名称"),
        ),
        Column(
            "community", _("村（社区）"), required=True, example="开元路社区",
            aliases=("社区", "所在社区", "所属社区", "村居", "村"),
        ),
        Column(
            "alias", _("化名"), required=True, max_length=60, example="爱跑步的小同学", aliases=("称呼", "代号"),
            hint=_("不要写真实姓名"),
        ),
        Column(
            "kind", _("类别"), choice({kind.label: kind for kind in WishKind}), aliases=("心愿类别", "类型"),
            hint=_("不填为物品"),
        ),
        Column("value", _("估价"), AMOUNT, aliases=("金额", "预计金额", "价值"), example="120"),
        Column(
            "beneficiary", _("人群"), choice({group.label: group for group in Group}),
            aliases=("群体", "对象", "服务对象"), hint=_("不填为全体居民"),
        ),
        Column("story", _("说明"), LINES, aliases=("心愿说明", "详情"), max_length=500),
        Column("notes", _("尺码和颜色"), aliases=("备注", "规格"), max_length=200, hint=_("只有认领人能看到")),
        Column("delivery_point", _("交接点"), aliases=("交接地点", "送达地点"), max_length=120),
        Column("wanted_by", _("希望日期"), DAY, aliases=("希望实现日期", "截止日期")),
    ),
)  # fmt: skip


def wish_row(row: Any) -> Mapping[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "kind": row.kind.label.say(),
        "community": row.community,
        "value_fen": row.value_fen,
        "state": row.state.label.say(),
        "due_on": row.due_on,
    }
