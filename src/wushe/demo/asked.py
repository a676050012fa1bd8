"""A list of persons that somebody asked for in the demo: another administrator has to agree before it is made."""

from wushe.demo.stage import Stage
from wushe.kernel.exporting import service
from wushe.people.exports import VOLUNTEER_LIST
from wushe.people.kinds import RevealReason


async def ask(stage: Stage) -> None:
    """The list of volunteers, to call them."""
    async with stage.acting("admin") as work:
        await service.ask(work, VOLUNTEER_LIST, "", RevealReason.PHONE_CALL.value)
