"""The ways linkages say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AlreadyTakesPart(Refusal):
    """One party fills a place once."""

    code = "linkages.already_takes_part"
    sentence = _("已经在这次联动中，不需要重复添加")


class MustStay(Refusal):
    """The organisation that answers the need is not taken out of its own linkage; the linkage is withdrawn instead."""

    code = "linkages.must_stay"
    sentence = _("承接组织不能移出联动，如不再承接请终止联动")


class NeedTaken(Refusal):
    """One need is answered by one linkage at a time."""

    code = "linkages.need_taken"
    sentence = _("这个需求已有正在进行的联动")
    field = "need_id"


class NoSuchLinkage(Missing):
    """No such linkage in this township, or not within this person's reach."""

    code = "linkages.no_such_linkage"
    sentence = _("没有找到这次联动，或不在您的范围内")


class NoSuchParticipant(Missing):
    """Nobody like that takes part."""

    code = "linkages.no_such_participant"
    sentence = _("没有找到这个参与方")


class NotActive(Refusal):
    """Only an organisation that is at work can take up a need."""

    code = "linkages.organization_not_active"
    sentence = _("“{name}”目前没有在开展活动，不能承接需求")
    field = "organization_id"


class NotFiled(Refusal):
    """A group answers needs once it is filed or registered."""

    code = "linkages.organization_not_filed"
    sentence = _("“{name}”还没有备案或登记，办好后才能承接需求")
    field = "organization_id"


class OtherOrganization(Refusal):
    """An award pays for what its own organisation does."""

    code = "linkages.other_organization"
    sentence = _("这个资助项目属于另一个组织，不能用于这个联动")
    field = "award_id"


class NotSuitable(Refusal):
    """The party is not one that can fill this place."""

    code = "linkages.not_suitable"
    sentence = _("所选的不能担任这个角色，请重新选择")
    field = "party_id"


class PlacesMissing(Refusal):
    """A linkage runs once those who cannot be done without are in their places."""

    code = "linkages.places_missing"
    sentence = _("还缺{missing}，到位后才能开始服务")


class SameHand(Refusal):
    """Whoever confirmed for the resident does not sign off as well."""

    code = "linkages.same_hand"
    sentence = _("代居民确认的人不能再签收，请由另一位社工签收")


class WrongStage(Refusal):
    """The linkage is not where this can be done."""

    code = "linkages.wrong_stage"
    sentence = _("这次联动{stage}，现在不能这样做")
