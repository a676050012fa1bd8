"""What keeps something from being lent to another township, or from being used there."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class BeyondGrant(Refusal):
    """More, or longer, than was lent."""

    code = "pools.beyond_grant"
    sentence = _("超出了出借的数量或期限")
    field = "ends_at"


class BeforeGrant(BeyondGrant):
    """Earlier than was lent."""

    sentence = _("{day} 起才借给本乡镇")
    field = "starts_at"


class GrantOver(Refusal):
    """The last day has passed, or it was taken back."""

    code = "pools.grant_over"
    sentence = _("这项出借已到期或已收回")


class GrantToOneself(Refusal):
    """A township shares with others."""

    code = "pools.grant_to_oneself"
    sentence = _("不能出借给自己，请选择其他乡镇")
    field = "borrower_id"


class LenderAway(Refusal):
    """A suspended township lends nothing meanwhile."""

    code = "pools.lender_away"
    sentence = _("出借方已暂停使用，目前不能预约或更改")


class BorrowerAway(Refusal):
    """A suspended township takes nothing on loan."""

    code = "pools.borrower_away"
    sentence = _("“{name}”已暂停使用，不能向其出借")
    field = "borrower_id"


class NoSuchGrant(Missing):
    """No such grant of this township."""

    code = "pools.no_such_grant"
    sentence = _("没有找到这项出借")


class NotLent(Missing):
    """Nothing of that name is lent to this township, or not any more."""

    code = "pools.not_lent"
    sentence = _("这项资源没有借给本乡镇，或已被收回")


class StillLent(Refusal):
    """Those units are promised to another township."""

    code = "pools.still_lent"
    sentence = _("这些已借给其他乡镇，请先收回")


class TooFewToLend(Refusal):
    """Somebody has booked, or borrowed, some of them in that time."""

    code = "pools.too_few_to_lend"
    sentence = _("这段时间内最多可整批借出 {count} {unit}，请减少数量或调整期限")
    field = "quantity"


class NotFreeToLend(Refusal):
    """A room, one of its zones, or somebody's hours are booked, closed or lent in that time."""

    code = "pools.not_free_to_lend"
    sentence = _("这段时间内已有预约、停用或借出，请调整期限或另选功能区")
    field = "since"


class UnitsApart(Refusal):
    """A grant is of neighbouring units."""

    code = "pools.units_apart"
    sentence = _("所选功能区编号不相连，请分开出借")
    field = "zone_ids"


class UnknownBorrower(Refusal):
    """Neither a township of this installation nor the county's pool."""

    code = "pools.unknown_borrower"
    sentence = _("没有找到这个乡镇")
    field = "borrower_id"


class VerbNotLent(Refusal):
    """The grant does not go so far."""

    code = "pools.verb_not_lent"
    sentence = _("出借方没有开放这项操作")
