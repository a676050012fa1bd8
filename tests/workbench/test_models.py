"""What a group needs now, as a pure function; and tasks in their order."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast
from uuid import UUID

from wushe.communities.societies import Society
from wushe.kernel.clock import today
from wushe.kernel.i18n import Sentence
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.linkages.kinds import Stage as LinkageStage
from wushe.organizations.kinds import Stage
from wushe.workbench.concerns import SOON, Fact, Group, Kind, concerns_of, in_order
from wushe.workbench.desk import Task, listed
from wushe.workbench.flowing import MOST_STOPS, Stop, Way, drawn, stage_stop

ONE, TWO, THREE = (Group(UUID(int=number), f"第{number}队") for number in (1, 2, 3))
THING = UUID(int=99)
TODAY = date(2026, 11, 20)
LAST_WEEK, YESTERDAY, TOMORROW = (TODAY + timedelta(days=days) for days in (-7, -1, 1))


def fact(group: Group, kind: Kind, *, number: int = 1, whole: int = 1, on: date = TODAY) -> Fact:
    return Fact(group.id, kind, THING, number, whole, on)


def reasons(group: Group, *facts: Fact) -> list[str]:
    return [concern.reason for concern in concerns_of(group, facts, TODAY)]


def test_a_group_with_a_leader_and_core_members_that_was_visited_needs_nothing() -> None:
    assert reasons(ONE) == []
    assert reasons(replace(ONE, next_on=TODAY + SOON + timedelta(days=1))) == []


def test_what_matters_now_comes_first_each_reason_in_words() -> None:
    group = replace(ONE, led=False, core=1, stage=Stage.DORMANT, last_on=date(2026, 10, 13), next_on=date(2026, 11, 12))
    assert reasons(
        group,
        fact(group, Kind.APPLICATION),
        fact(group, Kind.ITEM, number=1, whole=2, on=YESTERDAY),
        fact(group, Kind.ACTION, number=1, whole=3, on=YESTERDAY),
        fact(group, Kind.BEHIND, number=1, whole=4),
        fact(group, Kind.SIGN_OFF),
        fact(group, Kind.REVIEW),
        fact(group, Kind.PLAN, number=2, whole=2),
    ) == [
        "走访逾期 8 天", "2 份活动预案等您批准", "1 份活动总结等您签字", "1 个联动等您签收", "没有负责人，付款申请暂停",
        "产出落后：到今天应办 4 场，只办了 1 场", "1 件跟进事项逾期，最早应在 2026-11-19 前办结",
        "1 项改进计划逾期，最早应在 2026-11-19 前完成", "备案或登记材料要补正", "已休眠，帮他们重新开展活动",
        "骨干不足 2 人，缺少接班人",
    ]  # fmt: skip


def test_what_is_not_late_is_told_more_quietly() -> None:
    soon = replace(ONE, next_on=TOMORROW)
    due = [fact(ONE, Kind.ITEM, number=0, on=TODAY), fact(ONE, Kind.ACTION, number=0, whole=3, on=TOMORROW)]
    assert reasons(soon, *due) == ["3 件跟进事项没办结", "1 项改进计划快到期", "2 天内该走访"]
    assert reasons(replace(ONE, next_on=YESTERDAY)) == ["还没有走访过，已逾期 1 天"]


def test_groups_stand_in_the_order_of_what_presses_most_and_of_how_long_it_waits() -> None:
    late = replace(TWO, next_on=YESTERDAY), replace(THREE, next_on=LAST_WEEK)
    watched = in_order([ONE, *late], [fact(ONE, Kind.PLAN)], TODAY)
    assert [each.group.id for each in watched] == [THREE.id, TWO.id, ONE.id]
    calm = in_order([ONE, TWO], [fact(TWO, Kind.SIGN_OFF)], TODAY)
    assert [each.group.id for each in calm] == [TWO.id, ONE.id]


def test_a_sleeping_group_is_not_also_called_quiet() -> None:
    assert reasons(replace(ONE, stage=Stage.DORMANT, quiet=True)) == ["已休眠，帮他们重新开展活动"]
    assert reasons(replace(ONE, quiet=True)) == ["半年没有活动"]


def test_each_concern_leads_to_where_it_is_settled() -> None:
    group = replace(ONE, next_on=YESTERDAY)
    facts = [fact(ONE, kind) for kind in (Kind.PLAN, Kind.ACTION, Kind.ITEM, Kind.APPLICATION)]
    assert [concern.path for concern in concerns_of(group, facts, TODAY)] == [
        f"/supervision/visits/offline?group={ONE.id}", f"/activities/{THING}", f"/supervision/actions/{THING}",
        f"/evaluation/improvements/{THING}", f"/organizations/applications/{THING}",
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


def test_each_task_says_what_its_day_means() -> None:
    here = cast(Work, SimpleNamespace(tenant=SimpleNamespace(slug="langli")))
    day = today()
    tasks = [
        Task("没有日期", "/a", Sentence("待核实")),
        Task("已提出", "/b", Sentence("待接单"), since=day - timedelta(days=40)),
        Task("还来得及", "/c", Sentence("待核对"), due=day + timedelta(days=1)),
        Task("晚了", "/d", Sentence("逾期"), due=day - timedelta(days=3), late=True),
    ]
    assert [(task["title"], task["when"]) for task in listed(here, tasks)] == [
        ("晚了", "超期 3 天"),
        ("已提出", f"{formats.date(day - timedelta(days=40))}起"),
        ("还来得及", "明天截止"),
        ("没有日期", ""),
    ]
