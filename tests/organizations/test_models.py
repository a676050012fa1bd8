"""What organisations are, without a database."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from wushe.organizations import balance, shares
from wushe.organizations.balance import Spot, Why
from wushe.organizations.errors import (
    ApplicationClosed,
    EndsBeforeStart,
    MembershipEnded,
    NoSuchPaper,
    PapersMissing,
    WrongApplicationState,
    WrongStage,
)
from wushe.organizations.kinds import (
    AgeBand,
    Alert,
    ApplicationState,
    Level,
    MemberRole,
    Procedure,
    Stage,
)
from wushe.organizations.models import Application, Assignment, Member, Organization, Paper
from wushe.organizations.numbering import filing_number, serial_of
from wushe.organizations.roster import alerts, growth

DAY = date(2026, 3, 2)


def application(*missing: str) -> Application:
    papers = [Paper(id=uuid4(), name=name) for name in missing]
    papers.append(Paper(id=uuid4(), name="备案申请表", handed_in_on=DAY))
    return Application.open(uuid4(), Procedure.FILING, papers, DAY, 20)


# --- applications


def test_the_missing_papers_are_named_in_their_order():
    with pytest.raises(PapersMissing) as refused:
        application("成员名册", "场所证明").grant(DAY)
    assert refused.value.say() == "材料不全，还缺：成员名册、场所证明"


def test_the_last_paper_makes_it_complete():
    one = application("成员名册")
    assert one.papers_missing == 1
    one.hand_in(one.papers[0].id, DAY)
    one.grant(DAY)
    assert (one.state, one.papers_missing, one.decided_on) == (ApplicationState.GRANTED, 0, DAY)


def test_a_paper_handed_in_twice_keeps_its_first_day():
    one = application("成员名册")
    one.hand_in(one.papers[0].id, DAY)
    assert one.hand_in(one.papers[0].id, DAY + timedelta(days=3)).handed_in_on == DAY


def test_a_paper_of_another_application_is_not_its_own():
    with pytest.raises(NoSuchPaper):
        application().hand_in(uuid4(), DAY)


def test_what_is_decided_stays_so():
    one = application()
    one.grant(DAY)
    for change in (lambda: one.refuse("不", DAY), lambda: one.withdraw(DAY), lambda: one.take_back(one.papers[0].id)):
        with pytest.raises(ApplicationClosed):
            change()


def test_the_clock_stands_still_while_it_is_returned():
    one = application()
    assert one.due_on == DAY + timedelta(days=20)
    one.send_back("缺盖章")
    assert not one.is_late(one.due_on + timedelta(days=1))
    with pytest.raises(WrongApplicationState):
        one.grant(DAY)
    one.complete(DAY + timedelta(days=30), 20)
    assert one.days_waited(DAY + timedelta(days=35)) == 5
    assert one.is_late(one.due_on + timedelta(days=1))
    assert not one.is_late(one.due_on)


def test_an_incomplete_application_is_not_handed_in_again():
    one = application("成员名册")
    one.send_back("缺成员名册")
    with pytest.raises(PapersMissing):
        one.complete(DAY, 20)


# --- numbers


def test_a_number_is_read_back_as_it_was_written():
    number = filing_number("榔梨街道", 2026, 12)
    assert number == "榔梨街道社备〔2026〕0012号"
    assert serial_of(number, "榔梨街道") == (2026, 12)
    assert serial_of(number, "星沙街道") is None
    assert serial_of("湘长社备字第12号", "榔梨街道") is None


# --- rosters


def member(since=DAY, **fields) -> Member:
    return Member(organization_id=uuid4(), person_id=uuid4(), role=MemberRole.MEMBER, since=since, **fields)


def test_a_new_part_is_a_new_row():
    before = member()
    after = before.become(MemberRole.CORE, DAY + timedelta(days=9))
    assert (before.until, before.role) == (DAY + timedelta(days=9), MemberRole.MEMBER)
    assert after is not None
    assert (after.since, after.until, after.role) == (before.until, None, MemberRole.CORE)


def test_a_part_changed_on_the_first_day_is_a_correction():
    one = member()
    assert one.become(MemberRole.CORE, DAY) is None
    assert (one.role, one.until) == (MemberRole.CORE, None)


def test_nobody_leaves_twice_or_before_joining():
    one = member()
    with pytest.raises(EndsBeforeStart):
        one.leave(DAY - timedelta(days=1))
    one.leave(DAY)
    with pytest.raises(MembershipEnded):
        one.leave(DAY)


def test_growth_counts_persons_on_the_first_day_and_today():
    people = [uuid4() for _ in range(21)]
    spans: list[tuple[UUID, date, date | None]] = [(person, DAY, None) for person in people[:7]]
    spans += [(person, DAY + timedelta(days=40), None) for person in people[7:]]
    grown = growth(spans, DAY + timedelta(days=60))
    assert (grown.first, grown.now, grown.added, grown.times) == (7, 21, 14, "3")


def test_a_change_of_part_is_no_growth():
    person = uuid4()
    grown = growth([(person, DAY, DAY + timedelta(days=5)), (person, DAY + timedelta(days=5), None)], date(2026, 9, 1))
    assert (grown.first, grown.now, grown.added) == (1, 1, 0)


def test_an_empty_roster_has_not_grown():
    assert growth([], DAY).times is None


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, [Alert.NO_LEADER, Alert.FEW_CORE]),
        ({MemberRole.CORE: 2, MemberRole.MEMBER: 5}, [Alert.NO_LEADER]),
        ({MemberRole.LEADER: 1, MemberRole.MEMBER: 5}, [Alert.SINGLE_LEADER]),
        ({MemberRole.LEADER: 1, MemberRole.CORE: 1}, [Alert.FEW_CORE]),
        ({MemberRole.LEADER: 1, MemberRole.CORE: 2}, []),
    ],
)
def test_a_roster_warns_of_what_it_would_not_survive(parts, expected):
    assert alerts(parts) == expected


@pytest.mark.parametrize(
    ("born_on", "band"),
    [
        (date(2012, 3, 3), AgeBand.CHILD),
        (date(2012, 3, 2), AgeBand.YOUTH),
        (date(2008, 3, 2), AgeBand.ADULT),
        (date(1966, 3, 3), AgeBand.MIDDLE),
        (date(1946, 3, 2), AgeBand.ELDER),
    ],
)
def test_an_age_band_begins_on_the_birthday(born_on, band):
    assert AgeBand.of(born_on, DAY) is band


# --- the life of an organisation


def test_nothing_comes_back_from_dissolution():
    group = Organization(stage=Stage.ACTIVE)
    group.dissolve(DAY)
    with pytest.raises(WrongStage):
        group.wake(DAY)
    assert not group.was_active(DAY)
    assert group.stage is Stage.DISSOLVED


def test_only_something_done_after_it_fell_asleep_wakes_it():
    group = Organization(stage=Stage.ACTIVE)
    group.fall_asleep(DAY)
    assert not group.was_active(DAY - timedelta(days=30))
    assert group.was_active(DAY)
    assert group.last_active_on == DAY


def test_names_are_sorted_as_they_are_spoken():
    groups = [Organization() for _ in range(3)]
    for group, name in zip(groups, ("重阳队", "爱心社", "钓鱼会"), strict=True):
        group.call(name)
    assert [group.name for group in sorted(groups, key=lambda group: group.spelling)] == ["爱心社", "重阳队", "钓鱼会"]


def test_an_assignment_ends_up_to_and_not_with_its_last_day():
    one = Assignment(since=DAY, level=Level.COMMUNITY)
    one.end(DAY + timedelta(days=1))
    assert one.holds_on(DAY)
    assert not one.holds_on(DAY + timedelta(days=1))


# --- spreading groups over workers


def spots(codes: list[str | None]) -> list[Spot]:
    return [Spot(UUID(int=number), code) for number, code in enumerate(codes, start=1)]


def test_who_is_in_the_same_community_comes_first():
    workers = [Spot(UUID(int=1001), "430121001001"), Spot(UUID(int=1002), "430121001009")]
    groups = spots(["430121001009", "430121001001", "430121001009", "430121001001"])
    moves = balance.distribute(groups, workers, {})
    assert [(move.worker.int, move.why) for move in moves] == [
        (1002, Why.SAME), (1001, Why.SAME), (1002, Why.SAME), (1001, Why.SAME),
    ]  # fmt: skip


def test_whoever_accompanies_a_group_keeps_it_until_groups_may_change_hands():
    workers = [Spot(UUID(int=1001), None), Spot(UUID(int=1002), None)]
    groups = spots([None] * 4)
    carried = {group.id: workers[0].id for group in groups}
    assert balance.distribute(groups, workers, carried) == []
    moves = balance.distribute(groups, workers, carried, change_hands=True)
    assert [(move.before, move.worker) for move in moves] == [(workers[0].id, workers[1].id)] * 2


def test_new_groups_go_to_those_who_carry_least():
    workers = [Spot(UUID(int=1001), "430121001001"), Spot(UUID(int=1002), "430121001002")]
    groups = spots(["430121001001"] * 5)
    carried = dict.fromkeys([group.id for group in groups[:3]], workers[0].id)
    moves = balance.distribute(groups, workers, carried)
    assert {move.worker for move in moves} == {workers[1].id}
    assert balance.loads(workers, carried, moves) == {workers[0].id: 3, workers[1].id: 2}


def test_the_groups_of_a_worker_who_left_find_another():
    groups = spots([None, None])
    gone, here = UUID(int=1001), Spot(UUID(int=1002), None)
    moves = balance.distribute(groups, [here], dict.fromkeys([group.id for group in groups], gone))
    assert [(move.before, move.worker) for move in moves] == [(gone, here.id)] * 2


def test_nobody_to_take_them_is_no_proposal():
    assert balance.distribute(spots([None]), [], {}) == []


@pytest.mark.parametrize(("groups", "workers"), [(255, 15), (256, 15), (7, 3), (2, 5)])
def test_nobody_carries_two_more_than_another(groups, workers):
    hands = [Spot(UUID(int=1000 + number), f"4301210010{number:02}") for number in range(workers)]
    moves = balance.distribute(spots(["430121001001"] * groups), hands, {})
    carried = balance.loads(hands, {}, moves).values()
    assert sum(carried) == groups
    assert max(carried) - min(carried) <= 1


def test_the_fingerprint_names_the_proposal():
    workers = [Spot(UUID(int=1001), None)]
    one, more = (balance.distribute(spots([None] * number), workers, {}) for number in (1, 2))
    assert balance.fingerprint(one) == balance.fingerprint(list(one))
    assert balance.fingerprint(one) != balance.fingerprint(more)


# --- shares


@pytest.mark.parametrize("counts", [[1, 1, 1], [7, 0, 5, 11], [1], [59, 289, 3, 3, 3, 1]])
def test_shares_add_up_to_the_whole(counts):
    assert sum(shares.tenths(counts)) == shares.WHOLE


def test_of_nothing_there_are_no_shares():
    assert shares.tenths([0, 0]) == [0, 0]
