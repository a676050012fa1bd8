"""The ways micro-wishes say no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal, TooMany
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AliasOrPerson(Refusal):
    """A wish is somebody's: of one in the register, or of one who is known by an alias."""

    code = "wishes.alias_or_person"
    sentence = _("请选择居民档案，没有档案的填一个化名")
    field = "alias"


class AlreadyClaimed(Refusal):
    """Somebody else was quicker."""

    code = "wishes.already_claimed"
    sentence = _("这个心愿刚刚被别人认领了，看看下面几个还在等的心愿")


class ClaimDone(Refusal):
    """The claim stands elsewhere on its way."""

    code = "wishes.claim_done"
    sentence = _("这次认领目前“{state}”，不能这样做")


class CodeUsed(Refusal):
    """A code on paper is good once."""

    code = "wishes.code_used"
    sentence = _("这张回执已经确认过了，谢谢您")


class CommunityNeeded(Refusal):
    """Who works for a community records the wishes of that community."""

    code = "wishes.community_needed"
    sentence = _("请选择您所在的社区")
    field = "community_id"


class ConsentNeeded(Unfit):
    """No name and telephone without consent."""

    code = "wishes.consent_needed"
    sentence = _("请先勾选同意，社区才能打电话与您核实")


class ContactGone(Refusal):
    """Nothing is kept of who claims."""

    code = "wishes.contact_gone"
    sentence = _("没有保存联系方式：没有留下，或已按要求删除")


class HoldsEnough(Refusal):
    """One telephone keeps a few wishes from others at a time."""

    code = "wishes.holds_enough"
    sentence = _("这个号码已有 {most} 个心愿等待电话核实，核实后再认领下一个")
    field = "phone"


class NoSuchClaim(Missing):
    """No claim stands on the wish, or it is somebody else's."""

    code = "wishes.no_such_claim"
    sentence = _("没有找到这次认领，可能已经释放")


class NoSuchCode(Missing):
    """Not a code that was printed here."""

    code = "wishes.no_such_code"
    sentence = _("没有找到这张回执，请核对后再试，或联系社区")


class NoSuchWish(Missing):
    """No such wish in this township, or not within reach."""

    code = "wishes.no_such_wish"
    sentence = _("没有找到这个心愿，或不在您的范围内")


class NotDeliveredYet(Refusal):
    """Nothing is confirmed that was not handed over."""

    code = "wishes.not_delivered_yet"
    sentence = _("社区还没有登记送达，登记后就可以确认")


class NotYourOrganization(Forbidden):
    """Who claims for a group leads it."""

    code = "wishes.not_your_organization"
    sentence = _("只能以自己负责的组织认领")


class OwnDelivery(Forbidden):
    """Who handed over cannot say for the resident that it arrived."""

    code = "wishes.own_delivery"
    sentence = _("送达是您登记的，请居民凭回执码确认，或请另一位同事确认")


class OwnWish(Forbidden):
    """Who wrote the wish cannot be the one who verifies it."""

    code = "wishes.own_wish"
    sentence = _("登记或修改过这个心愿的人不能核实，请另一位同事核实")


class PledgedTooOften(TooMany):
    """Too many claims out of one network within a quarter of an hour."""

    code = "wishes.pledged_too_often"
    sentence = _("认领过于频繁，请 {minutes} 分钟后再试，或直接联系社区")

    def __init__(self, *, retry_after: int = 60) -> None:
        super().__init__(retry_after=retry_after, minutes=-(-retry_after // 60))


class ReasonNeeded(Refusal):
    """Whoever is concerned learns why."""

    code = "wishes.reason_needed"
    sentence = _("请写明原因")
    field = "reason"


class TellsName(Unfit):
    """The name or alias of whose wish it is stands in what everybody reads."""

    code = "wishes.tells_name"
    sentence = _("公开的文字里有心愿人的姓名或称呼，请删去")


class TellsNumber(Unfit):
    """A telephone or ID number stands in what everybody reads."""

    code = "wishes.tells_number"
    sentence = _("公开的文字里有电话或证件号码，请删去")


class TooDear(Unfit):
    """A micro-wish is small; the township says how small."""

    code = "wishes.too_dear"
    sentence = _("微心愿不超过 {most}，更大的困难请走帮扶或基金")


class WishedInPast(Unfit):
    """By a day that has passed."""

    code = "wishes.wished_in_past"
    sentence = _("希望实现的日期不能早于今天")


class WrongState(Refusal):
    """The wish stands elsewhere on its way."""

    code = "wishes.wrong_state"
    sentence = _("这个心愿目前“{state}”，不能这样做")
