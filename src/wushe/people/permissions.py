"""What may be done about people."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class People(Permission):
    """Permissions of `people`. Reading shows masks; `names` shows names, and `reveal` all of it for a reason."""

    ACTORS = "people:actors", _("在过程记录中查看经办人的姓名")
    CONSENT = "people:consent", _("登记和撤回个人信息同意")
    EDIT = "people:edit", _("修改人员资料")
    EXPORT = "people:export", _("导出人员名单")
    IMPORT = "people:import", _("从 Excel 导入人员")
    INVITE = "people:invite", _("邀请人员开通账号")
    NAMES = "people:names", _("在人员名单中查看姓名")
    PROFILE = "people:profile", _("查看、导出本人资料，填写本人的志愿服务时间，撤回本人的同意")
    READ = "people:read", _("查看人员名单（信息已脱敏）")
    RECORD = "people:record", _("登记人员")
    REVEAL = "people:reveal", _("说明理由后查看完整个人信息")
    SUBJECT = "people:subject", _("应本人要求导出其全部资料")
    VOLUNTEERS = "people:volunteers", _("登记志愿者")
    WORKERS = "people:workers", _("登记社会工作者和职业资格")
