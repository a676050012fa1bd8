"""What both of Dramatiq's brokers have in common here.

Neither retries, delays or buries: that is written into our own rows (`failures`), in one way for both. A message that
is refused therefore only ever goes back.
"""

from typing import Any

from dramatiq import Broker
from dramatiq.middleware import Middleware

from wushe.kernel.jobs.queue import LONG


class OutsideTransactionError(RuntimeError):
    """A message was sent apart from the change that it follows from; `work.later` is the only way."""


class PutBack(Middleware):
    """A message that was interrupted is not acknowledged. Dramatiq would do that in the absence of its Retries."""

    def after_process_message(self, broker: Broker, message: Any, **outcome: Any) -> None:
        if outcome.get("exception") is not None:
            message.fail()


def places(queue_name: str, threads: int) -> int:
    """How many messages a worker holds at a time: no more than it can do, and long ones leave half to the short."""
    return max(1, threads // 2) if queue_name.endswith(LONG) else threads
