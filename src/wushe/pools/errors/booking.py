"""What keeps a booking from being made, changed or ended."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AlreadyOver(Refusal):
    """What has ended is not booked or moved any more."""

    code = "pools.already_over"
    sentence = _("预约时间已过，不能再改")


class BookingDecided(Refusal):
    """The booking is no longer where this could be done."""

    code = "pools.booking_decided"
    sentence = _("这个预约“{state}”，不能再这样处理")


class BookingTooLong(Refusal):
    """Longer at a stretch than its terms allow."""

    code = "pools.too_long"
    sentence = _("一次最长可预约 {hours} 小时")
    field = "ends_at"


class EndsBeforeStart(Refusal):
    """Time runs forwards."""

    code = "pools.ends_before_start"
    sentence = _("结束时间要晚于开始时间")
    field = "ends_at"


class InThePast(Refusal):
    """Only what is to come can be booked."""

    code = "pools.in_the_past"
    sentence = _("不能预约已经过去的时间")
    field = "starts_at"


class MoreMissingThanTaken(Refusal):
    """Only what was taken away can be missing when the rest comes back; rooms and hours do not get lost."""

    code = "pools.more_missing_than_taken"
    sentence = _("缺少的数量不能超过借出的 {quantity} {unit}")
    field = "missing"


class NoSuchCode(Missing):
    """A code that was not printed here, or not for a booking."""

    code = "pools.no_such_code"
    sentence = _("二维码无法识别，请重新打开预约页面出示")


class NoSuchOccasion(Missing):
    """Nothing that this township holds, or that the person may book for."""

    code = "pools.no_such_occasion"
    sentence = _("没有找到要预约的这项活动，或不在您的范围内")


class NoSuchBooking(Missing):
    """No such booking within reach."""

    code = "pools.no_such_booking"
    sentence = _("没有找到这个预约，或不在您的范围内")


class NotBookable(Refusal):
    """The zone or all its units are withdrawn."""

    code = "pools.not_bookable"
    sentence = _("“{name}”目前停用，不能预约")
    field = "zone_ids"


class NotFiled(Refusal):
    """Rooms are opened to groups that the township has on file (row 49)."""

    code = "pools.not_filed"
    sentence = _("“{name}”还没有备案或登记，备案后即可预约")
    field = "organization_id"


class NotHandedOver(Refusal):
    """Only what was handed over comes back."""

    code = "pools.not_handed_over"
    sentence = _("还没有交接，不能登记归还")


class NotOpen(Refusal):
    """Outside the hours that the steward wrote down."""

    code = "pools.not_open"
    sentence = _("这段时间不开放。开放时间：{hours}")
    field = "starts_at"


class NotYet(Refusal):
    """Too early for what was asked."""

    code = "pools.not_yet"
    sentence = _("时间还没有到，请在预约开始前一天之内办理")


class OnHoliday(Refusal):
    """The venue keeps the public holidays."""

    code = "pools.on_holiday"
    sentence = _("{day} 是{holiday}，不开放")
    field = "starts_at"


class ReasonNeeded(Refusal):
    """A no without a reason helps nobody (rows 41 and 49)."""

    code = "pools.reason_needed"
    sentence = _("请写明原因，预约的人会看到")
    field = "reason"


class Taken(Refusal):
    """Somebody else holds it then; the page offers what is free."""

    code = "pools.taken"
    sentence = _("这段时间已有人预约，请看看其他选择")
    field = "starts_at"


class NoDateFree(Taken):
    """Of a whole series."""

    sentence = _("每个日期的这段时间已有人预约，请换一个时间")
    field = "starts"


class TooFarAhead(Refusal):
    """Further ahead than its terms allow."""

    code = "pools.too_far_ahead"
    sentence = _("最多可提前 {days} 天预约")
    field = "starts_at"


class TooFewUnits(Refusal):
    """There are not so many, however free they are."""

    code = "pools.too_few_units"
    sentence = _("一共只有 {quantity} {unit}，请减少数量")
    field = "quantity"


class TooManyHeads(Refusal):
    """More persons than fit."""

    code = "pools.too_many_heads"
    sentence = _("“{name}”可容纳 {capacity} 人，请换一处或分场")
    field = "heads"


class AcrossMidnight(Refusal):
    """A room is booked within one day; equipment and nothing else stays out overnight."""

    code = "pools.across_midnight"
    sentence = _("场地和专长的预约不能跨过午夜，请分两天预约")
    field = "ends_at"
