"""The words of micro-wishes that are stored as codes."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class WishKind(Labelled):
    """What is wished for."""

    ITEM = "item", _("物品")
    HELP = "help", _("帮一把")
    COMPANY = "company", _("陪伴")
    LEARNING = "learning", _("学习")


class WishState(Labelled):
    """Where a wish is. Refused and withdrawn ones stay on record."""

    COLLECTED = "collected", _("待核实")
    REFUSED = "refused", _("未通过")
    VERIFIED = "verified", _("待公示")
    OPEN = "open", _("待认领")
    CLAIMED = "claimed", _("已认领")
    DELIVERED = "delivered", _("待居民确认")
    FULFILLED = "fulfilled", _("已实现")
    WITHDRAWN = "withdrawn", _("已撤回")

    @property
    def on_board(self) -> "WishState":
        """As everybody reads it: that something was handed over is nobody's business before it is confirmed."""
        return WishState.CLAIMED if self is WishState.DELIVERED else self


WAITING = frozenset({WishState.COLLECTED, WishState.REFUSED, WishState.VERIFIED, WishState.OPEN})
"""Nobody has claimed it: it may still be changed or withdrawn."""
PUBLISHED = frozenset({WishState.OPEN, WishState.CLAIMED, WishState.DELIVERED, WishState.FULFILLED})
TAKEN = frozenset({WishState.CLAIMED, WishState.DELIVERED, WishState.FULFILLED})


class Band(Labelled):
    """What a wish is worth as everybody reads it: nearly, so that it points at no household's thing."""

    FREE = "free", _("不花钱")
    TO_50 = "to_50", _("50 元以内")
    TO_100 = "to_100", _("50–100 元")
    TO_300 = "to_300", _("100–300 元")
    TO_500 = "to_500", _("300–500 元")
    ABOVE = "above", _("500 元以上")

    @property
    def span(self) -> tuple[int, int | None]:
        """More than the first and up to the second, in fen."""
        return _SPANS[self]

    @classmethod
    def of(cls, value_fen: int) -> "Band":
        return next(band for band in cls if (most := band.span[1]) is None or value_fen <= most)


_SPANS: dict[Band, tuple[int, int | None]] = {
    Band.FREE: (-1, 0),
    Band.TO_50: (0, 5_000),
    Band.TO_100: (5_000, 10_000),
    Band.TO_300: (10_000, 30_000),
    Band.TO_500: (30_000, 50_000),
    Band.ABOVE: (50_000, None),
}


class Claimer(Labelled):
    """Who claims."""

    PERSON = "person", _("个人")
    ORGANIZATION = "organization", _("社会组织")
    ENTERPRISE = "enterprise", _("企业")
    STRANGER = "stranger", _("热心居民")


class ClaimState(Labelled):
    """Where a claim is. A held one waits 48 hours for a telephone call; a released one is history."""

    HELD = "held", _("待电话核实")
    FIRM = "firm", _("已认领")
    DELIVERED = "delivered", _("已送达")
    FULFILLED = "fulfilled", _("已实现")
    RELEASED = "released", _("已释放")


class ReleaseReason(Labelled):
    """Why a claim came to nothing."""

    GIVEN_BACK = "given_back", _("认领人退回")
    OVERDUE = "overdue", _("到期没有送到")
    NOT_REACHED = "not_reached", _("电话没有核实")
    BY_STAFF = "by_staff", _("工作人员收回")


class Confirmer(Labelled):
    """By whose word a wish is closed."""

    CODE = "code", _("居民凭回执码")
    STAFF = "staff", _("工作人员代为确认")
