"""The ways communities say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class CodeKept(Refusal):
    """Two communities of one township cannot have one code of the official list."""

    code = "communities.code_kept"
    sentence = _("这个区划代码已有社区使用")


class CommunityRetired(Refusal):
    """The official list no longer names the community; what it had can be read."""

    code = "communities.retired"
    sentence = _("“{name}”已从区划名单中撤销，只能查看")


class HoursOverlap(Unfit):
    """Two spans of one day share minutes."""

    code = "communities.hours_overlap"
    sentence = _("同一天的两段开放时间不能重叠")


class NotOpeningHours(Unfit):
    """Not `09:00-12:00`, or several of them."""

    code = "communities.not_opening_hours"
    sentence = _("开放时间请写成 09:00-12:00，上下午分开时写成 09:00-12:00 14:00-17:30，不开放留空")


class NoSuchCommunity(Missing):
    """No such community in this township, or not within this person's reach."""

    code = "communities.no_such_community"
    sentence = _("没有找到这个社区，或不在您的范围内")


class NoSuchPlace(Missing):
    """No such place in this township."""

    code = "communities.no_such_place"
    sentence = _("没有找到这个场地")


class PlaceClosed(Refusal):
    """A closed place is not changed or closed again; it can be opened again."""

    code = "communities.place_closed"
    sentence = _("场地“{name}”已停用，请先恢复使用")


class PlaceNameTaken(Refusal):
    """A community calls one place by one name."""

    code = "communities.place_name_taken"
    sentence = _("本社区已有同名场地，请换一个名称")
    field = "name"


class SeveralCommunities(Unfit):
    """More than one community of the township is called so."""

    code = "communities.several"
    sentence = _("本乡镇有多个社区叫“{name}”，请填写全称或区划代码")


class UnknownCommunity(Unfit):
    """No community within reach is called so."""

    code = "communities.unknown"
    sentence = _("没有找到社区“{name}”，请填写本乡镇的社区名称")
