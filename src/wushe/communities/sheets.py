"""The sheets of communities: what is imported by code, and what the lists are exported as."""

from typing import Any

from wushe.communities.kinds import CommunityKind
from wushe.communities.models import Community
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY, PHONE, TEXT, choice
from wushe.kernel.sheets.sheet import Column, Sheet

CODE = Column(
    "code",
    _("区划代码"),
    TEXT,
    aliases=("统计用区划代码", "社区代码", "村代码", "代码", "区划编码"),
    required=True,
    unique=True,
    max_length=12,
    hint=_("12 位，见社区清单导出的表格"),
    example="430121001001",
)
_SHORT_NAME = Column("short_name", _("简称"), TEXT, aliases=("社区简称", "常用名"), max_length=60, example="开元路社区")
_ADDRESS = Column("address", _("办公地址"), TEXT, aliases=("地址", "社区地址", "居委会地址"), example="开元路 1 号")
_PHONE = Column(
    "phone", _("办公电话"), PHONE, aliases=("电话", "联系电话", "社区电话", "值班电话"), example="0731-84012345"
)

CONTACTS = Sheet(_("社区联系方式"), (CODE, _SHORT_NAME, _ADDRESS, _PHONE))

LIST = Sheet(
    _("社区清单"),
    (
        CODE,
        Column("name", _("社区全称")),
        _SHORT_NAME,
        Column("kind", _("类别"), choice({kind.label: kind for kind in CommunityKind})),
        _ADDRESS,
        _PHONE,
        Column("retired_on", _("撤销日期"), DAY),
    ),
)


def as_row(community: Community) -> dict[str, Any]:
    """A row of `LIST`."""
    return {column.field: getattr(community, column.field) for column in LIST.columns}
