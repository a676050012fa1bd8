"""What happened in the store: ids, numbers and days. Minutes are told as minutes."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event, Otherwise


class StoreOpened(Event, frozen=True):
    """From this day on hours that are approved give credit."""

    sentence: ClassVar[Sentence] = _("开通公益仓")
    opened_on: date


class StoreRulesChanged(Event, frozen=True):
    """For credits and exchanges from now on; `lasts` 0 is for ever."""

    sentence: ClassVar[Sentence] = _(
        "公益仓规则：时长按 {percent}% 计，有效 {lasts} 天（0 为长期），{pickup_days} 天内取货"
    )
    percent: int
    lasts: int
    pickup_days: int


class CreditEarned(Event, frozen=True):
    """Approved hours gave credit."""

    sentence: ClassVar[Sentence] = _("兑换余额增加 {minutes} 小时")
    credit_id: UUID
    hours_id: UUID
    person_id: UUID
    minutes: int


class CreditCorrected(Event, frozen=True):
    """The hours were put right: the credit is worth `minutes`; `owed_minutes` had been spent too many."""

    sentence: ClassVar[Sentence] = _("时长更正，兑换余额改按 {minutes} 小时计，多用 {owed_minutes} 小时待抵还")
    credit_id: UUID
    hours_id: UUID
    person_id: UUID
    minutes: int
    owed_minutes: int


class CreditsLapsed(Event, frozen=True):
    """Nobody spent them in time."""

    sentence: ClassVar[Sentence] = _("兑换余额到期 {minutes} 小时")
    person_id: UUID
    minutes: int


class CreditSpentElsewhere(Event, frozen=True):
    """In a township that recognises the hours of this one."""

    sentence: ClassVar[Sentence] = _("在其他乡镇兑换，用去 {minutes} 小时")
    exchange_id: UUID
    township_id: UUID
    person_id: UUID
    minutes: int


class CreditCameBack(Event, frozen=True):
    """Of an exchange in another township that came to nothing."""

    sentence: ClassVar[Sentence] = _("其他乡镇的兑换取消，退回 {minutes} 小时")
    exchange_id: UUID
    township_id: UUID
    minutes: int


class StorePriceSet(Event, frozen=True):
    """What an item costs at a point, and whether it is on the shelf."""

    sentence: ClassVar[Sentence] = _("{point_id}：{goods_item_id}每份 {minutes} 小时，上架")
    otherwise: ClassVar[Otherwise] = ("on_shelf", _("{point_id}：{goods_item_id}每份 {minutes} 小时，未上架"))
    price_id: UUID
    point_id: UUID
    goods_item_id: UUID
    minutes: int
    on_shelf: bool


class ExchangePlaced(Event, frozen=True):
    """The goods are kept for whoever paid for them."""

    sentence: ClassVar[Sentence] = _("用 {minutes} 小时兑换物资，请在 {fetch_by} 前到{point_id}取货")
    exchange_id: UUID
    person_id: UUID
    point_id: UUID
    community_id: UUID
    minutes: int
    fetch_by: date


class ExchangeFallsDue(Event, frozen=True):
    """After that day the goods go back on the shelf."""

    sentence: ClassVar[Sentence] = _("请在 {fetch_by} 前取货")
    exchange_id: UUID
    person_id: UUID
    point_id: UUID
    fetch_by: date


class ExchangeHandedOver(Event, frozen=True):
    """Somebody else than who fetched it gave it out."""

    sentence: ClassVar[Sentence] = _("已交付兑换的物资")
    exchange_id: UUID
    person_id: UUID
    point_id: UUID
    minutes: int


class ExchangeCancelled(Event, frozen=True):
    """Minutes and goods went back; `by_staff`: the reason stands on the exchange."""

    sentence: ClassVar[Sentence] = _("取消兑换，退回 {minutes} 小时")
    exchange_id: UUID
    person_id: UUID
    point_id: UUID
    minutes: int
    by_staff: bool


class ExchangeForfeited(Event, frozen=True):
    """Nobody fetched it: minutes and goods went back."""

    sentence: ClassVar[Sentence] = _("逾期未取，退回 {minutes} 小时")
    exchange_id: UUID
    person_id: UUID
    point_id: UUID
    minutes: int


class RecognitionSigned(Event, frozen=True):
    """By this township; with the other's signature it is in force."""

    sentence: ClassVar[Sentence] = _("签署时长互认，双方签齐，已生效")
    otherwise: ClassVar[Otherwise] = ("in_force", _("签署时长互认，等对方签署"))
    recognition_id: UUID
    township_id: UUID
    in_force: bool


class RecognitionOffered(Event, frozen=True):
    """The other township signed."""

    sentence: ClassVar[Sentence] = _("对方签署时长互认，双方签齐，已生效")
    otherwise: ClassVar[Otherwise] = ("in_force", _("对方签署时长互认，等本乡镇签署"))
    recognition_id: UUID
    township_id: UUID
    in_force: bool


class RecognitionEnded(Event, frozen=True):
    """What was earned in one is spent in the other no more; `by_us` whether this township ended it."""

    sentence: ClassVar[Sentence] = _("本乡镇终止了时长互认")
    otherwise: ClassVar[Otherwise] = ("by_us", _("对方终止了时长互认"))
    recognition_id: UUID
    township_id: UUID
    by_us: bool


class SettlementSigned(Event, frozen=True):
    """A month is settled for one side; `by_us` for this one. Minutes spent there, and here."""

    sentence: ClassVar[Sentence] = _(
        "本乡镇确认结算 {month} 起的一个月：应付 {owed_minutes} 小时，应收 {due_minutes} 小时"
    )
    otherwise: ClassVar[Otherwise] = (
        "by_us",
        _("对方确认结算 {month} 起的一个月：应付 {owed_minutes} 小时，应收 {due_minutes} 小时"),
    )
    settlement_id: UUID
    recognition_id: UUID
    township_id: UUID
    month: date
    owed_minutes: int
    due_minutes: int
    by_us: bool
