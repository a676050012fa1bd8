"""How often one network may sign somebody up without an account: counted in rows that all processes share."""

import hashlib
import hmac

from wushe.activities.errors import JoinedTooOften
from wushe.identity.errors import TooManyAttempts
from wushe.identity.service.attempts import Guess, count
from wushe.kernel.work import Work

MOST_JOINED = 30
"""Within a quarter of an hour. A community centre signs a whole class up from one address."""


async def count_joining(work: Work, network: bytes | None) -> None:
    """Raises `JoinedTooOften`. The count falls with the transaction, so that a mistyped form costs nothing."""
    if network is None:
        return
    key = hmac.digest(work.secret, b"join:" + work.tenant.id.bytes + network, hashlib.sha256)
    try:
        await count(work, Guess(key, MOST_JOINED))
    except TooManyAttempts as often:
        raise JoinedTooOften(retry_after=int(str(often.facts["retry_after"]))) from often
