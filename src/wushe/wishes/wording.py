"""What somebody agrees to who claims a wish without an account; a changed text gets a new version."""

from wushe.kernel.i18n import _
from wushe.people.wording import Wording

PLEDGING = Wording(
    "2026-1",
    _(
        "我同意本乡镇为核实和交接这次认领保存我的姓名和电话，仅供社区工作人员联系我使用，加密保存，"
        "结束 90 天后删除。我可以凭认领页面或告诉社区随时要求删除。"
    ),
)
