"""A load on one address from this process: keep-alive connections that ask again as soon as they are answered."""

import asyncio
import time
from typing import NamedTuple


class Load(NamedTuple):
    """What a round gave: answers a second, and the latencies in milliseconds."""

    rate: float
    p50_ms: float
    p99_ms: float


async def load(port: int, path: str, headers: dict[str, str], *, clients: int = 8, seconds: float = 4.0) -> Load:
    """Ask for `path` on the loopback for so long; every answer must be 200."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    request = "\r\n".join([*lines, "", ""]).encode()
    until = time.perf_counter() + seconds
    started = time.perf_counter()
    each = [
        ms for some in await asyncio.gather(*(_client(port, request, until) for _ in range(clients))) for ms in some
    ]
    each.sort()
    rate = len(each) / (time.perf_counter() - started)
    return Load(rate, each[len(each) // 2], each[int(len(each) * 0.99)])


async def _client(port: int, request: bytes, until: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    each: list[float] = []
    while (started := time.perf_counter()) < until:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        await reader.readexactly(_length(head))
        each.append((time.perf_counter() - started) * 1000)
    writer.close()
    return each


def _length(head: bytes) -> int:
    lowered = head.lower()
    start = lowered.index(b"content-length:") + len(b"content-length:")
    return int(lowered[start : lowered.index(b"\r\n", start)])
