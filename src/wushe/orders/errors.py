"""The ways service orders say no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AlreadyStarted(Refusal):
    """A code starts a service once."""

    code = "orders.already_started"
    sentence = _("这项服务已经开始，不能重复开始")


class CodeUsed(Refusal):
    """The service that the code was for is over."""

    code = "orders.code_used"
    sentence = _("这个服务码已经用过：服务{state}")


class CommunityOutOfReach(Missing):
    """No such community in this township, or not within reach."""

    code = "orders.community_out_of_reach"
    sentence = _("没有找到这个村（社区），或不在您的范围内")


class HasTeam(Refusal):
    """One team for one village."""

    code = "orders.has_team"
    sentence = _("这个村（社区）已有服务团队，一村一团队")
    field = "community_id"


class MinutesNeeded(Unfit):
    """Somebody forgot to finish: the clock alone does not say how long the service took."""

    code = "orders.minutes_needed"
    sentence = _("从开始到现在已超过 {most} 小时，请填写实际服务了多少分钟")


class MinutesUnfit(Unfit):
    """No service took longer than the time since it began."""

    code = "orders.minutes_unfit"
    sentence = _("服务时长不能超过从开始到现在的 {most} 分钟")


class NoSuchCode(Missing):
    """Not a code of an order here, or one that a newer slip has replaced."""

    code = "orders.no_such_code"
    sentence = _("没有找到这个服务码，请核对服务单；重新打印过的，请用新的服务单")


class NoSuchOrder(Missing):
    """No such order in this township, or not within reach."""

    code = "orders.no_such_order"
    sentence = _("没有找到这张服务单，或不在您的范围内")


class NoSuchTeam(Missing):
    """No such team in this township, or not within reach."""

    code = "orders.no_such_team"
    sentence = _("没有找到这个服务团队，或不在您的范围内")


class NotAMember(Refusal):
    """Only members of the team's organisation offer services."""

    code = "orders.not_a_member"
    sentence = _("这个人现在不是团队的成员")
    field = "person_id"


class NotFinishedYet(Refusal):
    """Nothing is confirmed that was not done."""

    code = "orders.not_finished_yet"
    sentence = _("服务人员还没有登记完成，完成后就可以确认")


class NotOffered(Refusal):
    """Who serves is a member of the team and offers just that."""

    code = "orders.not_offered"
    sentence = _("这位成员没有登记“{kind}”，请换一位或先登记服务项目")
    field = "server_id"


class NotYourOrder(Forbidden):
    """The slip belongs to a service that somebody else was sent to."""

    code = "orders.not_your_order"
    sentence = _("这项服务派给了另一位成员，请联系工作人员改派")


class OwnService(Forbidden):
    """Who served cannot say for the resident that it was done, nor hold the resident's code beforehand."""

    code = "orders.own_service"
    sentence = _("服务是您做的，请居民自己确认，或请工作人员回访后确认")


class ReasonNeeded(Refusal):
    """Whoever is concerned learns why."""

    code = "orders.reason_needed"
    sentence = _("请写明原因")
    field = "reason"


class ResidentElsewhere(Refusal):
    """A village's team serves the people of its village."""

    code = "orders.resident_elsewhere"
    sentence = _("这位居民不是这个村（社区）的，请选择所在村（社区）的团队")
    field = "team_id"


class ServesOneself(Refusal):
    """Nobody is sent to their own door."""

    code = "orders.serves_oneself"
    sentence = _("服务人员不能是居民本人")
    field = "server_id"


class VisitInPast(Unfit):
    """A day that has passed."""

    code = "orders.visit_in_past"
    sentence = _("上门日期不能早于今天")


class WrongState(Refusal):
    """The order stands elsewhere on its way."""

    code = "orders.wrong_state"
    sentence = _("这张服务单目前“{state}”，不能这样做")
