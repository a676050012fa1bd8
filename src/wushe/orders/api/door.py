"""At the door, for programs: the code starts and finishes a service, and the resident's telephone closes it."""

from litestar import get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel.web.work import OpenWork
from wushe.orders import service
from wushe.orders.schemas.entered import Finish
from wushe.orders.schemas.shown import DoorShown, OrderShown
from wushe.orders.showing import door_shown, order_shown

PUBLIC = {"public": True}
DOOR = "/api/{tenant:str}/orders/door/{code:str}"
HOME = "/api/{tenant:str}/public/orders/{code:str}"


@get(DOOR)
async def show_door(code: FromPath[str], work: OpenWork) -> OrderShown:
    return await order_shown(work, await service.order_at_door(work, code))


@post(f"{DOOR}/start")
async def start(code: FromPath[str], work: OpenWork) -> OrderShown:
    return await order_shown(work, await service.start(work, code))


@post(f"{DOOR}/finish")
async def finish(code: FromPath[str], work: OpenWork, data: JSONBody[Finish]) -> OrderShown:
    return await order_shown(work, await service.finish(work, code, data))


@get(HOME, opt=PUBLIC)
async def show_home(code: FromPath[str], work: OpenWork) -> DoorShown:
    return await door_shown(work, await service.order_of(work, code))


@post(f"{HOME}/confirmation", opt=PUBLIC)
async def acknowledge(code: FromPath[str], work: OpenWork) -> DoorShown:
    return await door_shown(work, await service.acknowledge(work, code))


ROUTES = [show_door, start, finish, show_home, acknowledge]
