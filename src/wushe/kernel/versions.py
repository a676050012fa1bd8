"""The newest migration, and whether a database has it: asked at every start, so without loading Alembic."""

import re
from functools import cache

import psycopg

from wushe.kernel.checkout import CHECKOUT

FOLDER = CHECKOUT / "migrations" / "versions"
_LINE = re.compile(r"^(down_)?revision(?:: [^=]+)? = (?:['\"](\w+)['\"]|None)$", re.MULTILINE)


@cache
def newest() -> frozenset[str]:
    """The revisions in this checkout that no other one follows; Alembic's heads."""
    lines = [found for file in FOLDER.glob("*.py") for found in _LINE.findall(file.read_text(encoding="utf-8"))]
    followed = {revision for down, revision in lines if down}
    return frozenset(revision for down, revision in lines if not down) - followed


def is_current(url: str) -> bool:
    """Whether the database has the newest schema. Any role may ask that can read `alembic_version`."""
    with psycopg.connect(url, connect_timeout=5) as connection:
        if connection.execute("SELECT to_regclass('alembic_version')").fetchone() == (None,):
            return not newest()
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return newest() == frozenset(version for (version,) in found)
