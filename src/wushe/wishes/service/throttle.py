"""How often one network may claim without an account: counted in rows that all processes share."""

import hashlib
import hmac

from wushe.identity.errors import TooManyAttempts
from wushe.identity.service.attempts import Guess, count
from wushe.kernel.work import Work
from wushe.wishes.errors import PledgedTooOften

MOST_PLEDGED = 10
"""Within a quarter of an hour. Each keeps a wish from others until somebody has been called."""


async def count_pledging(work: Work, network: bytes | None) -> None:
    """Raises `PledgedTooOften`. The count falls with the transaction, so that a mistyped form costs nothing."""
    if network is None:
        return
    key = hmac.digest(work.secret, b"pledge:" + work.tenant.id.bytes + network, hashlib.sha256)
    try:
        await count(work, Guess(key, MOST_PLEDGED))
    except TooManyAttempts as often:
        raise PledgedTooOften(retry_after=int(str(often.facts["retry_after"]))) from often
