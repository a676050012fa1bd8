"""Opening an archive: everything in it is looked at before anything of it is believed."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from wushe.kernel.versions import newest
from wushe.tenancy.archive import FORMAT, MANIFEST, Manifest, Part, part_of
from wushe.tenancy.errors import ArchiveRefused

_CHUNK = 1 << 16


class Archive:
    """An archive that is whole: format, schema, every file's hash and number of rows are what the manifest says."""

    def __init__(self, file: zipfile.ZipFile, manifest: Manifest) -> None:
        self._file = file
        self.manifest = manifest

    def lines(self, name: str) -> Iterator[bytes]:
        """The rows of a table or a traveller, one by one; none when the archive does not know it."""
        if name not in self.manifest.parts:
            return
        with self._file.open(part_of(name)) as part:
            for line in part:
                yield line.rstrip(b"\n")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive at `path`; raises `ArchiveRefused` with what is wrong."""
    try:
        with zipfile.ZipFile(path) as file:
            manifest = msgspec.json.decode(file.read(MANIFEST), type=Manifest)
            _must_fit(manifest)
            for name, part in manifest.parts.items():
                _must_be_whole(file, name, part)
            yield Archive(file, manifest)
    except (OSError, KeyError, zipfile.BadZipFile, msgspec.DecodeError) as error:
        raise ArchiveRefused(why=str(error)) from error


def _must_fit(manifest: Manifest) -> None:
    if manifest.format != FORMAT:
        raise ArchiveRefused(why=f"format {manifest.format}, not {FORMAT}")
    if set(manifest.schema) != set(newest()):
        raise ArchiveRefused(why=f"schema {', '.join(manifest.schema)}, not {', '.join(sorted(newest()))}")


def _must_be_whole(file: zipfile.ZipFile, name: str, part: Part) -> None:
    digest, rows = hashlib.sha256(), 0
    with file.open(part_of(name)) as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
            rows += chunk.count(b"\n")
    if (rows, digest.hexdigest()) != (part.rows, part.sha256):
        raise ArchiveRefused(why=f"{part_of(name)} is not what the manifest says")
