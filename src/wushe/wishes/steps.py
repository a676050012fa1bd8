"""Where a wish stands, and what whoever looks can do next. Pure: data in, words out."""

from collections.abc import Callable
from datetime import datetime

from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Next, Step, way
from wushe.wishes.kinds import ClaimState, WishKind, WishState
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.permissions import Wishes
from wushe.wishes.sight import Sight

May = Callable[[str], bool]

_PLACES = {
    WishState.COLLECTED: 1,
    WishState.VERIFIED: 2,
    WishState.OPEN: 3,
    WishState.CLAIMED: 4,
    WishState.DELIVERED: 5,
    WishState.FULFILLED: 6,
}
_TITLES = (_("登记"), _("核实"), _("公示"), _("认领"), _("送达"), _("居民确认"))
_HELD = ClaimState.HELD


def stepper(wish: MicroWish, claim: WishClaim | None) -> list[Step]:
    """With the day on which each step was reached; a claim that nobody has checked yet is none."""
    if wish.state in {WishState.REFUSED, WishState.WITHDRAWN}:
        collected = way(_TITLES[:1], 1, [_noted(wish.collected_at)])
        return [*collected, Step(wish.state.label, "stopped", _noted(wish.ended_at))]
    reached = _PLACES[wish.state] - (claim is not None and claim.state is _HELD)
    times = (
        wish.collected_at, wish.verified_at, wish.published_at, claim and claim.claimed_at,
        claim and claim.delivered_at, wish.fulfilled_at,
    )  # fmt: skip
    return way(_TITLES, reached, map(_noted, times[:reached]))


def _noted(at: datetime | None) -> str:
    return formats.date(at) if at else ""


# --- what comes next


def next_step(
    wish: MicroWish, claim: WishClaim | None, may: May, sight: Sight, *, wrote: bool, brought: bool = False
) -> Next:
    """`may` says what the person may do to this wish; `wrote` whether its words are theirs, `brought` the delivery."""
    match wish.state:
        case WishState.COLLECTED:
            return _verifying(may, wrote=wrote)
        case WishState.VERIFIED:
            return _publishing(may)
        case WishState.OPEN:
            return _claiming(wish, may)
        case WishState.CLAIMED | WishState.DELIVERED if claim is not None:
            return _bringing(wish, claim, may, sight, brought=brought)
        case _:
            return _over(wish, wrote=wrote)


def _over(wish: MicroWish, *, wrote: bool) -> Next:
    match wish.state:
        case WishState.REFUSED:
            return Next(_("没有通过核实，修改后重新送核") if wrote else _("没有通过核实"), wish.reason)
        case WishState.WITHDRAWN:
            return Next(_("已撤回"), wish.reason, done=True)
        case _:
            return Next(_("心愿已实现"), _("谢谢每一位帮忙的人。"), done=True)


def _publishing(may: May) -> Next:
    if not may(Wishes.VERIFY):
        return Next(_("已核实，等待公示"))
    why = _("公示后大家能看到编号、心愿、类别和社区，看不到是谁的心愿")
    return Next(_("可以公示了"), why, _("公示"), noun="publication")


def _verifying(may: May, *, wrote: bool) -> Next:
    if may(Wishes.VERIFY) and not wrote:
        why = _("向本人或家人核对情况属实，再看看文字里有没有能认出是谁的话")
        return Next(_("请核实"), why, _("核实通过"), noun="verification")
    return Next(_("等待另一位同事核实"), _("登记和核实不能是同一个人") if wrote else "")


def _claiming(wish: MicroWish, may: May) -> Next:
    if may(Wishes.CLAIM):
        brought = _("认领后会告诉您送到哪里；由社区转交，您和心愿人互不见面。")
        done = _("认领后请和社区约时间，做完由社区登记。")
        why = brought if wish.kind is WishKind.ITEM else done
        return Next(_("这个心愿在等您"), why, _("我来认领"), anchor="claim")
    if may(Wishes.COUNTER):
        return Next(_("等待认领"), "", _("登记上门认领"), anchor="counter")
    return Next(_("等待认领"))


def _bringing(wish: MicroWish, claim: WishClaim, may: May, sight: Sight, *, brought: bool) -> Next:
    due = formats.date(claim.due_on)
    if sight is Sight.GIVER:
        return _of_giver(wish, claim, due)
    match claim.state:
        case ClaimState.HELD if may(Wishes.COUNTER):
            until = _("{when} 前没有核实会自动释放").say(when=formats.datetime(claim.held_until))
            return Next(_("请打电话核实"), until, _("已电话核实"), noun="claim/call")
        case ClaimState.FIRM if may(Wishes.DELIVER):
            return _handing_over(wish, claim, due)
        case ClaimState.DELIVERED if may(Wishes.CONFIRM):
            why = _("居民扫回执上的码，或由另一位同事回访后代为确认")
            return Next(_("等待居民确认"), why, "" if brought else _("代为确认"), anchor="confirm")
        case _:
            return Next(_("已经有人认领"))


def _handing_over(wish: MicroWish, claim: WishClaim, due: str) -> Next:
    """A thing is brought, and then taken to the resident; help and company are given at once."""
    if wish.kind is not WishKind.ITEM:
        why = _("约好时间，做完后登记；{due} 到期").say(due=due)
        return Next(_("等待认领人来做"), why, _("登记做完"), noun="claim/delivery")
    if claim.received_at is None:
        return Next(_("等待认领人送来"), _("{due} 到期").say(due=due), _("登记收到"), noun="claim/reception")
    why = _("送到居民手中后登记，请带上回执，由居民确认")
    return Next(_("请送给居民"), why, _("登记送达"), noun="claim/delivery")


def _of_giver(wish: MicroWish, claim: WishClaim, due: str) -> Next:
    if claim.state is ClaimState.DELIVERED:
        return Next(_("社区已送到居民手中"), _("居民确认后会告诉您。"))
    if claim.received_at is not None:
        return Next(_("社区已收到"), _("由社区转交，居民确认后会告诉您。"))
    if wish.kind is WishKind.ITEM:
        return Next(_("请在 {due} 前送到交接点").say(due=due), _("来不及请早些退回，让别人有机会。"))
    how = _("请和社区约时间，做完由社区登记；来不及请早些退回，让别人有机会。")
    return Next(_("请在 {due} 前约时间来做").say(due=due), how)
