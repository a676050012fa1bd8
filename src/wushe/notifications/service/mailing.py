"""Letters: one notification at once, or a day's in one. They name nobody and nothing; the link leads to the product."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from wushe.identity.models import Account
from wushe.identity.service.accounts import email_of
from wushe.kernel import clock
from wushe.kernel.i18n import _, speaking
from wushe.kernel.mail import Letter, Letterbox
from wushe.kernel.work import Work
from wushe.notifications import queries
from wushe.notifications.jobs import SEND_DIGEST
from wushe.notifications.models import Notification
from wushe.notifications.writing import HOME


async def send(work: Work, letterbox: Letterbox, notification_id: UUID) -> None:
    """One letter about one notification; nothing where there is no mail server or no address."""
    notification = await work.get(Notification, notification_id)
    await _post(work, letterbox, [notification])


async def begin_digests(work: Work) -> None:
    """Ask for one digest for each reader who has something waiting."""
    waiting = await work.all(queries.waiting_for_digest(clock.now()))
    for first in {(each.person_id, each.account_id): each for each in waiting}.values():
        work.later(SEND_DIGEST, notification_id=first.id)


async def send_digest(work: Work, letterbox: Letterbox, notification_id: UUID) -> None:
    """One letter about everything that waits for the reader of that notification."""
    one = await work.get(Notification, notification_id)
    waiting = await work.all(queries.waiting_for_digest(clock.now()))
    theirs = [each for each in waiting if (each.person_id, each.account_id) == (one.person_id, one.account_id)]
    await _post(work, letterbox, theirs)


async def _post(work: Work, letterbox: Letterbox, notifications: Sequence[Notification]) -> None:
    """Note that they were mailed and hand the letter over, last: if that fails, all is tried again."""
    if not notifications or not letterbox.is_open:
        return
    account = await work.one_or_none(queries.account_of(work.tenant.id, notifications[0]))
    address = email_of(work, account) if account is not None and account.is_active else None
    if account is None or address is None:
        return
    at = clock.now()
    for notification in notifications:
        notification.mailed_at = at
    await work.flush()
    await letterbox.send(_letter(work, letterbox, account, address, notifications))


def _letter(
    work: Work, letterbox: Letterbox, account: Account, address: str, notifications: Sequence[Notification]
) -> Letter:
    """In the reader's language: the township, the topics and how many, and where to read them."""
    with speaking(account.locale):
        subject = _("【五社联动】{place}有 {n} 条消息").say(place=work.tenant.name, n=len(notifications))
        topics = Counter(notification.topic for notification in notifications)
        lines = [_("{topic}：{n} 条").say(topic=topic.label, n=n) for topic, n in topics.items()]
        link = f"{letterbox.public_url}/{work.tenant.slug}{HOME}"
        text = "\n".join([
            _("您好，您在{place}有新的消息：").say(place=work.tenant.name), "", *lines, "",
            _("请登录后查看：{link}").say(link=link), "",
            _("邮件不含个人信息。不想再收到，可在“消息 → 接收设置”中关闭。").say(),
        ])  # fmt: skip
    return Letter(address, subject, text)
