"""What people enter and see of notifications."""

import re
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from wushe.kernel.i18n import _
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Entered, Shown, text
from wushe.kernel.text import clean, halfwidth
from wushe.kernel.values import Unfit
from wushe.notifications.kinds import Mail, Standing, Topic

_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,20}")


class NotAnAddress(Unfit):
    """Not an e-mail address as mail servers of mainland China take it."""

    code = "notifications.not_an_address"
    sentence = _("请填写邮箱地址，例如 name@example.cn")


def parse_address(typed: str) -> str:
    """Empty for none; raises `NotAnAddress`."""
    address = halfwidth(clean(typed)).lower()
    if address and not _ADDRESS.fullmatch(address):
        raise NotAnAddress
    return address


EmailAddress = Annotated[str, text(120, shortest=0, parse=parse_address)]


class InboxFilters(Filters):
    """What the inbox can be narrowed by; without a standing, what is unread."""

    topic: Topic | None = None
    standing: Standing = Standing.UNREAD


class Reading(Entered):
    """Which unread ones are read now: those of one topic, or all."""

    topic: Topic | None = None


class Wishes(Entered):
    """What somebody wants to hear from now on: topics shown in the product, sent at once, and sent once a day.

    It replaces what was wanted before. A topic in both of the last goes out at once. `email` is the address of the
    account, empty for none.
    """

    in_product: list[Topic] = msgspec.field(default_factory=list)
    at_once: list[Topic] = msgspec.field(default_factory=list)
    daily: list[Topic] = msgspec.field(default_factory=list)
    email: EmailAddress = ""

    def mail_of(self, topic: Topic) -> Mail:
        if topic in self.at_once:
            return Mail.AT_ONCE
        return Mail.DAILY if topic in self.daily else Mail.NEVER


class NotificationShown(Shown):
    """One entry of the inbox; `path` is what it is about, behind the address of the installation."""

    id: UUID
    topic: Topic
    sentence: str
    path: str
    at: datetime
    read_at: datetime | None


class InboxPage(Shown):
    """One page of the inbox, and how much is unread in all."""

    items: list[NotificationShown]
    unread: int
    next: str | None
    previous: str | None


class ReadShown(Shown):
    """How many were marked as read."""

    read: int


class WishesShown(Shown):
    """What somebody hears, as `Wishes` took it."""

    in_product: list[Topic]
    at_once: list[Topic]
    daily: list[Topic]
    email: str
