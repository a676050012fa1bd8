"""Counting guesses before they are judged, so that a thousand at the same moment are five.

A count is taken in a transaction of its own, and given back when the guess was right.
"""

import hashlib
import hmac
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from wushe.identity.errors import TooManyAttempts
from wushe.kernel.work import Work

Opener = Callable[[], AbstractAsyncContextManager[Work]]
"""Opens a piece of work for the platform, committed when the block ends: `async with opener() as work`."""

LOCKED_SECONDS = 15 * 60
LEAST_WAIT_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Guess:
    """What is being guessed at, and how often it may be tried within the time that a lock lasts."""

    key: bytes
    most: int


ACCOUNT, NETWORK = 5, 50
"""A whole office stands behind one address, so a network is given more than a person."""


def at_account(work: Work, identity: str) -> Guess:
    """Guesses at one account's password or code; `identity` tells accounts, and names without one, apart."""
    return Guess(_key(work, "account:" + identity), ACCOUNT)


def from_network(work: Work, network: bytes) -> Guess:
    return Guess(_key(work, "network:" + network.hex()), NETWORK)


def _key(work: Work, what: str) -> bytes:
    return hmac.digest(work.secret, b"attempt:" + what.encode(), hashlib.sha256)


_COUNT = text("""
    INSERT INTO sign_in_attempt AS held (key, attempts, last_at) VALUES (:key, 1, now())
    ON CONFLICT (key) DO UPDATE SET last_at = now(),
        attempts = CASE WHEN held.last_at < now() - make_interval(secs => :window) THEN 1 ELSE held.attempts + 1 END
    WHERE held.attempts < :most OR held.last_at < now() - make_interval(secs => :window)
    RETURNING attempts
""")
_REMAINING = text("""
    SELECT ceil(extract(epoch FROM last_at - now()) + :window)::int FROM sign_in_attempt WHERE key = :key
""")
_FORGET = text("DELETE FROM sign_in_attempt WHERE key = :key")
_GIVE_BACK = text("UPDATE sign_in_attempt SET attempts = attempts - 1 WHERE key = :key AND attempts > 0")
_SWEEP = text("DELETE FROM sign_in_attempt WHERE last_at < now() - make_interval(secs => :window)")


async def count(work: Work, guess: Guess) -> bool:
    """Count one attempt, and say whether it is the last; raises `TooManyAttempts` when there were too many.

    An attempt during a lock does not prolong it, or one person could keep another out for good.
    """
    taken = await work.session.scalar(_COUNT, _of(guess) | {"most": guess.most})
    if taken is None:
        seconds = await work.session.scalar(_REMAINING, _of(guess))
        raise TooManyAttempts(retry_after=max(LEAST_WAIT_SECONDS, seconds or 0))
    return taken >= guess.most


def _of(guess: Guess) -> dict[str, Any]:
    return {"key": guess.key, "window": LOCKED_SECONDS}


async def forgive(work: Work, *guesses: Guess) -> None:
    """They were right: an account starts again from nothing, a network gets this one back."""
    for guess in guesses:
        statement = _GIVE_BACK if guess.most == NETWORK else _FORGET
        await work.session.execute(statement, {"key": guess.key})


async def sweep(work: Work) -> None:
    """Remove counters that no longer lock anything."""
    await work.session.execute(_SWEEP, {"window": LOCKED_SECONDS})
