"""The match in words: why this offer, why not that one, and why one stands before another of the same score."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from wushe.kernel.i18n import _, listed
from wushe.kernel.labelled import Labelled
from wushe.needs.kinds import Urgency
from wushe.needs.matching.facts import ANY_AGE, NeedFacts, OfferFacts
from wushe.needs.matching.judging import bars, parts
from wushe.needs.matching.proposal import Proposal, Reason
from wushe.needs.matching.ranking import NOBODY, PRECISION, Found, Match
from wushe.needs.matching.rules import Bar, Part
from wushe.needs.matching.terms import common_words

MOST_WORDS = 4
GOOD_RATING = 4.0


Tie = Callable[[Proposal, Proposal], Reason]
"""What decided between two of the same score."""


def offers_for(match: Match, need: int, found: Found) -> list[Proposal]:
    """The proposals for the need at that place, best first."""
    chosen = [int(place) for place in found.places[need] if place != NOBODY]
    return _told(match, [(need, offer) for offer in chosen], found.points[need], _offer_first)


def needs_for(match: Match, offer: int, found: Found) -> list[Proposal]:
    """The proposals for the offer at that place, best first."""
    chosen = [int(place) for place in found.places[offer] if place != NOBODY]
    return _told(match, [(need, offer) for need in chosen], found.points[offer], _need_first)


def _told(match: Match, pairs: list[tuple[int, int]], points: np.ndarray, first: Tie) -> list[Proposal]:
    told: list[Proposal] = []
    measured = _measured(match, pairs)
    for (need, offer), score, made_of in zip(pairs, points, measured, strict=False):
        facts = match.needs[need], match.offers[offer]
        proposal = Proposal(*facts, float(score), made_of, list(reasons(*facts, made_of)))
        if told and round(told[-1].points * PRECISION) == round(proposal.points * PRECISION):
            proposal.reasons.append(first(told[-1], proposal))
        told.append(proposal)
    return told


def _measured(match: Match, pairs: list[tuple[int, int]]) -> list[dict[Part, float]]:
    if not pairs:
        return []
    needs, offers = np.array(pairs, np.int64).T
    columns = parts(match.pairs(needs, offers))
    return [{part: round(float(column[row]), 1) for part, column in columns.items()} for row in range(len(pairs))]


# --- why


def reasons(need: NeedFacts, offer: OfferFacts, made_of: dict[Part, float]) -> Iterator[Reason]:
    """What speaks for it, the weightiest first."""
    yield from _why_kind(need, offer)
    if made_of[Part.WORDS] > 0 and (shared := common_words(need.text, offer.text)):
        yield Reason(_("都提到：{words}"), {"words": listed(shared[:MOST_WORDS])})
    yield from _why_place(need, offer)
    yield from _why_fits(need, offer)
    if set(need.times) & set(offer.times):
        yield Reason(_("时间合适：{times}"), {"times": _listed(t for t in offer.times if t in set(need.times))})
    yield Reason(_("本月还有 {left} 人次名额"), {"left": offer.left})
    if need.urgency is not Urgency.NORMAL:
        yield Reason(_("需求{urgency}，优先安排"), {"urgency": need.urgency.label})
    if offer.rating is not None and offer.rating >= GOOD_RATING:
        yield Reason(_("居民评价 {rating} 分"), {"rating": f"{offer.rating:.1f}"})


def _why_kind(need: NeedFacts, offer: OfferFacts) -> Iterator[Reason]:
    if need.kind and offer.kind and need.kind.id == offer.kind.id:
        yield Reason(_("服务类型相同：{kind}"), {"kind": offer.kind.name})
    elif need.kind and offer.kind and need.kind.family_id == offer.kind.family_id:
        yield Reason(_("同属“{family}”一类"), {"family": offer.kind.family})


def _why_place(need: NeedFacts, offer: OfferFacts) -> Iterator[Reason]:
    if offer.communities is None:
        yield Reason(_("服务覆盖全镇"), {})
    elif need.community_id in offer.communities:
        yield Reason(_("专门服务这个社区"), {})


def _why_fits(need: NeedFacts, offer: OfferFacts) -> Iterator[Reason]:
    shared = need.named_groups & frozenset(offer.groups)
    if shared:
        yield Reason(_("面向：{groups}"), {"groups": _listed(group for group in offer.groups if group in shared)})
    if need.mobility and need.mobility.rank > 0:
        yield Reason(_("可以服务{mobility}的居民"), {"mobility": need.mobility.label})


# --- why not


def why_not(match: Match, need: int, offer: int) -> list[Reason]:
    """Everything that keeps the offer from the need; empty when nothing does."""
    facts = match.needs[need], match.offers[offer]
    found = bars(match.pairs(np.array([need]), np.array([offer])))
    apart = [bar for bar, truth in found.items() if bool(np.broadcast_to(truth, (1,))[0])]
    general = [facts[1].bar] if facts[1].bar else []
    return [_said(bar, *facts) for bar in (*general, *apart)]


def _said(bar: Bar, need: NeedFacts, offer: OfferFacts) -> Reason:
    match bar:
        case Bar.AGES:
            return _ages(offer)
        case Bar.MOBILITY:
            return _too_weak(need, offer)
        case Bar.GROUPS:
            return Reason(_("只面向：{groups}"), {"groups": _listed(offer.groups)})
        case Bar.FULL:
            return Reason(_("本月 {capacity} 人次名额已满"), {"capacity": offer.capacity})
        case _:
            return Reason(bar.label, {})


def _too_weak(need: NeedFacts, offer: OfferFacts) -> Reason:
    weak = need.mobility.label if need.mobility else ""
    most = offer.mobility.label
    return Reason(_("需要服务的人{weak}，这项服务只适合{most}的居民"), {"weak": weak, "most": most})


def _ages(offer: OfferFacts) -> Reason:
    youngest, oldest = offer.ages
    if oldest == ANY_AGE[1]:
        return Reason(_("只面向 {youngest} 岁及以上"), {"youngest": youngest})
    return Reason(_("只面向 {youngest}–{oldest} 岁"), {"youngest": youngest, "oldest": oldest})


# --- why one stands before another of the same score


def _offer_first(before: Proposal, after: Proposal) -> Reason:
    if before.offer.left != after.offer.left:
        return Reason(_("与上一项同分，剩余名额多的排在前"), {})
    return Reason(_("与上一项同分，先登记的排在前"), {})


def _need_first(_before: Proposal, _after: Proposal) -> Reason:
    return Reason(_("与上一项同分，先反映的排在前"), {})


def _listed(members: Iterable[Labelled]) -> str:
    return listed(member.label.say() for member in members)
