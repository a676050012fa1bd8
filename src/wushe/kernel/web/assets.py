"""Style, script and icons: read once, named by their content, served for a year and never asked for again."""

import gzip
import hashlib
import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

HERE = Path(__file__).parent / "assets"
SLICES = Path(__file__).parents[2]
WORKER = "offline-worker.js"
"""It may stand before every page of the product, wherever its own address is."""
IMMUTABLE = "public, max-age=31536000, immutable"


class Asset(NamedTuple):
    """One file as it is served: its URL, its bytes, and the same bytes packed."""

    path: str
    media_type: str
    content: bytes
    packed: bytes


def asset(name: str) -> str:
    """Its URL, such as "/assets/wushe.3f9a1c20d4b7.css". An unknown name is a KeyError, which fails in any test."""
    return ASSETS[name].path


def gather() -> Mapping[str, Asset]:
    """Every asset by its plain name."""
    return MappingProxyType({name: _named(name, media_type, content) for name, media_type, content in _sources()})


def _sources() -> Iterator[tuple[str, str, bytes]]:
    yield "wushe.css", "text/css", _style()
    yield "wushe.js", "text/javascript", _script(HERE / "wushe.js")
    yield WORKER, "text/javascript", _script(HERE / WORKER)
    yield "htmx.js", "text/javascript", _htmx()
    yield "icons.svg", "image/svg+xml", (HERE / "icons.svg").read_bytes()
    yield "favicon.svg", "image/svg+xml", (HERE / "favicon.svg").read_bytes()
    yield from _of_slices()


def _of_slices() -> Iterator[tuple[str, str, bytes]]:
    """What single pages of a slice need besides: `assets/*.css` and `*.js` in its folder."""
    for path in sorted(SLICES.glob("*/assets/*.css")):
        yield path.name, "text/css", _style(path)
    for path in sorted(SLICES.glob("*/assets/*.js")):
        yield path.name, "text/javascript", _script(path)


def _style(*parts: Path) -> bytes:
    """The parts, else those of `assets/css` in the order of their names, without comments and needless space."""
    parts = parts or tuple(sorted((HERE / "css").glob("*.css")))
    text = "\n".join(path.read_text("utf-8") for path in parts)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};,]) ?", r"\1", text).replace(": ", ":").strip().encode()


def _script(path: Path) -> bytes:
    """Without its comments and indentation."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode()


def _htmx() -> bytes:
    """Htmx 2 out of the django-htmx wheel, found without importing it: Django itself is not installed."""
    package = find_spec("django_htmx")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("django-htmx is not installed; it carries htmx")
    return (Path(package.origin).parent / "static/django_htmx/htmx-2.min.js").read_bytes()


def _named(name: str, media_type: str, content: bytes) -> Asset:
    stem, suffix = name.rsplit(".", 1)
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"/assets/{stem}.{digest}.{suffix}", media_type, content, gzip.compress(content, mtime=0))


ASSETS = gather()
FILES: Mapping[str, Asset] = MappingProxyType({each.path: each for each in ASSETS.values()})
