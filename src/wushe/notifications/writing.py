"""What a notification says, once the ids in it have names."""

from collections.abc import Collection, Mapping
from uuid import UUID

from wushe.kernel.i18n import _
from wushe.kernel.journal.naming import names_in
from wushe.kernel.journal.telling import say_of
from wushe.kernel.work import Work
from wushe.notifications.models import Notification
from wushe.notifications.rules import RULE
from wushe.notifications.schemas import NotificationShown

HOME = "/notifications"
FORGOTTEN = _("这条消息来自旧版本，内容已无法显示")


async def written(work: Work, notifications: Collection[Notification]) -> list[NotificationShown]:
    """The notifications as they are shown to their reader."""
    names = await names_in(work, (each.facts for each in notifications))
    return [
        NotificationShown(
            id=each.id,
            topic=each.topic,
            sentence=sentence_of(each, names),
            path=f"/{work.tenant.slug}{path_of(each)}",
            at=each.at,
            read_at=each.read_at,
        )
        for each in notifications
    ]


def sentence_of(notification: Notification, names: Mapping[UUID, str]) -> str:
    """In the reader's language. A rule that this release has no longer leaves no sentence."""
    rule = RULE.get(notification.rule)
    said = say_of(rule.event, notification.facts, rule.sentence, names) if rule else ""
    return said or FORGOTTEN.say()


def path_of(notification: Notification) -> str:
    """What it is about, behind the township's address."""
    rule = RULE.get(notification.rule)
    try:
        return rule.path.format(**notification.facts) if rule else HOME
    except KeyError:
        return HOME
