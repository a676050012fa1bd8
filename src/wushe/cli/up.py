"""`wushe up`: everything on one computer with one command, and nothing left of it after Ctrl-C."""

import os
import signal
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

import click

from wushe.cli import laptop
from wushe.cli.children import Children, family
from wushe.cli.parent import end_with_parent, with_parent
from wushe.cli.readiness import wait_until_ready
from wushe.demo.sign_ins import SIGN_INS
from wushe.kernel.database.fitness import refuse_unfit_database
from wushe.kernel.database.roles import APP, OWNER, READER, prepare
from wushe.kernel.embedded import server
from wushe.kernel.settings import Settings, load, load_for_serving
from wushe.kernel.start import StartRefusedError
from wushe.kernel.versions import is_current

DATABASE = "wushe"
GLANCE_SECONDS = 0.2
ORPHAN_SECONDS = 20.0
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class UpRefusedError(StartRefusedError):
    """The message names the setting that stands in the way."""


@click.command()
@with_parent
def up(*, with_parent: bool) -> None:
    """Start PostgreSQL, prepare and migrate it, load the townships and the demo, and run web and worker."""
    for ending in ENDINGS:
        signal.signal(ending, _end)
    if with_parent:
        end_with_parent()
    try:
        _up()
    except KeyboardInterrupt:
        click.echo("\nwushe has stopped.")


def _end(_signal: int, _frame: FrameType | None) -> None:
    """Once only: whoever presses Ctrl-C again must not interrupt the clearing up."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    raise KeyboardInterrupt


def _up() -> None:
    file = laptop.file_of(os.environ)
    os.environ.update(laptop.environment(os.environ, file))
    settings = load()
    if settings.mode == "production":
        raise UpRefusedError("WUSHE_MODE: `wushe up` is for a laptop; production runs `wushe serve` and `wushe worker`")
    with laptop.only_one(file.parent) as former_was_killed:
        _refuse_taken_port(settings, ORPHAN_SECONDS if former_was_killed else 0)
        with _database(settings) as urls:
            os.environ.update(urls)
            laptop.keep(file, os.environ)
            _serve(load_for_serving())


def _refuse_taken_port(settings: Settings, patience_seconds: float) -> None:
    """Raise UpRefusedError, unless the port becomes free while the orphans of a killed start finish their requests."""
    deadline = time.monotonic() + patience_seconds
    while error := _error_of_port(settings):
        if time.monotonic() > deadline:
            free = f"choose another, as in `WUSHE_PORT={settings.port + 1} make up`"
            raise UpRefusedError(f"WUSHE_PORT: {settings.port} is not free ({error.strerror}); {free}")
        time.sleep(GLANCE_SECONDS)


def _error_of_port(settings: Settings) -> OSError | None:
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server itself: TIME_WAIT is no obstacle
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            return error
    return None


@contextmanager
def _database(settings: Settings) -> Iterator[Mapping[str, str]]:
    """The settings that name the database: the embedded one, unless DATABASE_URL names another."""
    if settings.database_url:
        given = load("owner_database_url")
        if given.admin_database_url:
            _prepare(given.admin_database_url, given.database_url, given.owner_database_url, given.reader_database_url)
        yield {}
        return
    click.echo(f"PostgreSQL in {settings.state / 'postgres'} ...")
    with server.start(settings.state / "postgres") as embedded:
        owner, app, reader = (embedded.url(role, DATABASE) for role in (OWNER, APP, READER))
        _prepare(embedded.url(), app, owner, reader)
        yield {"DATABASE_URL": app, "WUSHE_OWNER_DATABASE_URL": owner, "WUSHE_READER_DATABASE_URL": reader}


def _prepare(admin_url: str, *urls: str) -> None:
    prepare(admin_url, *filter(None, urls))


def _serve(settings: Settings) -> None:
    """A database that holds already what the files say is served at once: only then is a second start quick."""
    refuse_unfit_database(settings)
    filled, contents = settings.state / "filled", laptop.contents(settings.tenants, os.environ)
    with family(Children()) as children:
        if not (is_current(settings.owner_database_url) and filled.exists() and filled.read_text() == contents):
            children.run("fill")
            filled.write_text(contents)
        click.echo("Web ...")
        children.start("serve")
        wait_until_ready(settings, children)
        children.start("worker")
        _announce(settings)
        _watch(children)


def _announce(settings: Settings) -> None:
    click.echo(f"\n  {click.style(settings.public_url, bold=True)}\n")
    if settings.demo:
        for one in SIGN_INS:
            click.echo(f"  {one.login_name:<12}{one.password:<14}{one.role}  {one.name}（{one.place}）")
    click.echo("\nCtrl-C stops everything. Other commands: .venv/bin/wushe --laptop COMMAND")


def _watch(children: Children) -> None:
    while True:
        children.look_after()
        time.sleep(GLANCE_SECONDS)
