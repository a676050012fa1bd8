"""What happened to inboxes."""

from typing import ClassVar

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class WishesChosen(Event, frozen=True):
    """Somebody said anew what they want to hear, and whether letters have an address."""

    sentence: ClassVar[Sentence] = _("修改了消息接收设置，邮箱：{has_address}")
    has_address: bool
