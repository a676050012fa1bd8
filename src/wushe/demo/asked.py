"""What somebody saw or asked for of persons in the demo: another agrees to the list, the auditor sees both."""

from wushe.demo.stage import Stage
from wushe.kernel.exporting import service
from wushe.people.exports import VOLUNTEER_LIST
from wushe.people.kinds import RevealReason
from wushe.people.service import reveal


async def ask(stage: Stage) -> None:
    """The list of volunteers, to call them."""
    async with stage.acting("admin") as work:
        await service.ask(work, VOLUNTEER_LIST, "", RevealReason.PHONE_CALL.value)


async def look(stage: Stage) -> None:
    """Somebody's data before a visit."""
    async with stage.acting("staff") as work:
        await reveal(work, stage.people["邓一"], RevealReason.HOME_VISIT)
