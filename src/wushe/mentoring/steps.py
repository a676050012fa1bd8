"""Where a round and a pair stand, and what whoever looks can do next. Pure: data in, words out."""

from dataclasses import replace
from typing import NamedTuple

from wushe.kernel.i18n import _, say
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Next, Step, way
from wushe.mentoring.kinds import MentorshipState, RoundState, Side
from wushe.mentoring.models import Mentorship, PairingRound

REVIEW = "/mentoring/rounds/{round_id}/review"
_WAY = list(RoundState)
_TITLES = (
    _("公示权重"), _("征集"), _("评分"), _("初配"), _("审核"), _("公布"), _("定配"), _("结对"), _("结束"),
)  # fmt: skip


def stepper(round_: PairingRound) -> list[Step]:
    """What it is in is current, until the last is done."""
    done = len(_WAY) if round_.state is RoundState.CLOSED else _WAY.index(round_.state)
    return way(_TITLES, done, [_note(round_, state) for state in _WAY])


def _note(round_: PairingRound, state: RoundState) -> str:
    if state is RoundState.GATHERING:
        return _("到 {day}").say(day=formats.date(round_.gather_until))
    if state is RoundState.PUBLISHED and round_.published_at:
        return formats.date(round_.published_at)
    return formats.date(round_.since) if state is RoundState.RUNNING else ""


class Standing(NamedTuple):
    """How the pairs of a round stand: so many live, so many of them without both answers; `given_up` by its job."""

    live: int = 0
    unanswered: int = 0
    given_up: bool = False


def next_of_round(round_: PairingRound, standing: Standing, *, arranges: bool, applies: bool, applied: bool) -> Next:
    if arranges:
        return _of_admin(round_, standing)
    if round_.state is RoundState.GATHERING and applies:
        until = _("{day} 截止。写清想解决什么，配对按公示的权重计算。").say(day=formats.date(round_.gather_until))
        return Next(_("可以申请导师了"), until, _("为组织申请"), path=f"/mentoring/rounds/{round_.id}/application")
    if round_.state is RoundState.GATHERING and applied:
        until = _("{day} 截止，之前可以修改或撤回。").say(day=formats.date(round_.gather_until))
        return Next(_("已申请，等待配对"), until)
    waiting = {
        RoundState.OPEN: _("征集还没有开始"), RoundState.GATHERING: _("正在征集"), RoundState.SCORED: _("正在配对"),
        RoundState.PAIRED: _("正在配对"), RoundState.REVIEW: _("乡镇正在审核配对结果"),
        RoundState.PUBLISHED: _("结果已公布，等待双方答复"), RoundState.AGREED: _("已定配"),
        RoundState.RUNNING: _("结对进行中"), RoundState.CLOSED: _("本轮已结束"),
    }  # fmt: skip
    return Next(waiting[round_.state], done=round_.state is RoundState.CLOSED)


def _of_admin(round_: PairingRound, standing: Standing) -> Next:
    says = _said_to_admin(round_.state, standing)
    sentence = say(says.sentence, unanswered=standing.unanswered, live=standing.live)
    return replace(says, sentence=sentence, path=says.path.format(round_id=round_.id))


def _said_to_admin(state: RoundState, standing: Standing) -> Next:
    if standing.given_up:
        return _GIVEN_UP
    if not standing.live and state in _NOBODY:
        return _NOBODY[state]
    return _ADMIN[state]


_ADMIN = {
    RoundState.OPEN: Next(
        _("核对权重，然后开始征集"), _("权重和日期现在公示；开始征集后不能再改。全部导师自动参加。"), _("开始征集"),
        "gathering",
    ),
    RoundState.GATHERING: Next(
        _("征集到齐后，截止并配对"), _("截止后不再收申请。系统求出总分最高的配对，逐对说明理由。"),
        _("截止征集，开始配对"), "pairing",
    ),
    RoundState.SCORED: Next(_("正在配对"), _("配对在后台进行，完成后刷新本页。")),
    RoundState.PAIRED: Next(
        _("初配完成，请审核"), _("逐对看理由，可以指定、排除，系统围绕您的决定重新求解。"), _("开始审核"), "review"
    ),
    RoundState.REVIEW: Next(_("看过每一对之后公布"), verb=_("去审核"), path=REVIEW),
    RoundState.PUBLISHED: Next(
        _("等待双方答复"), _("还有 {unanswered} 对没有答复完。全部答复后自动定配；有人谢绝时，没有答复的重新配对。")
    ),
    RoundState.AGREED: Next(_("双方都已同意"), verb=_("开始结对"), noun="beginning"),
    RoundState.RUNNING: Next(_("结对进行中"), _("还有 {live} 个结对没有结束，全部结束后可以结束本轮。")),
    RoundState.CLOSED: Next(_("本轮已结束"), done=True),
}  # fmt: skip
_NOBODY = {
    RoundState.AGREED: Next(
        _("本轮没有成立的结对"), _("开始后可以直接结束本轮，再另开一轮。"), _("开始结对"), "beginning"
    ),
    RoundState.RUNNING: Next(_("全部结对已结束"), _("结束本轮后不再有新的结对，记录保留。"), _("结束本轮"), "closing"),
}
_GIVEN_UP = Next(_("配对没有完成"), _("后台配对出错了，申请和意愿都还在，可以再试一次。"), _("重新配对"), "pairing")


def next_of_pair(mentorship: Mentorship, side: Side | None) -> Next:
    if side is not None and (mine := _of_party(mentorship, side)) is not None:
        return mine
    awaited = {
        MentorshipState.OFFERED: (_("等待答复"), _awaited(mentorship)),
        MentorshipState.RUNNING: (_("结对进行中"), ""),
        MentorshipState.PAUSED: (_("结对已暂停"), mentorship.reason),
        MentorshipState.REVIEWING: (_("等待互评"), _unreviewed(mentorship)),
    }
    if mentorship.state in awaited:
        title, sentence = awaited[mentorship.state]
        return Next(title, sentence)
    return Next(mentorship.state.label, mentorship.reason, done=True)


def _of_party(mentorship: Mentorship, side: Side) -> Next | None:
    """What one of the two can do now."""
    match mentorship.state:
        case MentorshipState.OFFERED if not mentorship.is_answered(side):
            why = _("双方都同意后结对成立。谢绝请写原因，系统会为其他人重新配对。")
            return Next(_("请答复这次结对"), why, _("同意结对"), noun="agreement")
        case MentorshipState.RUNNING:
            return Next(_("结对进行中"), _("定好目标，每次辅导后记一笔；记录只有你们双方能看到。"))
        case MentorshipState.REVIEWING if not mentorship.is_reviewed(side):
            return Next(_("请写互评"), _("双方都写完，结对就圆满结束。"), _("去写"), anchor="review")
        case _:
            return None


def _unreviewed(mentorship: Mentorship) -> str:
    waiting = [side.label.say() for side in Side if not mentorship.is_reviewed(side)]
    return _("还没有写：{who}").say(who="、".join(waiting))


def _awaited(mentorship: Mentorship) -> str:
    waiting = [side.label.say() for side in Side if not mentorship.is_answered(side)]
    return _("还没有答复：{who}").say(who="、".join(waiting))
