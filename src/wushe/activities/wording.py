"""What a resident agrees to who signs up without an account; a changed text gets a new version."""

from wushe.kernel.i18n import _
from wushe.people.wording import Wording

JOINING = Wording(
    "2026-1",
    _("本乡镇为联系您参加这次活动，需要保存您的姓名和手机号，只供活动组织者和社区工作人员使用。您可以随时要求删除。"),
)
