"""What may be done about evaluation."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Evaluation(Permission):
    """Permissions of `evaluation`. `JUDGE` reaches whoever is named for the panel of one assessment as `own`."""

    ASSESS = "evaluation:assess", _("自评本组织")
    CHECK = "evaluation:check", _("核查组织的自评")
    CONFIGURE = "evaluation:configure", _("修订和发布评估细则")
    EXPORT = "evaluation:export", _("导出评估清单")
    GRADE = "evaluation:grade", _("登记民政部门评定的等级，撤销星级")
    IMPROVE = "evaluation:improve", _("落实改进计划")
    JUDGE = "evaluation:judge", _("评审并办结评估")
    OPEN = "evaluation:open", _("发起和撤销评估，指定评审人")
    READ = "evaluation:read", _("查看评估和改进计划")
