"""What keeps a resource from being entered or changed."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class ExpertListed(Refusal):
    """A person's hours stand once, so that nobody books them twice."""

    code = "pools.expert_listed"
    sentence = _("这位专家已在共享资源中，请直接修改原有记录")
    field = "expert_id"


class HoursOverlap(Unfit):
    """Two spans of one day share minutes."""

    code = "pools.hours_overlap"
    sentence = _("同一天的两段开放时间不能重叠")


class NotOpeningHours(Unfit):
    """Not `09:00-12:00`, or several of them."""

    code = "pools.not_opening_hours"
    sentence = _("开放时间请写成 09:00-12:00，上下午分开时写成 09:00-12:00 14:00-17:30，不开放留空")


class NoSuchCalendar(Missing):
    """The address was renewed or taken back, or never was one."""

    code = "pools.no_such_calendar"
    sentence = _("日历地址已失效，请在系统中重新复制")


class NoSuchClosure(Missing):
    """Nothing of that id is closed here, or not any more."""

    code = "pools.no_such_closure"
    sentence = _("没有找到这条停用记录，可能已经恢复")


class NoSuchPicture(Missing):
    """No such picture."""

    code = "pools.no_such_picture"
    sentence = _("没有找到这张照片")


class NoSuchResource(Missing):
    """No such resource in this township, or not within reach."""

    code = "pools.no_such_resource"
    sentence = _("没有找到这项共享资源，或不在您的范围内")


class NoSuchZone(Missing):
    """No such zone in this township."""

    code = "pools.no_such_zone"
    sentence = _("没有找到这个场地")


class ZoneNotOffered(NoSuchZone):
    """Of another venue, or not among what was lent of this one."""

    field = "zone_ids"


class OnlyGrows(Refusal):
    """Fewer units are units withdrawn, with a reason and from a day on."""

    code = "pools.only_grows"
    sentence = _("登记数量为 {quantity}，不能改少。损坏或停用的请登记“停用”")
    field = "quantity"


class OwnerNotNamed(Refusal):
    """The kind of owner asks for a name that is not there."""

    code = "pools.owner_not_named"
    sentence = _("请写明所有者")
    field = "owner_kind"


class ResourceClosed(Refusal):
    """What is no longer shared can be read."""

    code = "pools.resource_closed"
    sentence = _("“{name}”已停止共享，请先恢复")


class ResourceNameTaken(Refusal):
    """A community calls one thing by one name."""

    code = "pools.resource_name_taken"
    sentence = _("本社区已有同名的共享资源，请换一个名称")
    field = "name"


class StillBooked(Refusal):
    """Who has booked is told first."""

    code = "pools.still_booked"
    sentence = _("这段时间有 {count} 个预约，请先逐个处理")


class TooManyPictures(Refusal):
    """A few show a place better than many."""

    code = "pools.too_many_pictures"
    sentence = _("最多 {most} 张照片，请先移除一张")
    field = "file"

    def __init__(self, *, most: int = 6) -> None:
        super().__init__(most=most)


class UnitDoesNotMatch(Refusal):
    """Chairs are counted in chairs."""

    code = "pools.unit_does_not_match"
    sentence = _("单位不符：这项资源按“{unit}”计数")
    field = "unit"


class VenueNowhere(Refusal):
    """A venue stands in a community; equipment and hours may be the whole township's."""

    code = "pools.venue_nowhere"
    sentence = _("请选择场地所在的社区")
    field = "community_id"


class ZoneClosed(Refusal):
    """A closed zone is not changed or closed again; it can be opened again."""

    code = "pools.zone_closed"
    sentence = _("场地“{name}”已停用，请先恢复使用")


class ZoneNameTaken(Refusal):
    """A venue calls one zone by one name."""

    code = "pools.zone_name_taken"
    sentence = _("这处场地已有同名功能区，请换一个名称")
    field = "name"
