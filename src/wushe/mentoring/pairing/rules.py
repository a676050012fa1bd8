"""What keeps a mentor and a group apart, whatever their score."""

from collections.abc import Iterator

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.mentoring.pairing.facts import Group, Mentor


class Rule(Labelled):
    """What no score outweighs. All but the last two are seen on the pair itself."""

    OWN_ORGANIZATION = "own_organization", _("组织属于导师自己的单位")
    NO_GO = "no_go", _("有一方声明回避")
    LICENCE = "licence", _("导师没有所需的资质")
    LANGUAGE = "language", _("没有共同的语言")
    NO_OVERLAP = "no_overlap", _("没有共同的空闲时间")
    FORBIDDEN = "forbidden", _("管理员已排除")
    CAPACITY = "capacity", _("名额已满")


def broken(mentor: Mentor, group: Group) -> list[Rule]:
    """The rules that keep these two apart; none when they may be paired."""
    return list(_broken(mentor, group))


def _broken(mentor: Mentor, group: Group) -> Iterator[Rule]:
    if mentor.organizations & group.organizations:
        yield Rule.OWN_ORGANIZATION
    if group.id in mentor.no_go or mentor.id in group.no_go:
        yield Rule.NO_GO
    if group.licences - mentor.licences:
        yield Rule.LICENCE
    if mentor.languages and group.languages and not mentor.languages & group.languages:
        yield Rule.LANGUAGE
    if not _share_time(mentor, group):
        yield Rule.NO_OVERLAP


def _share_time(mentor: Mentor, group: Group) -> bool:
    """Who has not said any hours has not said no; who has none has none for anybody."""
    if mentor.hours is None or group.hours is None:
        return mentor.hours != frozenset() and group.hours != frozenset()
    return bool(mentor.hours & group.hours)
