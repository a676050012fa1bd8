"""What happened to inboxes."""

from typing import ClassVar

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event, Otherwise


class WishesChosen(Event, frozen=True):
    """Somebody said anew what they want to hear, and whether letters have an address."""

    sentence: ClassVar[Sentence] = _("修改了消息接收设置，发到邮箱")
    otherwise: ClassVar[Otherwise] = ("has_address", _("修改了消息接收设置，不发邮件"))
    has_address: bool
