"""The list of a township's accounts as a sheet."""

from typing import Any

from wushe.identity.models import Account, Membership, Standing, standing
from wushe.kernel.clock import local_day
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY
from wushe.kernel.sheets.sheet import Column, Sheet

SHEET = Sheet(
    _("账号清单"),
    (
        Column("name", _("姓名")),
        Column("login_name", _("登录名")),
        Column("state", _("状态")),
        Column("second_factor", _("登录动态码")),
        Column("joined_on", _("加入时间"), DAY),
        Column("left_on", _("停止时间"), DAY),
    ),
)


def as_row(account: Account, membership: Membership) -> dict[str, Any]:
    """An account by the fields of `SHEET`."""
    state: Standing = standing(account, membership)
    return {
        "name": account.display_name,
        "login_name": account.login_name,
        "state": state.label.say(),
        "second_factor": (_("已启用") if account.has_second_factor else _("未启用")).say(),
        "joined_on": local_day(membership.joined_at),
        "left_on": local_day(membership.ended_at) if membership.ended_at else None,
    }
