"""The words of pools that are stored as codes."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class ResourceKind(Labelled):
    """What is shared. Goods that are given away, and never come back, are the slice `goods`."""

    VENUE = "venue", _("场地")
    EQUIPMENT = "equipment", _("设备")
    EXPERTISE = "expertise", _("专长")


class OwnerKind(Labelled):
    """Whose it is."""

    TOWNSHIP = "township", _("乡镇（街道）")
    COMMUNITY = "community", _("社区")
    ORGANIZATION = "organization", _("社会组织")
    ENTERPRISE = "enterprise", _("企业")


class Admission(Labelled):
    """Whether a booking stands at once, or when the steward says so."""

    SELF_SERVICE = "self_service", _("空闲即可预约")
    STEWARD = "steward", _("须管理员同意")


class BookingState(Labelled):
    """Where a booking is. `WAITING` holds nothing; the next four hold their units."""

    WAITING = "waiting", _("候补中")
    ASKED = "asked", _("待同意")
    CONFIRMED = "confirmed", _("已确认")
    HANDED_OVER = "handed_over", _("使用中")
    RETURNED = "returned", _("已归还")
    NO_SHOW = "no_show", _("未到")
    REFUSED = "refused", _("未同意")
    CANCELLED = "cancelled", _("已取消")

    @property
    def is_over(self) -> bool:
        return self in OVER


OVER = frozenset({BookingState.RETURNED, BookingState.NO_SHOW, BookingState.REFUSED, BookingState.CANCELLED})
EXPECTED = frozenset({BookingState.ASKED, BookingState.CONFIRMED})
"""Units are held, and nobody has them yet."""


class HoldReason(Labelled):
    """Why units are not free."""

    BOOKED = "booked", _("预约")
    LENT = "lent", _("已借出到其他乡镇")
    CLOSED = "closed", _("暂停开放")
    WITHDRAWN = "withdrawn", _("停用或维修")


class GrantState(Labelled):
    """A live grant ends by itself on its last day, whether or not the night has written `ENDED` down."""

    LIVE = "live", _("生效中")
    ENDED = "ended", _("已到期")
    REVOKED = "revoked", _("已收回")


class Sharing(Labelled):
    """Whether the owner still books what it has lent."""

    EXCLUSIVE = "exclusive", _("期间专供对方使用")
    SHARED = "shared", _("双方在同一日历预约，先约先用")


class GrantVerb(Labelled):
    """What a borrower may do. Seeing is always part of it."""

    BOOK = "book", _("预约（须出借方同意）")
    BOOK_UNASKED = "book_unasked", _("直接预约")
