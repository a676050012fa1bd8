"""The ways activities, plans and reviews say no."""

from collections.abc import Mapping

from wushe.kernel.errors import FieldError, Invalid, Missing, Refusal
from wushe.kernel.i18n import Sentence, _, listed


class AnswersNothing(Refusal):
    """Row 12: an activity answers a need or a linkage, or says why it is held all the same."""

    code = "activities.answers_nothing"
    sentence = _("{warning}。请关联需求或联动项目，或写明仍要举办的理由")
    field = "override_reason"

    def __init__(self, *, warning: object = _("这项活动没有回应任何居民需求"), **facts: object) -> None:
        super().__init__(warning=warning, **facts)


class HeldAlready(Refusal):
    """What took place is told of in a review, and not called off."""

    code = "activities.held_already"
    sentence = _("已经举行过 {count} 场，不能取消整个活动。请取消剩余场次，然后提交总结")


class NoApprovedPlan(Refusal):
    """Row 26: nothing is published before its plan is approved."""

    code = "activities.no_approved_plan"
    sentence = _("预案还没有经督导社工批准，不能发布")


class NoSessions(Refusal):
    """There is nothing to come to."""

    code = "activities.no_sessions"
    sentence = _("还没有安排场次，请先添加时间和地点")


class NoSuchActivity(Missing):
    """No such activity in this township, or not within reach."""

    code = "activities.no_such_activity"
    sentence = _("没有找到这项活动，或不在您的范围内")


class NotAccompanied(Refusal):
    """Nobody could approve the plan or sign the review."""

    code = "activities.not_accompanied"
    sentence = _("这个组织还没有督导社工，无人可以批准预案，请联系乡镇管理员指派")


class NothingHeld(Refusal):
    """A review tells of what took place."""

    code = "activities.nothing_held"
    sentence = _("还没有举行过任何一场，不能提交总结")


class OwnPlan(Refusal):
    """Maker and checker are two persons."""

    code = "activities.own_plan"
    sentence = _("不能批准自己提交的预案")


class OwnReview(Refusal):
    """Maker and checker are two persons."""

    code = "activities.own_review"
    sentence = _("不能为自己提交的总结签字")


class Incomplete(Invalid):
    """What is still missing is named, and told beside each field."""

    def __init__(self, missing: Mapping[str, Sentence]) -> None:
        super().__init__(dict.fromkeys(missing, FieldError("required", _("提交前请填写这一项"))))
        self.facts = {"missing": listed(title.say() for title in missing.values())}


class PlanIncomplete(Incomplete):
    """A plan goes to its social worker whole."""

    code = "activities.plan_incomplete"
    sentence = _("预案还缺：{missing}")


class ReasonNeeded(Refusal):
    """Who sends something back or calls it off says why."""

    code = "activities.reason_needed"
    sentence = _("请写明原因，相关人员能看到")
    field = "reason"


class ReviewIncomplete(Incomplete):
    """A review goes to its social worker whole."""

    code = "activities.review_incomplete"
    sentence = _("总结还缺：{missing}")


class SessionsToCome(Refusal):
    """The review tells of the whole activity."""

    code = "activities.sessions_to_come"
    sentence = _("还有 {count} 场没有结束，请先办完或取消")


class WrongState(Refusal):
    """The activity stands elsewhere on its way."""

    code = "activities.wrong_state"
    sentence = _("这项活动目前“{state}”，不能这样做")

    def __init__(self, *, state: object = "", **facts: object) -> None:
        super().__init__(state=state, **facts)
