"""The list of linkages as a sheet."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.linkages.models import Linkage

SHEET = Sheet(
    _("五社联动清单"),
    (
        Column("title", _("需求")),
        Column("stage", _("阶段")),
        Column("organization", _("承接组织")),
        Column("community", _("社区")),
        Column("proposed_on", _("发起日期"), DAY),
        Column("agreed_on", _("接单日期"), DAY),
        Column("started_on", _("开始日期"), DAY),
        Column("confirmed_on", _("确认日期"), DAY),
        Column("closed_on", _("办结日期"), DAY),
    ),
)

DAYS = ("proposed_on", "agreed_on", "started_on", "confirmed_on", "closed_on")


def as_row(linkage: Linkage, names: Mapping[UUID, str]) -> dict[str, Any]:
    """A linkage by the fields of `SHEET`; `names` of its organisation and community."""
    return {
        "title": linkage.title,
        "stage": linkage.stage.label.say(),
        "organization": names.get(linkage.organization_id, ""),
        "community": names.get(linkage.community_id, ""),
        **{day: getattr(linkage, day) for day in DAYS},
    }
