"""The ways needs say no."""

from wushe.kernel.errors import Missing, Refusal, TooMany
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AgesReversed(Unfit):
    """From an age to a smaller one."""

    code = "needs.ages_reversed"
    sentence = _("最大年龄不能小于最小年龄")


class AreaNeeded(Refusal):
    """An offer that is not for the whole township says for which communities."""

    code = "needs.area_needed"
    sentence = _("请选择服务的社区，或勾选“覆盖全镇”")
    field = "community_ids"


class ChannelRepeated(Refusal):
    """A round uses each of its three channels once a day."""

    code = "needs.channel_repeated"
    sentence = _("这一天已经登记过这个渠道，请直接修改人数")
    field = "channel"


class CommunityNeeded(Refusal):
    """Who works for a community records the needs of that community."""

    code = "needs.community_needed"
    sentence = _("请选择您所在的社区")
    field = "community_id"


class ConsentMissing(Refusal):
    """No telephone without consent."""

    code = "needs.consent_missing"
    sentence = _("留下姓名或电话前，请先勾选同意；也可以不留，照样能提需求")
    field = "consents"


class ContactGone(Refusal):
    """Nothing is kept of who said it."""

    code = "needs.contact_gone"
    sentence = _("没有保存联系方式：本人没有留下，或已撤回同意")


class DealIncomplete(Refusal):
    """A deal names who got it."""

    code = "needs.deal_incomplete"
    sentence = _("请选择承接的组织")
    field = "organization_id"


class HeardInFuture(Unfit):
    """Nobody has said it tomorrow."""

    code = "needs.heard_in_future"
    sentence = _("反映时间不能晚于现在")


class LikelySame(Refusal):
    """A living need of the community says nearly the same; whoever records decides."""

    code = "needs.likely_same"
    sentence = _("“{title}”很可能是同一件事，请选择合并，或确认是另一件事")
    field = "same_as"

    def __init__(self, *, title: str = "", **facts: object) -> None:
        super().__init__(title=title, **facts)


class NoChannel(Refusal):
    """A round in which nobody was asked."""

    code = "needs.no_channel"
    sentence = _("还没有登记任何征集渠道，不能完成本轮征集")


class NoSuchGroup(Unfit):
    """None of the groups that needs are counted by."""

    code = "needs.no_such_group"
    sentence = _("没有“{name}”这类人群，请按清单填写")


class NoSuchNeed(Missing):
    """No such need in this township, or not within reach."""

    code = "needs.no_such_need"
    sentence = _("没有找到这条需求，或不在您的范围内")


class NoSuchOffer(Missing):
    """No such offer in this township, or not within reach."""

    code = "needs.no_such_offer"
    sentence = _("没有找到这项服务供给，或不在您的范围内")


class NoSuchOpportunity(Missing):
    """No such opportunity in this township."""

    code = "needs.no_such_opportunity"
    sentence = _("没有找到这个项目机会")


class NoSuchReference(Missing):
    """No request has that number."""

    code = "needs.no_such_reference"
    sentence = _("没有找到这个编号，请核对后再查")
    field = "reference"


class NoSuchRound(Missing):
    """No such round in this township, or not within reach."""

    code = "needs.no_such_round"
    sentence = _("没有找到这一轮需求征集，或不在您的范围内")


class NoSuchServiceType(Missing):
    """The township's list does not have it, or no longer."""

    code = "needs.no_such_service_type"
    sentence = _("服务类型不在清单里，请重新选择")
    field = "service_type_id"


class NotSameCommunity(Refusal):
    """Needs of two communities are two needs: each is answered where it was heard."""

    code = "needs.not_same_community"
    sentence = _("两条需求不在同一个社区，不能合并")


class NotUndoable(Refusal):
    """Something was built on the merge: the need that stands for both is being answered."""

    code = "needs.not_undoable"
    sentence = _("合并后的需求已“{state}”，不能再拆分")


class OfferFull(Refusal):
    """The organisation can do no more this month."""

    code = "needs.offer_full"
    sentence = _("“{title}”{month}的名额只剩 {left}，不够 {wanted}")


class OfferOver(Refusal):
    """A paused or ended offer takes nothing on, and an ended one is not changed."""

    code = "needs.offer_over"
    sentence = _("这项服务供给“{state}”，不能这样做")


class OpportunityOver(Refusal):
    """Settled or closed."""

    code = "needs.opportunity_over"
    sentence = _("这个项目机会“{state}”，不能再修改")


class OrganizationNotOnRecord(Refusal):
    """Only filed or registered organisations that live offer services."""

    code = "needs.organization_not_on_record"
    sentence = _("“{name}”还没有备案或登记，完成后才能发布服务")
    field = "organization_id"


class PersonalDataInText(Unfit):
    """What is shown to everybody must not hold a telephone or ID number."""

    code = "needs.personal_data_in_text"
    sentence = _("公开的文字里有电话或证件号码，请删去")


class ReasonNeeded(Refusal):
    """Whoever asked learns why."""

    code = "needs.reason_needed"
    sentence = _("请写明原因，反映的居民能看到")
    field = "reason"


class ReplyNeeded(Refusal):
    """An answer says something."""

    code = "needs.reply_needed"
    sentence = _("请写下答复，反映的居民能看到")
    field = "text"


class RoundClosed(Refusal):
    """A finished round is not changed; it can be taken up again."""

    code = "needs.round_closed"
    sentence = _("本轮征集已完成，如需补充请先恢复")


class RoundKnown(Refusal):
    """One round for each community and quarter."""

    code = "needs.round_known"
    sentence = _("这个社区本季度的需求征集已经建立")
    field = "community_id"


class RoundTooEarly(Refusal):
    """A quarter that has not begun."""

    code = "needs.round_too_early"
    sentence = _("这个季度还没有开始")
    field = "quarter"


class SaidTooOften(TooMany):
    """Too many requests out of one network within a quarter of an hour."""

    code = "needs.said_too_often"
    sentence = _("提交过于频繁，请 {minutes} 分钟后再试，或直接联系社区")

    def __init__(self, *, retry_after: int = 60) -> None:
        super().__init__(retry_after=retry_after, minutes=-(-retry_after // 60))


class SameNeed(Refusal):
    """A need cannot be merged into itself."""

    code = "needs.same_need"
    sentence = _("不能与自己合并")


class ServiceTypeInUse(Refusal):
    """Types under it, or offers of it, still stand."""

    code = "needs.service_type_in_use"
    sentence = _("还有 {count} 项供给或下级类型在使用，不能停用")


class ServiceTypeTaken(Refusal):
    """The list has that name already."""

    code = "needs.service_type_taken"
    sentence = _("服务类型里已有这个名称")
    field = "name"


class TooDeep(Refusal):
    """The list has two levels."""

    code = "needs.too_deep"
    sentence = _("服务类型只分两级，请选择第一级的类型作为上级")
    field = "parent_id"


class WrongState(Refusal):
    """The need stands elsewhere on its way."""

    code = "needs.wrong_state"
    sentence = _("这条需求目前“{state}”，不能这样做")
