"""What the authorization of one request costs: at most 5 µs, aim 1. Run: `python benchmarks/authorization.py`.

Measured is what a request does once it is known who asks: the grants of their roles at this place, and the verb's
`require`. Beside it, what Casbin itself takes for one answer, and the start of a process that asks it for every cell.
"""

import asyncio
import time
import timeit
from uuid import UUID

import casbin

from wushe.access.gate import Gate
from wushe.access.policy import MODEL, ROLES, common_lines, read_lines
from wushe.access.table import compile_table
from wushe.kernel.work import Extent, Person, Tenant, Visitor, Work
from wushe.tenancy.modules import MODULES
from wushe.tenancy.places import Place, PlaceKind

ROUNDS = 200_000
AT_MOST_US, AIM_US = 5.0, 1.0
PLACE = Place(Tenant(UUID(int=1), "xingsha", "星沙街道", modules=MODULES), PlaceKind.TOWNSHIP)
WORKER = frozenset({"social_worker", "volunteer"})
PERMISSION = "organizations:read"


async def request_us() -> float:
    """Grants and `require`, as every request has them; the roles are a new set each time, as they come from a row."""
    gate = Gate()
    granted = await gate.grants(None, PLACE, WORKER)  # pyright: ignore[reportArgumentType]
    work = Work(None, Visitor(tenant=PLACE.tenant, person=Person(None, UUID(int=2), ""), grants=granted))  # pyright: ignore[reportArgumentType]
    started = time.perf_counter()
    for _round in range(ROUNDS):
        await gate.grants(None, PLACE, frozenset(("social_worker", "volunteer")))  # pyright: ignore[reportArgumentType]
        work.require(PERMISSION)
    return (time.perf_counter() - started) / ROUNDS * 1e6


def casbin_us() -> float:
    """One question to the plain enforcer, at the policy of today."""
    enforcer = casbin.Enforcer(str(MODEL))
    enforcer.add_policies([list(line.rule) for line in common_lines()])
    asked = (next(iter(WORKER)), PERMISSION, Extent.ASSIGNED.value)
    return timeit.timeit(lambda: enforcer.enforce(*asked), number=200) / 200 * 1e6


def start_seconds() -> float:
    """Reading the policy and asking Casbin for every cell, once for each process."""
    return min(timeit.repeat(lambda: compile_table(read_lines(ROLES)), number=1, repeat=5))


def main() -> None:
    each, asked = asyncio.run(request_us()), casbin_us()
    print(f"authorization of a request: {each:.2f} µs (at most {AT_MOST_US}, aim {AIM_US})")
    print(f"one answer of Casbin:       {asked:.0f} µs, {asked / each:.0f} times as much")
    print(f"table at the start:         {start_seconds() * 1000:.0f} ms for {len(common_lines())} lines")
    if each > AT_MOST_US:
        raise SystemExit(f"too slow: {each:.2f} µs")


if __name__ == "__main__":
    main()
