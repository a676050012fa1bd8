"""Needs, offers and rounds on their own, without a database."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from wushe.kernel.clock import Month, Quarter
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Invalid
from wushe.needs.errors import AreaNeeded, OfferFull, OfferOver, RoundTooEarly, WrongState
from wushe.needs.kinds import Channel, Group, Mobility, NeedState, OfferState, Time, Urgency
from wushe.needs.models import Need, NeedsRound, ServiceOffer
from wushe.needs.models.source import new_reference, read_reference, written_reference
from wushe.needs.privacy import refuse_personal_data

AT = datetime(2026, 5, 4, 1, tzinfo=UTC)


def a_need(state=NeedState.COLLECTED, community=None) -> Need:
    made = Need(id=new_id(), community_id=community or uuid4(), heard_at=AT, state=state, changed_at=AT, reason="")
    made.say("孩子放学后作业没人辅导", "")
    made.want(Urgency.NORMAL, [], None)
    return made


def an_offer(capacity=3) -> ServiceOffer:
    made = ServiceOffer(id=new_id(), state=OfferState.OPEN)
    made.say("义剪", "", "")
    made.go(everywhere=True, communities=0, times=[], capacity=capacity)
    return made


STEPS = {
    "publish": lambda need: need.publish(AT, None),
    "take_up": lambda need: need.take_up(uuid4(), AT, None),
    "release": lambda need: need.release(AT, None),
    "answer": lambda need: need.answer(AT, None),
    "confirm": lambda need: need.confirm(AT, None),
    "reopen": lambda need: need.reopen(AT, None),
    "withdraw": lambda need: need.withdraw("重复", AT, None),
    "reply": lambda need: need.reply(AT),
}
ALLOWED = {
    NeedState.COLLECTED: {"publish", "take_up", "answer", "withdraw", "reply"},
    NeedState.OPEN: {"publish", "take_up", "answer", "withdraw", "reply"},
    NeedState.TAKEN_UP: {"release", "answer", "reply"},
    NeedState.ANSWERED: {"confirm", "reopen", "reply"},
    NeedState.CONFIRMED: {"reopen", "reply"},
    NeedState.WITHDRAWN: {"reopen"},
    NeedState.MERGED: set(),
}


@pytest.mark.parametrize("state", NeedState)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_taken_from_where_it_may_be_and_from_nowhere_else(state, step):
    need = a_need(state)
    if step in ALLOWED[state]:
        STEPS[step](need)
    else:
        with pytest.raises(WrongState):
            STEPS[step](need)
        assert need.state is state


def test_the_day_an_answer_is_due_follows_from_the_urgency():
    need = a_need()
    for urgency, days in ((Urgency.URGENT, 2), (Urgency.SOON, 7), (Urgency.NORMAL, 15)):
        need.want(urgency, [], None)
        assert need.due_on == date(2026, 5, 4) + timedelta(days=days)


def test_the_response_is_measured_from_the_first_time_anybody_said_it():
    need = a_need()
    need.reply(AT + timedelta(hours=2))
    need.was_heard(AT - timedelta(hours=1))
    assert need.response_minutes == 180
    need.was_heard(AT)
    assert need.response_minutes == 180


def test_groups_and_times_are_kept_once_and_in_order():
    need = a_need()
    need.concern([Group.ELDER, Group.CHILD, Group.ELDER], None, Mobility.LIMITED)
    need.want(Urgency.NORMAL, [Time.WEEKEND, Time.EVENING], None)
    assert (need.groups, need.times) == (["child", "elder"], ["evening", "weekend"])


def test_a_published_need_that_is_released_is_open_again():
    need = a_need()
    need.publish(AT, None, "作业辅导")
    need.take_up(uuid4(), AT, None)
    need.release(AT, None)
    assert (need.state, need.headline) == (NeedState.OPEN, "作业辅导")


@pytest.mark.parametrize(
    "text",
    ["电话 13800001234", "138-0000-1234", "１３８００００１２３４", "43012119900101123X", "0731-84012345"],
)
def test_no_telephone_or_id_number_stands_in_public(text):
    with pytest.raises(Invalid):
        refuse_personal_data(text, "headline")


@pytest.mark.parametrize("text", ["6 名老人需要陪诊", "2026 年 5 月 4 日 9:00", "300 余名儿童", "预算 12000 元", ""])
def test_numbers_that_are_nobody_s_may_stand_in_public(text):
    refuse_personal_data(text, "headline")


def test_a_reference_is_read_however_it_is_written():
    reference = new_reference()
    assert read_reference(written_reference(reference).lower().replace("-", " ")) == reference
    assert len({new_reference() for _ in range(100)}) == 100


def test_an_offer_says_for_whom_and_where():
    offer = an_offer()
    with pytest.raises(AreaNeeded):
        offer.go(everywhere=False, communities=0, times=[], capacity=3)
    with pytest.raises(Invalid):
        offer.serve(18, 6, [], Mobility.FREE)
    offer.serve(6, None, [Group.EVERYONE, Group.CHILD], Mobility.FREE)
    assert offer.groups == ["child"]


def test_an_offer_promises_what_is_left_and_no_more():
    offer = an_offer(capacity=3)
    offer.promise(3, 0, Month(2026, 5))
    with pytest.raises(OfferFull):
        offer.promise(1, 3, Month(2026, 5))
    offer.pause(date(2026, 5, 4))
    with pytest.raises(OfferOver):
        offer.promise(1, 0, Month(2026, 5))


def test_a_round_is_of_a_quarter_that_has_begun():
    with pytest.raises(RoundTooEarly):
        NeedsRound.open(uuid4(), Quarter(2026, 3), date(2026, 6, 30))
    assert NeedsRound.open(uuid4(), Quarter(2026, 1), date(2026, 6, 30)).quarter == "2026Q1"


def test_three_channels_belong_to_a_round():
    assert [channel for channel in Channel if channel.is_of_rounds] == [
        Channel.DOOR_KNOCK,
        Channel.COURTYARD_MEETING,
        Channel.ONLINE_FORM,
    ]
