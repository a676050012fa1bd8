"""What and when each person wants to hear."""

from wushe.identity.service import accounts
from wushe.kernel.work import Work
from wushe.notifications import queries
from wushe.notifications.events import WishesChosen
from wushe.notifications.kinds import Mail, Topic
from wushe.notifications.models import Preference
from wushe.notifications.permissions import Notifications
from wushe.notifications.schemas import Wishes, WishesShown


async def wishes(work: Work) -> WishesShown:
    """What this person hears now."""
    work.require(Notifications.CHOOSE)
    said = {wish.topic: wish for wish in await work.all(queries.preferences(work.person))}
    mail = {topic: wish.mail for topic, wish in said.items()}
    return WishesShown(
        in_product=[topic for topic in Topic if topic not in said or said[topic].in_product],
        at_once=[topic for topic in Topic if mail.get(topic) is Mail.AT_ONCE],
        daily=[topic for topic in Topic if mail.get(topic) is Mail.DAILY],
        email=await accounts.own_email(work),
    )


async def choose(work: Work, data: Wishes) -> None:
    """From now on; what is in the inbox already stays."""
    work.require(Notifications.CHOOSE)
    said = {wish.topic: wish for wish in await work.all(queries.preferences(work.person))}
    for topic in Topic:
        wish = said.get(topic) or _first(work, topic)
        wish.in_product, wish.mail = topic in data.in_product, data.mail_of(topic)
    await accounts.use_email(work, data.email)
    work.record(WishesChosen(has_address=bool(data.email)))
    await work.flush()


def _first(work: Work, topic: Topic) -> Preference:
    """Kept under the person where they are one here, as their notifications are."""
    who = work.person
    account_id = None if who.person_id else who.account_id
    return work.add(Preference(person_id=who.person_id, account_id=account_id, topic=topic))
