"""What may be done to organisations."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Organizations(Permission):
    """Permissions of `organizations`."""

    APPLY = "organizations:apply", _("申请备案、登记并提交材料")
    APPOINT = "organizations:appoint", _("任命和更换组织负责人")
    ASSIGN = "organizations:assign", _("指派督导社工")
    CONFIGURE = "organizations:configure", _("维护组织类型和材料清单")
    DECIDE = "organizations:decide", _("审核备案和登记")
    EDIT = "organizations:edit", _("修改组织资料")
    ENROL = "organizations:enrol", _("维护组织花名册")
    EXPORT = "organizations:export", _("导出组织清单")
    IMPORT = "organizations:import", _("从表格导入组织")
    READ = "organizations:read", _("查看社会组织")
    READ_ROSTER = "organizations:read_roster", _("查看组织花名册")
    RECORD = "organizations:record", _("登记新的组织")
    RETIRE = "organizations:retire", _("认定休眠、恢复活动和解散")
