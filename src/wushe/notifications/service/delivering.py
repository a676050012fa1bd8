"""From an event to the inboxes of whom it concerns, in the transaction of the event."""

from collections.abc import Collection
from typing import Any

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.journal.event import Event
from wushe.kernel.work import Work
from wushe.notifications import queries
from wushe.notifications.jobs import SEND
from wushe.notifications.kinds import Mail, Topic
from wushe.notifications.models import Notification, Preference
from wushe.notifications.recipients import Reader
from wushe.notifications.rules import RULES_OF, Rule

UNASKED = Preference(in_product=True, mail=Mail.NEVER)
"""What somebody who said nothing wants."""


async def deliver(work: Work, event: Event) -> None:
    """Tell everybody whom the rules name, once each and as they wish; whoever did it knows. Asks no permission."""
    told = {Reader(work.person.person_id, None), Reader(None, work.person.account_id)}
    for rule in RULES_OF.get(type(event), ()):
        readers = await _readers(work, rule, event) - told
        if readers:
            await _put(work, rule, event, readers)
            told |= readers


async def _readers(work: Work, rule: Rule, event: Any) -> set[Reader]:
    readers: set[Reader] = set()
    for who in rule.to:
        readers |= await who(work, event)
    return readers


async def _put(work: Work, rule: Rule, event: Event, readers: Collection[Reader]) -> None:
    who = frozenset(readers)
    wishes = await work.find_once((Preference, rule.topic, who), lambda: _wishes(work, rule.topic, who))
    for reader in sorted(readers, key=str):
        wish = wishes.get(reader, UNASKED)
        if wish.in_product or wish.mail is not Mail.NEVER:
            _keep(work, rule, event, reader, wish)


def _keep(work: Work, rule: Rule, event: Event, reader: Reader, wish: Preference) -> None:
    kept = Notification(
        id=new_id(), person_id=reader.person_id, account_id=reader.account_id, topic=rule.topic, rule=rule.code,
        facts=event.facts(), at=clock.now(), shown=wish.in_product, mail=wish.mail,
    )  # fmt: skip
    work.add(kept)
    if wish.mail is Mail.AT_ONCE:
        work.later(SEND, notification_id=kept.id)


async def _wishes(work: Work, topic: Topic, readers: Collection[Reader]) -> dict[Reader, Preference]:
    persons = [reader.person_id for reader in readers if reader.person_id]
    accounts = [reader.account_id for reader in readers if reader.account_id]
    asked = queries.preferences_of(topic, persons, accounts).execution_options(autoflush=False)
    found = await work.all(asked)  # of many messages none is written for the sake of the next one's wishes
    return {Reader(wish.person_id, wish.account_id): wish for wish in found}
