"""Changes something and asks for a job, over and over, until it is killed.

The program forks such a producer for each line it reads and says its process id, so that imports are paid for once.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Tenant, Visitor, Work

sys.path.insert(0, str(Path(__file__).parents[1]))

from labour import MARK, Marked

LANES = 4
LONGEST_LIFE = 30
"""Seconds; whoever should have killed it may have been killed first."""


async def main(url: str) -> None:
    engine = connect(url, application="wushe-producer")
    async with asyncio.timeout(LONGEST_LIFE):
        await asyncio.gather(*(produce(sessions(engine)) for _ in range(LANES)))


async def produce(make_session: async_sessionmaker[AsyncSession]) -> None:
    tenant_id = new_id()
    while True:
        async with make_session(info={"tenant_id": tenant_id}) as session:
            work = Work(session, Visitor(tenant=Tenant(tenant_id, "test", "测试乡")))
            number = int.from_bytes(os.urandom(3))
            work.record(Marked(number=number))
            work.later(MARK, number=number)
            await work.commit()


signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the killed
for _ in sys.stdin:
    if (child := os.fork()) == 0:
        asyncio.run(main(sys.argv[1]))
    print(child, flush=True)  # noqa: T201
