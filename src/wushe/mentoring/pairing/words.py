"""What each factor of a pair comes to, in words."""

from collections.abc import Callable, Iterable
from uuid import UUID

from wushe.kernel import i18n
from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.mentoring.pairing.explanation import Reason
from wushe.mentoring.pairing.factors import Factor
from wushe.mentoring.pairing.facts import Group, Mentor


def say(factor: Factor, mentor: Mentor, group: Group) -> Reason:
    """Why the factor gives the pair what it gives."""
    return _WORDS[factor](mentor, group)


def listed(codes: Iterable[str]) -> str:
    """The words of codes, the same each time."""
    return i18n.listed(sorted(code.label.say() if isinstance(code, Labelled) else code for code in codes))


def _fields(mentor: Mentor, group: Group) -> Reason:
    if not group.goals:
        return Reason(_("组织没有填写目标领域"))
    if shared := mentor.fields & group.goals:
        return Reason(_("领域对口：{fields}"), {"fields": listed(shared)})
    return Reason(_("领域没有交集"))


def _weaknesses(mentor: Mentor, group: Group) -> Reason:
    if not group.weaknesses:
        return Reason(_("组织没有评出短板"))
    if shared := mentor.methods & group.weaknesses:
        return Reason(_("能帮着补的短板：{methods}"), {"methods": listed(shared)})
    return Reason(_("组织的短板不是导师所长"))


def _stage(mentor: Mentor, group: Group) -> Reason:
    if not mentor.stages or group.stage is None:
        return Reason(_("不限发展阶段"))
    facts: dict[str, object] = {"stage": listed([group.stage])}
    return Reason(_("熟悉“{stage}”的组织") if group.stage in mentor.stages else _("不熟悉“{stage}”的组织"), facts)


def _place(mentor: Mentor, group: Group) -> Reason:
    if not mentor.places or group.place is None:
        return Reason(_("不限地点"))
    return Reason(_("在导师方便去的地方") if group.place in mentor.places else _("不在导师方便去的地方"))


def _hours(mentor: Mentor, group: Group) -> Reason:
    if mentor.hours is None or group.hours is None:
        return Reason(_("有一方没有填写时间"))
    return Reason(_("共同的时间：{hours}"), {"hours": listed(mentor.hours & group.hours)})


def _group_wish(mentor: Mentor, group: Group) -> Reason:
    return _wish(group.wishes, mentor.id, Reason(_("组织没有选这位导师")), Reason(_("导师是组织的第 {rank} 志愿")))


def _mentor_wish(mentor: Mentor, group: Group) -> Reason:
    return _wish(mentor.wishes, group.id, Reason(_("导师没有选这个组织")), Reason(_("组织是导师的第 {rank} 志愿")))


def _wish(wishes: tuple[UUID, ...], whom: UUID, not_wished: Reason, wished: Reason) -> Reason:
    return wished._replace(facts={"rank": wishes.index(whom) + 1}) if whom in wishes else not_wished


_WORDS: dict[Factor, Callable[[Mentor, Group], Reason]] = {
    Factor.FIELDS: _fields,
    Factor.WEAKNESSES: _weaknesses,
    Factor.STAGE: _stage,
    Factor.PLACE: _place,
    Factor.HOURS: _hours,
    Factor.GROUP_WISH: _group_wish,
    Factor.MENTOR_WISH: _mentor_wish,
}
