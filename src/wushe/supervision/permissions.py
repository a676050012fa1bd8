"""What may be done about supervision."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Supervision(Permission):
    """Permissions of `supervision`. `CONFIDE` and `READ_CONFIDED` reach one's own records and nobody else's, ever."""

    ACT = "supervision:act", _("办结跟进事项")
    CONFIDE = "supervision:confide", _("记录自己做的个别督导")
    CONFIGURE = "supervision:configure", _("设定走访周期")
    EXPORT = "supervision:export", _("导出走访、跟进事项和督导覆盖清单")
    HOLD = "supervision:hold", _("开展集体督导，布置和修改跟进事项")
    OVERSEE = "supervision:oversee", _("查看督导工作量和覆盖情况")
    READ = "supervision:read", _("查看走访、集体督导和跟进事项")
    READ_CONFIDED = "supervision:read_confided", _("查看自己参加的个别督导")
    READ_COURSES = "supervision:read_courses", _("查看培训课程")
    REOPEN = "supervision:reopen", _("重新打开已办结的跟进事项")
    TEACH = "supervision:teach", _("维护培训课程、签到和成效")
    VISIT = "supervision:visit", _("登记走访")
