"""The match on its own, without a database: what it proposes, in which order, why and why not."""

from uuid import UUID

import pytest

from wushe.needs.kinds import Group, Mobility, Time, Urgency
from wushe.needs.matching.facts import Kind, NeedFacts, OfferFacts
from wushe.needs.matching.ranking import NOBODY, Match
from wushe.needs.matching.reasons import needs_for, offers_for, why_not
from wushe.needs.matching.rules import WEIGHTS, Bar, Part
from wushe.needs.matching.terms import common_words, terms
from wushe.needs.matching.weighing import likeness
from wushe.needs.service.merging import LIKELY

HERE, THERE = UUID(int=1), UUID(int=2)
CARE = UUID(int=90)
ESCORT = Kind(UUID(int=91), "医疗陪诊", CARE, "健康照护")
TALK = Kind(UUID(int=92), "心理疏导", CARE, "健康照护")
TUTORING = Kind(UUID(int=81), "作业辅导", UUID(int=80), "教育科普")


def need(title="老人看病没人陪", **known):
    return NeedFacts(**{"id": UUID(int=1000), "title": title, "community_id": HERE, "kind": ESCORT} | known)


def offer(number=1, title="医疗陪诊", kind=ESCORT, **known):
    return OfferFacts(**{"id": UUID(int=number), "title": title, "kind": kind, "capacity": 10, "left": 5} | known)


def proposals(wanted, *offers):
    match = Match([wanted], offers)
    return offers_for(match, 0, match.offers_for_needs())


def refusals(wanted, given):
    return [reason.say() for reason in why_not(Match([wanted], [given]), 0, 0)]


def said(proposal):
    return [reason.say() for reason in proposal.reasons]


# --- what is proposed


def test_the_weights_are_points_of_a_hundred():
    assert sum(WEIGHTS.values()) == 100
    assert set(WEIGHTS) == set(Part)


def test_the_same_kind_comes_before_the_same_family_and_that_before_words_alone():
    words = offer(3, "看病挂号怎么用手机讲座", TUTORING)
    found = proposals(need(), words, offer(2, "谈心", TALK), offer(1))
    assert [proposal.offer.id.int for proposal in found] == [1, 2, 3]
    assert found[0].points > found[1].points > found[2].points


def test_every_proposal_says_why():
    wanted = need(urgency=Urgency.URGENT, times=[Time.WEEKDAY], groups=[Group.ELDER], mobility=Mobility.LIMITED)
    given = offer(
        story="陪老人看病", communities=frozenset({HERE}), times=[Time.WEEKDAY], groups=[Group.ELDER],
        mobility=Mobility.HOMEBOUND, rating=4.6,
    )  # fmt: skip
    [proposal] = proposals(wanted, given)
    assert said(proposal) == [
        "服务类型相同：医疗陪诊",
        "都提到：老人、看病",
        "专门服务这个社区",
        "面向：老年人（一老）",
        "可以服务行动不便的居民",
        "时间合适：工作日白天",
        "本月还有 5 人次名额",
        "需求紧急，优先安排",
        "居民评价 4.6 分",
    ]
    assert sum(proposal.parts.values()) == pytest.approx(proposal.points, abs=0.4)


def test_an_opportunity_for_the_whole_township_finds_offers_anywhere():
    found = proposals(need(community_id=None), offer(communities=frozenset({THERE})))
    assert len(found) == 1


def test_nothing_in_common_is_no_proposal():
    assert proposals(need(kind=None, title="小区路灯坏了"), offer(1, "书法培训", TUTORING)) == []


def test_no_offers_are_no_proposals():
    assert proposals(need()) == []


def test_ten_are_proposed_and_no_more():
    assert len(proposals(need(), *(offer(number) for number in range(1, 15)))) == 10


# --- what is kept out


@pytest.mark.parametrize(
    ("wanted", "given", "why"),
    [
        ({}, {"communities": frozenset({THERE})}, "不服务这个社区"),
        ({"groups": [Group.ELDER]}, {"age_from": 6, "age_to": 18}, "只面向 6–18 岁"),
        ({"age": 30}, {"age_from": 60}, "只面向 60 岁及以上"),
        (
            {"mobility": Mobility.HOMEBOUND},
            {"mobility": Mobility.LIMITED},
            "需要服务的人不能出门，需上门服务，这项服务只适合行动不便的居民",
        ),
        ({"groups": [Group.CHILD]}, {"groups": [Group.DISABLED]}, "只面向：残疾人"),
        ({}, {"left": 0}, "本月 10 人次名额已满"),
        ({}, {"bar": Bar.PAUSED}, "供给已暂停"),
        ({}, {"bar": Bar.NOT_ON_RECORD}, "提供方没有备案或登记"),
        ({"title": "路灯坏了"}, {"title": "辅导", "kind": TUTORING}, "服务类型不同，内容也不相近"),
    ],
)
def test_what_keeps_an_offer_out_is_said(wanted, given, why):
    assert proposals(need(**wanted), offer(**given)) == []
    assert refusals(need(**wanted), offer(**given)) == [why]


def test_everything_that_keeps_it_out_is_said_at_once():
    given = offer(communities=frozenset({THERE}), age_to=18, left=0)
    assert len(refusals(need(groups=[Group.ELDER]), given)) == 3


def test_no_score_outweighs_an_exclusion():
    perfect = offer(communities=frozenset({HERE}), groups=[Group.ELDER], age_from=60, rating=5.0, left=0)
    assert proposals(need(groups=[Group.ELDER]), perfect) == []


def test_a_need_that_names_no_age_is_kept_from_nothing_by_age():
    assert len(proposals(need(), offer(age_from=60))) == 1


# --- always the same order


def test_ties_go_to_more_left_and_then_to_the_first_made_and_say_so():
    found = proposals(need(), offer(3), offer(2, capacity=20, left=10), offer(1))
    assert [proposal.offer.id.int for proposal in found] == [2, 1, 3]
    assert said(found[1])[-1] == "与上一项同分，剩余名额多的排在前"
    assert said(found[2])[-1] == "与上一项同分，先登记的排在前"


def test_the_order_in_which_offers_are_given_decides_nothing():
    offers = [offer(number, left=number % 4 + 1) for number in range(1, 30)]
    forwards = [proposal.offer.id for proposal in proposals(need(), *offers)]
    assert forwards == [proposal.offer.id for proposal in proposals(need(), *reversed(offers))]


def test_both_directions_give_a_pair_the_same_points():
    wanted = [need(id=UUID(int=1000 + number), title=title) for number, title in enumerate(("看病", "陪诊", "谈心"))]
    offers = [offer(1), offer(2, "谈心", TALK)]
    match = Match(wanted, offers)
    for place, _offer in enumerate(offers):
        for proposal in needs_for(match, place, match.needs_for_offers()):
            there = offers_for(match, wanted.index(proposal.need), match.offers_for_needs())
            assert proposal.points in {other.points for other in there if other.offer is proposal.offer}


def test_many_at_once_are_the_same_as_one_by_one():
    wanted = [need(id=UUID(int=1000 + number), title=f"第{number}位老人看病没人陪") for number in range(600)]
    offers = [offer(number, left=number % 3) for number in range(1, 9)]
    together = Match(wanted, offers)
    found = together.offers_for_needs()
    for place in (0, 511, 512, 599):
        assert [p.offer.id for p in offers_for(together, place, found)] == [
            p.offer.id for p in proposals(wanted[place], *offers)
        ]
    assert (found.places[:, -1] == NOBODY).all()


# --- words


def test_the_same_thing_said_otherwise_is_alike_and_another_is_not():
    known = ["孩子放学后没人管，希望有人辅导作业", "希望教跳广场舞", "小区路灯坏了"]
    degrees = likeness("放学后孩子作业没人辅导", known)
    assert degrees[0] > LIKELY
    assert max(degrees[1:]) < LIKELY / 4


def test_words_that_stand_everywhere_are_no_terms():
    assert not {"希望", "社区", "服务"} & set(terms("希望社区提供服务"))


def test_common_words_are_told_in_the_order_of_the_need():
    assert common_words("老人看病没人陪", "陪伴老人看病") == ["老人", "看病"]


def test_where_no_word_is_shared_the_shared_pieces_are_told():
    assert "陪诊" in common_words("想找人陪诊", "就医陪诊师")


def test_a_text_without_words_is_like_nothing():
    assert likeness("？？？", ["作业辅导"])[0] == 0
    assert len(likeness("作业", [])) == 0
