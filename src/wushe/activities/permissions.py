"""What may be done about activities."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Activities(Permission):
    """Permissions of `activities`. Anybody may `JOIN`, `RATE`, `VERIFY` and `VIEW_PHOTOS` without an account."""

    APPROVE_HOURS = "activities:approve_hours", _("审核志愿服务时长")
    APPROVE_PLAN = "activities:approve_plan", _("批准活动预案")
    ATTEND = "activities:attend", _("报名活动、扫码签到、查看本人时长")
    CERTIFY = "activities:certify", _("开具志愿服务记录证明")
    CHECK_IN = "activities:check_in", _("组织签到、补录到场人员")
    EDIT = "activities:edit", _("修改活动、安排场次、填写预案和总结")
    EXPORT = "activities:export", _("导出活动和时长清单")
    JOIN = "activities:join", _("以居民身份报名公开活动")
    MODERATE = "activities:moderate", _("审核居民评价的文字")
    RATE = "activities:rate", _("凭评价码评价服务")
    READ = "activities:read", _("查看活动")
    READ_HOURS = "activities:read_hours", _("查看志愿服务时长")
    RECORD = "activities:record", _("登记新的活动")
    SETTLE = "activities:settle", _("协调场地和时间冲突")
    SIGN_OFF = "activities:sign_off", _("签字确认活动总结")
    VERIFY = "activities:verify", _("查验志愿服务记录证明")
    VIEW_PHOTOS = "activities:view_photos", _("查看经两人确认可以公开的活动照片")
    WITHDRAW_PHOTO = "activities:withdraw_photo", _("撤下活动照片")
