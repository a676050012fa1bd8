"""The verbs of notifications."""

from wushe.notifications.service.delivering import deliver
from wushe.notifications.service.inbox import open_one, read_all, unread_count
from wushe.notifications.service.mailing import begin_digests, send, send_digest
from wushe.notifications.service.preferring import choose, wishes

__all__ = [
    "begin_digests",
    "choose",
    "deliver",
    "open_one",
    "read_all",
    "send",
    "send_digest",
    "unread_count",
    "wishes",
]
