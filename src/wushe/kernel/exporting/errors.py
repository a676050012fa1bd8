"""The ways an export says no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _


class NoSuchExport(Missing):
    """No such request, or one that this person neither made nor may approve; or its file is gone."""

    code = "exporting.no_such_export"
    sentence = _("没有找到这次导出。文件只给申请人本人，保留一天")


class NothingToExport(Refusal):
    """The filters find nobody."""

    code = "exporting.nothing"
    sentence = _("当前筛选条件下没有可导出的数据")


class TooManyToExport(Refusal):
    """More rows than one file of this kind may hold."""

    code = "exporting.too_many"
    sentence = _("符合条件的有 {rows} 行，这种清单一次最多导出 {most} 行，请先缩小范围")


class NotApproved(Forbidden):
    """Nobody has agreed yet, or somebody has said no."""

    code = "exporting.not_approved"
    sentence = _("这次导出还没有批准，不能下载")


class NotMadeYet(Refusal):
    """It was approved, and the job is at work."""

    code = "exporting.not_made_yet"
    sentence = _("文件正在生成，请稍后再下载")


class OwnExport(Forbidden):
    """Who asked cannot be the one who agrees."""

    code = "exporting.own"
    sentence = _("不能审批自己的导出申请，请由另一位管理员审批")


class AlreadyDecided(Refusal):
    """Approved or refused before."""

    code = "exporting.already_decided"
    sentence = _("这次导出已经审批过")
