"""How often one network may say a need: counted in rows that all processes share."""

import hashlib
import hmac

from wushe.identity.errors import TooManyAttempts
from wushe.identity.service.attempts import Guess, count
from wushe.kernel.work import Work
from wushe.needs.errors import SaidTooOften

MOST_SAID = 20
"""Within a quarter of an hour. A village shares one address, and a round may collect at one telephone."""


async def count_saying(work: Work, network: bytes | None) -> None:
    """Raises `SaidTooOften`. The count falls with the transaction, so that a mistyped form costs nothing."""
    if network is None:
        return
    key = hmac.digest(work.secret, b"say:" + work.tenant.id.bytes + network, hashlib.sha256)
    try:
        await count(work, Guess(key, MOST_SAID))
    except TooManyAttempts as often:
        raise SaidTooOften(retry_after=int(str(often.facts["retry_after"]))) from often
