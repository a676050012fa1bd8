"""Reading one's own inbox."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.notifications import queries
from wushe.notifications.errors import NoSuchNotification
from wushe.notifications.kinds import Topic
from wushe.notifications.models import Notification
from wushe.notifications.permissions import Notifications

AT_MOST = 1_000
"""Read by one click. Whoever has more waiting clicks again."""


async def open_one(work: Work, notification_id: UUID) -> Notification:
    """Mark one as read, and hand it back for the way to what it is about."""
    work.require(Notifications.READ)
    found = await work.one(queries.notification(work.person, notification_id), NoSuchNotification)
    found.read(clock.now())
    await work.flush()
    return found


async def read_all(work: Work, topic: Topic | None = None) -> int:
    """Mark everything unread, or that of one topic, as read; how many there were."""
    work.require(Notifications.READ)
    waiting = await work.all(queries.unread(work.person, topic).limit(AT_MOST))
    at = clock.now()
    for notification in waiting:
        notification.read(at)
    await work.flush()
    return len(waiting)


async def unread_count(work: Work) -> dict[Topic, int]:
    """Unread by topic, topics without any left out; nothing for whoever has no inbox here."""
    if not work.may(Notifications.READ) or not (work.person.person_id or work.person.account_id):
        return {}
    return {row[0]: row[1] for row in await work.rows(queries.unread_by_topic(work.person))}
