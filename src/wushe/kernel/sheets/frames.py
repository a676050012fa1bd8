"""What the reading child says to its parent: length, then a msgpack struct that names its kind."""

import struct
from typing import IO

import msgspec

from wushe.kernel.sheets.source import Merge, Row

_LENGTH = struct.Struct("<I")


class Opening(msgspec.Struct, tag="opening"):
    """First: the file could be opened."""

    name: str
    other_names: list[str]
    merges: list[Merge]


class Batch(msgspec.Struct, tag="batch"):
    """Some rows."""

    rows: list[Row]


class Failed(msgspec.Struct, tag="failed"):
    """The file cannot be read; the code of a kind in `refusals`."""

    code: str


class End(msgspec.Struct, tag="end"):
    """Nothing follows. A child that dies cannot have said so."""


Frame = Opening | Batch | Failed | End

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Frame)


def write_frame(stream: IO[bytes], frame: Frame) -> None:
    body = _encoder.encode(frame)
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Frame | None:
    """The next frame; None when the child is gone in the middle of one or before its end."""
    length = stream.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(length)
    body = stream.read(size)
    return _decoder.decode(body) if len(body) == size else None
