"""Why a group or a mentor has nobody, and what would help."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wushe.kernel.i18n import Sentence, _, clauses, in_brackets
from wushe.kernel.late import Late
from wushe.mentoring.pairing.changing import for_group, for_mentor, with_place
from wushe.mentoring.pairing.explanation import Cause, Change, Reason, Unpaired
from wushe.mentoring.pairing.facts import Group, Link, Mentor
from wushe.mentoring.pairing.rules import Rule, broken
from wushe.mentoring.pairing.standing import Standing

np: Any = Late("numpy")


def group_without(standing: Standing, group: Group) -> Unpaired:
    """A group without a mentor."""
    mentors = standing.problem.mentors
    if not mentors:
        return _unpaired(group.id, Cause.NOBODY_THERE, _("本轮没有导师报名"), for_group(standing, group))
    if group.hours == frozenset():
        return _unpaired(group.id, Cause.NO_TIME, _("组织没有可用的时间"), for_group(standing, group))
    points = standing.points[:, standing.column[group.id]]
    fitting = np.flatnonzero(points >= 0)
    if not len(fitting):
        return _barred(standing, group.id, ((mentor, group) for mentor in mentors), for_group(standing, group))
    if standing.open[fitting].any():
        return _unpaired(
            group.id, Cause.STILL_OPEN, _("有合适的导师还有名额，重新配对即可"), for_group(standing, group)
        )
    full = with_place(mentors[int(points.argmax())], group)
    return _unpaired(group.id, Cause.CAPACITY, _("合适的 {count} 位导师名额已满"), full, count=len(fitting))


def mentor_without(standing: Standing, mentor: Mentor) -> Unpaired:
    """A mentor without a group."""
    groups, change = standing.problem.groups, for_mentor(standing, mentor)
    if mentor.capacity <= 0:
        return _unpaired(mentor.id, Cause.NO_PLACE_OFFERED, _("导师没有开放名额"), change)
    if not groups:
        return _unpaired(mentor.id, Cause.NOBODY_THERE, _("本轮没有组织报名"), change)
    if mentor.hours == frozenset():
        return _unpaired(mentor.id, Cause.NO_TIME, _("导师没有可用的时间"), change)
    points = standing.points[standing.row[mentor.id]]
    if not (points >= 0).any():
        return _barred(standing, mentor.id, ((mentor, group) for group in groups), change)
    if any(points[standing.column[group.id]] >= 0 for group in standing.unpaired_groups):
        return _unpaired(mentor.id, Cause.STILL_OPEN, _("有合适的组织还没有导师，重新配对即可"), change)
    count = int((points >= 0).sum())
    return _unpaired(mentor.id, Cause.ALL_PAIRED, _("合适的 {count} 个组织都已有导师"), change, count=count)


def _unpaired(id_: UUID, cause: Cause, sentence: Sentence, change: Change, **facts: object) -> Unpaired:
    return Unpaired(id_, cause, Reason(sentence, facts), change)


def _barred(standing: Standing, id_: UUID, pairs: Iterable[tuple[Mentor, Group]], change: Change) -> Unpaired:
    """Nobody fits: each rule with how many it concerns, the most frequent first."""
    counts = Counter(rule for mentor, group in pairs for rule in _rules(standing, mentor, group))
    ordered = sorted(counts, key=lambda rule: (-counts[rule], list(Rule).index(rule)))
    said = clauses(in_brackets(rule.label, counts[rule]) for rule in ordered)
    reason = Reason(_("硬性条件不符：{rules}"), {"rules": said})
    return Unpaired(id_, Cause.RULE, reason, change, ordered[0])


def _rules(standing: Standing, mentor: Mentor, group: Group) -> list[Rule]:
    by_hand = [Rule.FORBIDDEN] if Link(mentor.id, group.id) in standing.problem.forbidden else []
    return [*broken(mentor, group), *by_hand]
