"""The sheets of organisations: the list and the roster that leave the product, and what offices bring."""

from collections.abc import Mapping
from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import CREDIT_CODE, DAY, INTEGER, LINES, PHONE, choice
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.organizations.kinds import OrganizationKind
from wushe.organizations.models import Member

_LEADER, _WORKERS = Column("leader", _("负责人")), Column("workers", _("督导社工"))
_BEFORE_LEADER = (
    Column("name", _("组织名称")),
    Column("type", _("组织类型")),
    Column("kind", _("组织性质")),
    Column("level", _("级别")),
    Column("community", _("所在村（社区）")),
    Column("founded_on", _("成立日期"), DAY),
    Column("stage", _("状态")),
    Column("filing_state", _("备案情况")),
    Column("filing_number", _("备案编号")),
    Column("filed_on", _("备案日期"), DAY),
    Column("registration_state", _("登记情况")),
    Column("credit_code", _("统一社会信用代码")),
)
_MEMBERS = Column("members", _("成员人数"), INTEGER)
_WORK = (Column("public_affair", _("承接的公共事务")), Column("introduction", _("业务范围"), LINES))

SHEET = Sheet(_("社会组织清单"), (*_BEFORE_LEADER, _MEMBERS, *_WORK))
NAMED = Sheet(_("社会组织清单（含负责人）"), (*_BEFORE_LEADER, _LEADER, _MEMBERS, _WORKERS, *_WORK))
"""The first names nobody."""

IMPORTED = Sheet(
    _("社会组织"),
    (
        Column(
            "name", _("组织名称"), required=True, unique=True, max_length=60, example="开元路舞蹈队",
            aliases=("名称", "社会组织名称", "社区社会组织名称", "团队名称", "队伍名称"),
        ),
        Column(
            "type", _("组织类型"), aliases=("类型", "类别", "组织类别", "团队类型"), example="文体娱乐",
            hint=_("填写本乡镇列表中的类型，不填为列表的第一个"),
        ),
        Column(
            "kind", _("组织性质"), choice({kind.label: kind for kind in OrganizationKind}),
            aliases=("性质", "社会组织性质"), hint=_("不填为社区社会组织"),
        ),
        Column(
            "community", _("所在村（社区）"), example="开元路社区", hint=_("简称、全称或区划代码；镇街级组织不填"),
            aliases=("村（社区）", "社区", "所在社区", "所属社区", "所属村（社区）", "村居", "村"),
        ),
        Column("founded_on", _("成立日期"), DAY, aliases=("成立时间", "组建时间"), example="2019-05-01"),
        Column(
            "leader", _("负责人"), aliases=("负责人姓名", "队长", "会长", "法定代表人"), max_length=60,
            example="张建国",
        ),
        Column(
            "phone", _("联系电话"), PHONE, aliases=("负责人电话", "电话", "手机", "手机号", "联系方式"),
            example="13800000000",
        ),
        Column("filing_number", _("备案编号"), aliases=("备案号", "备案证号"), unique=True, max_length=60),
        Column("filed_on", _("备案日期"), DAY, aliases=("备案时间",)),
        Column(
            "credit_code", _("统一社会信用代码"), CREDIT_CODE, aliases=("信用代码", "社会信用代码"), unique=True,
        ),
        Column("registered_on", _("登记日期"), DAY, aliases=("登记时间", "注册日期")),
        Column(
            "introduction", _("业务范围"), LINES, aliases=("主要活动", "服务内容", "简介", "活动内容"),
            max_length=2000,
        ),
    ),
)  # fmt: skip

ROSTER = Sheet(
    _("花名册"),
    (
        Column("name", _("姓名")),
        Column("role", _("担任")),
        Column("since", _("加入日期"), DAY),
        Column("occupation", _("职业")),
        Column("age_band", _("年龄段")),
    ),
)

_LABELLED = ("kind", "level", "stage", "filing_state", "registration_state")


def as_row(row: Any) -> Mapping[str, Any]:
    """A row of the list by the fields of `NAMED`."""
    shown = {column.field: getattr(row, column.field) for column in NAMED.columns}
    shown |= {field: shown[field].label.say() for field in _LABELLED}
    return shown | {"workers": "、".join(row.workers)}


def member_row(member: Member, name: str) -> Mapping[str, Any]:
    """A row of the roster by the fields of `ROSTER`."""
    return {
        "name": name,
        "role": member.role.label.say(),
        "since": member.since,
        "occupation": member.occupation,
        "age_band": member.age_band.label.say() if member.age_band else None,
    }
