"""Where a round and a pair stand, and what whoever looks can do next. Pure: data in, words out."""

from dataclasses import dataclass
from typing import NamedTuple

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats
from wushe.mentoring.kinds import MentorshipState, RoundState, Side
from wushe.mentoring.models import Mentorship, PairingRound


@dataclass(frozen=True, slots=True)
class Next:
    """`noun` is posted to, `link` leads on; without them somebody else is awaited, or it is `done`."""

    title: str
    sentence: str = ""
    verb: str = ""
    noun: str = ""
    link: str = ""
    done: bool = False


_SHOWN: tuple[tuple[Sentence, RoundState], ...] = (
    (_("公示权重"), RoundState.OPEN),
    (_("征集"), RoundState.GATHERING),
    (_("评分"), RoundState.SCORED),
    (_("初配"), RoundState.PAIRED),
    (_("审核"), RoundState.REVIEW),
    (_("公布"), RoundState.PUBLISHED),
    (_("定配"), RoundState.AGREED),
    (_("结对"), RoundState.RUNNING),
    (_("结束"), RoundState.CLOSED),
)
_ORDER = list(RoundState)


def stepper(round_: PairingRound) -> list[dict[str, str]]:
    """Its way for `pieces.stepper`: what it is in is current, until the last is done."""
    at = _ORDER.index(round_.state)
    return [
        {"title": title.say(), "state": _stands(_ORDER.index(state), at), "note": _note(round_, state)}
        for title, state in _SHOWN
    ]


def _stands(place: int, at: int) -> str:
    if place < at or at == len(_ORDER) - 1:
        return "done"
    return "current" if place == at else "todo"


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
        return Next(_("可以申请导师了").say(), until, _("为组织申请").say(), link="application")
    if round_.state is RoundState.GATHERING and applied:
        until = _("{day} 截止，之前可以修改或撤回。").say(day=formats.date(round_.gather_until))
        return Next(_("已申请，等待配对").say(), until)
    waiting = {
        RoundState.OPEN: _("征集还没有开始"), RoundState.GATHERING: _("正在征集"), RoundState.SCORED: _("正在配对"),
        RoundState.PAIRED: _("正在配对"), RoundState.REVIEW: _("乡镇正在审核配对结果"),
        RoundState.PUBLISHED: _("结果已公布，等待双方答复"), RoundState.AGREED: _("已定配"),
        RoundState.RUNNING: _("结对进行中"), RoundState.CLOSED: _("本轮已结束"),
    }  # fmt: skip
    return Next(waiting[round_.state].say(), done=round_.state is RoundState.CLOSED)


def _of_admin(round_: PairingRound, standing: Standing) -> Next:
    says = _said_to_admin(round_.state, standing)
    return Next(
        says.title.say(), says.sentence.say(unanswered=standing.unanswered, live=standing.live), says.verb.say(),
        says.noun, says.link, done=round_.state is RoundState.CLOSED,
    )  # fmt: skip


def _said_to_admin(state: RoundState, standing: Standing) -> "_Said":
    if standing.given_up:
        return _GIVEN_UP
    if not standing.live and state in _NOBODY:
        return _NOBODY[state]
    return _ADMIN[state]


class _Said(NamedTuple):
    title: Sentence
    sentence: Sentence = Sentence("")
    verb: Sentence = Sentence("")
    noun: str = ""
    link: str = ""


_ADMIN = {
    RoundState.OPEN: _Said(
        _("核对权重，然后开始征集"), _("权重和日期现在公示；开始征集后不能再改。全部导师自动参加。"), _("开始征集"),
        "gathering",
    ),
    RoundState.GATHERING: _Said(
        _("征集到齐后，截止并配对"), _("截止后不再收申请。系统求出总分最高的配对，逐对说明理由。"),
        _("截止征集，开始配对"), "pairing",
    ),
    RoundState.SCORED: _Said(_("正在配对"), _("配对在后台进行，完成后刷新本页。")),
    RoundState.PAIRED: _Said(
        _("初配完成，请审核"), _("逐对看理由，可以指定、排除，系统围绕您的决定重新求解。"), _("开始审核"), "review"
    ),
    RoundState.REVIEW: _Said(_("看过每一对之后公布"), verb=_("去审核"), link="review"),
    RoundState.PUBLISHED: _Said(
        _("等待双方答复"), _("还有 {unanswered} 对没有答复完。全部答复后自动定配；有人谢绝时，没有答复的重新配对。")
    ),
    RoundState.AGREED: _Said(_("双方都已同意"), verb=_("开始结对"), noun="beginning"),
    RoundState.RUNNING: _Said(_("结对进行中"), _("还有 {live} 个结对没有结束，全部结束后可以结束本轮。")),
    RoundState.CLOSED: _Said(_("本轮已结束")),
}  # fmt: skip
_NOBODY = {
    RoundState.AGREED: _Said(
        _("本轮没有成立的结对"), _("开始后可以直接结束本轮，再另开一轮。"), _("开始结对"), "beginning"
    ),
    RoundState.RUNNING: _Said(_("全部结对已结束"), _("结束本轮后不再有新的结对，记录保留。"), _("结束本轮"), "closing"),
}
_GIVEN_UP = _Said(_("配对没有完成"), _("后台配对出错了，申请和意愿都还在，可以再试一次。"), _("重新配对"), "pairing")


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
        return Next(title.say(), sentence)
    return Next(mentorship.state.label.say(), mentorship.reason, done=True)


def _of_party(mentorship: Mentorship, side: Side) -> Next | None:
    """What one of the two can do now."""
    match mentorship.state:
        case MentorshipState.OFFERED if not mentorship.is_answered(side):
            why = _("双方都同意后结对成立。谢绝请写原因，系统会为其他人重新配对。").say()
            return Next(_("请答复这次结对").say(), why, _("同意结对").say(), noun="agreement")
        case MentorshipState.RUNNING:
            return Next(_("结对进行中").say(), _("定好目标，每次辅导后记一笔；记录只有你们双方能看到。").say())
        case MentorshipState.REVIEWING if not mentorship.is_reviewed(side):
            return Next(_("请写互评").say(), _("双方都写完，结对就圆满结束。").say(), _("去写").say(), link="#review")
        case _:
            return None


def _unreviewed(mentorship: Mentorship) -> str:
    waiting = [side.label.say() for side in Side if not mentorship.is_reviewed(side)]
    return _("还没有写：{who}").say(who="、".join(waiting))


def _awaited(mentorship: Mentorship) -> str:
    waiting = [side.label.say() for side in Side if not mentorship.is_answered(side)]
    return _("还没有答复：{who}").say(who="、".join(waiting))
