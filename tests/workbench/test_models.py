"""What a group needs now, as a pure function; and tasks in their order."""

from typing import Any
from uuid import UUID

from wushe.communities.societies import Society
from wushe.linkages.kinds import Stage as LinkageStage
from wushe.organizations.kinds import Stage
from wushe.workbench.concerns import Group, Situation, concerns_of, in_order
from wushe.workbench.flowing import MOST_STOPS, Stop, Way, drawn, stage_stop

ONE, TWO, THREE = (Group(UUID(int=number), f"第{number}队") for number in (1, 2, 3))
THING = UUID(int=99)


def reasons(group: Group, **known: Any) -> list[str]:
    return [concern.reason for concern in concerns_of(group, Situation(**known))]


def test_a_group_with_a_leader_and_core_members_needs_nothing() -> None:
    assert reasons(ONE, led={ONE.id}, core={ONE.id: 2}) == []


def test_what_waits_for_one_s_own_word_comes_before_what_the_group_lacks() -> None:
    assert reasons(ONE, reviews={ONE.id: [THING]}, plans={ONE.id: [THING, THING]}) == [
        "2 份活动预案等您批准", "1 份活动总结等您签字", "没有负责人，付款申请暂停", "骨干不足 2 人，缺少接班人",
    ]  # fmt: skip


def test_groups_stand_in_the_order_of_what_presses_most() -> None:
    known = Situation(
        to_sign_off={THREE.id: [THING]}, led={ONE.id, THREE.id}, core={ONE.id: 2, THREE.id: 2, TWO.id: 2},
    )  # fmt: skip
    assert [watched.group for watched in in_order([ONE, TWO, THREE], known)] == [THREE, TWO, ONE]


def test_a_sleeping_group_is_not_also_called_quiet() -> None:
    asleep = Group(ONE.id, ONE.name, Stage.DORMANT)
    assert reasons(asleep, led={ONE.id}, core={ONE.id: 2}, quiet={ONE.id}) == ["已休眠，帮他们重新开展活动"]


def test_each_concern_leads_to_where_it_is_settled() -> None:
    known = Situation(plans={ONE.id: [THING]}, applications={ONE.id: THING}, led={ONE.id}, core={ONE.id: 2})
    assert [concern.path for concern in concerns_of(ONE, known)] == [
        f"/activities/{THING}", f"/organizations/applications/{THING}",
    ]  # fmt: skip


def stop(number: int) -> Stop:
    return Stop(f"fund {number}", f"基金{number}", Society.RESOURCE)


def test_small_funds_flow_together_and_no_yuan_is_lost() -> None:
    end = stage_stop(LinkageStage.RUNNING)
    ways = [Way((stop(number), end), number * 10_000) for number in range(1, MOST_STOPS + 4)]
    shown = drawn(ways)
    assert len(shown.rows) == MOST_STOPS
    assert next(row for row in shown.rows if row[0] == "其他")[2] == "¥1,000"
    assert len(drawn(ways[:MOST_STOPS]).rows) == MOST_STOPS


def test_nothing_given_is_an_empty_picture() -> None:
    assert not drawn([]).rows


def test_a_band_leads_where_its_ways_lead_and_to_the_list_where_they_differ():
    here, there = Stop("a", "甲", Society.COMMUNITY), Stop("b", "乙", Society.RESOURCE)
    one, other = Way((here, there), 1, "/one"), Way((here, there), 2, "/other")
    assert 'href="/one"' in drawn([one, one], "#gifts").svg
    assert 'href="#gifts"' in drawn([one, other], "#gifts").svg
    assert "href" not in drawn([Way((here, there), 1)]).svg
