"""The ways conflicts say no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class ConflictOver(Refusal):
    """It was settled in the meantime."""

    code = "activities.conflict_over"
    sentence = _("这个冲突“{state}”，不需要再协调")


class NoSuchConflict(Missing):
    """No such conflict within reach."""

    code = "activities.no_such_conflict"
    sentence = _("没有找到这个冲突，或不在您的范围内")


class NotASide(Forbidden):
    """Only the two organisations agree, each for itself."""

    code = "activities.not_a_side"
    sentence = _("只有冲突双方的组织可以同意，且不能替对方同意")


class NotOfThisConflict(Refusal):
    """One of its two sessions is moved."""

    code = "activities.not_of_this_conflict"
    sentence = _("请选择冲突中的一场")
    field = "session_id"


class ProposalOver(Refusal):
    """Another proposal took its place, or it was answered."""

    code = "activities.proposal_over"
    sentence = _("这个方案“{state}”，请查看最新的方案")


class SideAgreed(Refusal):
    """Two persons agree, one for each organisation."""

    code = "activities.side_agreed"
    sentence = _("双方要由两个人分别同意")


class StillConflicts(Refusal):
    """A move that would meet something else."""

    code = "activities.still_conflicts"
    sentence = _("新的时间地点与“{title}”仍有冲突，请另选")


class WhereTo(Unfit):
    """A move says where to or when."""

    code = "activities.where_to"
    sentence = _("请填写新的时间或场地")
