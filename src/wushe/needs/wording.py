"""What a resident agrees to who leaves a name or a telephone, by version; a changed text gets a new version."""

from wushe.kernel.i18n import _
from wushe.people.wording import Wording

CONTACT = Wording(
    "2026-1",
    _(
        "我同意本乡镇为回应这条需求保存我填写的姓名和电话，仅供办理人员联系我使用，加密保存，"
        "办结 90 天后删除。我可以凭编号随时撤回，撤回后立即删除。"
    ),
)
