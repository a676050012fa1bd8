"""What does the jobs of notifications."""

from uuid import UUID

from wushe.kernel.jobs.effects import does
from wushe.kernel.mail import Letterbox
from wushe.kernel.work import Work
from wushe.notifications import service
from wushe.notifications.jobs import DIGEST, SEND, SEND_DIGEST


@does(SEND)
async def send(work: Work, letterbox: Letterbox, *, notification_id: UUID) -> None:
    await service.send(work, letterbox, notification_id)


@does(DIGEST)
async def begin_digests(work: Work) -> None:
    await service.begin_digests(work)


@does(SEND_DIGEST)
async def send_digest(work: Work, letterbox: Letterbox, *, notification_id: UUID) -> None:
    await service.send_digest(work, letterbox, notification_id)
