"""The ways access says no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AlreadyGranted(Refusal):
    """The township's extra grant is there already."""

    code = "access.already_granted"
    sentence = _("这项权限已经追加过了")


class AlreadyHeld(Refusal):
    """The same holder has the same role for the same community or organisation."""

    code = "access.already_held"
    sentence = _("对方已经是这个角色了")


class BeyondCeiling(Refusal):
    """The platform does not let a township grant this to that role."""

    code = "access.beyond_ceiling"
    sentence = _("平台不允许给“{role}”追加这项权限，或追加的范围过大")


class LastAdministrator(Refusal):
    """A township without an administrator could not be helped by anyone in it."""

    code = "access.last_administrator"
    sentence = _("这是本乡镇最后一位管理员，请先授予另一位，再撤回")


class NeedsCommunity(Refusal):
    """A community's staff works for a community."""

    code = "access.needs_community"
    sentence = _("请选择这位社区工作者所在的社区")
    field = "community_id"


class NoSuchHolder(Missing):
    """Nobody with that name may enter this place."""

    code = "access.no_such_holder"
    sentence = _("本乡镇没有这个账号，请先邀请对方加入")
    field = "account_id"


class NotHere(Refusal):
    """An operator's role is not given in a township, nor a township's role on the platform."""

    code = "access.not_here"
    sentence = _("“{role}”不能在这里授予")
    field = "role"


class PowersSeparated(Refusal):
    """三权分立: somebody has another of the three powers already."""

    code = "access.powers_separated"
    sentence = _("乡镇管理员、安全管理员、审计员须由三个人分别担任，对方已担任其中之一")
    field = "role"
