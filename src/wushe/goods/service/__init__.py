"""The verbs of goods. Those of `stock` ask no permission: the verb that moves stock has asked one."""

from wushe.goods.service.adjusting import approve, count, refuse, write_off
from wushe.goods.service.asking import add_line, ask, drop_line
from wushe.goods.service.expiring import look
from wushe.goods.service.giving import allocate, cancel, confirm, confirm_by_code, hand_over, lessen, take_back
from wushe.goods.service.keeping import (
    add_item,
    close_point,
    edit_item,
    edit_point,
    open_point,
    reopen_point,
    retire_item,
)
from wushe.goods.service.receiving import add_lot, receive
from wushe.goods.service.rescuing import begin, hand_out, leave, pick_up, settle

__all__ = [
    "add_item",
    "add_line",
    "add_lot",
    "allocate",
    "approve",
    "ask",
    "begin",
    "cancel",
    "close_point",
    "confirm",
    "confirm_by_code",
    "count",
    "drop_line",
    "edit_item",
    "edit_point",
    "hand_out",
    "hand_over",
    "leave",
    "lessen",
    "look",
    "open_point",
    "pick_up",
    "receive",
    "refuse",
    "reopen_point",
    "retire_item",
    "settle",
    "take_back",
    "write_off",
]
