"""What may be done about mentors and the groups they stand beside."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Mentoring(Permission):
    """Permissions of `mentoring`."""

    AGREE = "mentoring:agree", _("同意或谢绝导师结对")
    APPLY = "mentoring:apply", _("为组织申请导师")
    ARRANGE = "mentoring:arrange", _("组织结对轮次，登记和派出导师，改配和结束结对")
    EXPORT = "mentoring:export", _("导出结对清单")
    GUIDE = "mentoring:guide", _("填写结对目标、辅导记录和互评")
    NOTES = "mentoring:notes", _("查看自己一方的辅导记录")
    OFFER = "mentoring:offer", _("填写自己的导师资料和意愿")
    READ = "mentoring:read", _("查看结对")
    ROUNDS = "mentoring:rounds", _("查看结对轮次和公示名单")
