"""Which credit is spent, and which pays what is owed: what expires first. Pure but for the rows that it changes."""

from collections.abc import Iterable, Iterator

from wushe.store.models.credit import Credit, CreditMove, Why


def total(credits_: Iterable[Credit]) -> int:
    return sum(credit.remaining for credit in credits_)


def draw(credits_: Iterable[Credit], minutes: int, why: Why) -> Iterator[CreditMove]:
    """Take so many minutes, out of lots in their order. The caller has seen that they are there."""
    for credit in credits_:
        if part := min(credit.remaining, minutes):
            minutes -= part
            yield credit.draw(part, why)


def square(credits_: Iterable[Credit]) -> Iterator[CreditMove]:
    """Pay what some owe out of what others have."""
    lots = list(credits_)
    for owing in lots:
        for credit in lots:
            if part := min(owing.owed, credit.remaining):
                owing.owed -= part
                yield credit.pay(part, owing.id)
