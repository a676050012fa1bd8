"""The command `wushe`. Each command is one line here and is imported only when it is called."""

import os
import sys
from collections.abc import Mapping
from importlib import import_module

import click

from wushe.cli.laptop import borrow_environment
from wushe.kernel.start import StartRefusedError

COMMANDS: Mapping[str, tuple[str, str]] = {
    "up": ("wushe.cli.up", "Run everything on this computer: database, demo, web and worker"),
    "serve": ("wushe.cli.serve", "Answer requests"),
    "worker": ("wushe.cli.worker", "Do jobs: imports, exports, reminders, notifications"),
    "migrate": ("wushe.cli.migrate", "Bring the database to the newest schema"),
    "fill": ("wushe.cli.fill", "Migrate, found the townships of tenants/, load the demo: what `up` does first"),
    "database": ("wushe.cli.database", "Make roles, database and extensions"),
    "tenants": ("wushe.cli.tenants", "Found, change, suspend, save and remove townships"),
    "access": ("wushe.cli.access", "Show what each role may do, and why somebody may or may not"),
    "jobs": ("wushe.cli.jobs", "Show jobs that failed, have them tried again, or give them up"),
    "journal": ("wushe.cli.journal", "Prove that nothing was changed behind the product's back, and anchor it"),
    "ledger": ("wushe.cli.ledger", "Prove that the books balance, to the fen"),
    "keys": ("wushe.cli.keys", "Have a new data key take the place of a former one"),
    "settings": ("wushe.cli.settings", "Show every setting, its default and its meaning"),
}
"""Name of the command, which is also its name in that module, and the line that `wushe --help` shows."""


class Commands(click.Group):
    """Imports a command when it is called, so that `wushe --help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        _log_safely()
        return getattr(import_module(module), cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, meaning) for name, (_, meaning) in COMMANDS.items()])


def _log_safely() -> None:
    """Until a command has read its settings: structlog's own configuration would print the variables of a traceback."""
    import_module("wushe.kernel.log").configure("console", "warning", sys.stderr)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wushe")
@click.option("--laptop", is_flag=True, help="Work with what a running `wushe up` uses.")
def wushe(*, laptop: bool) -> None:
    """五社联动: communities, organisations, social workers, volunteers and funds of a township working as one."""
    if laptop:
        borrow_environment(os.environ)


def main() -> None:
    """What the script `wushe` calls. Whatever makes a start impossible is told in lines, without a traceback."""
    try:
        wushe()
    except StartRefusedError as refusal:
        for line in str(refusal).splitlines():
            click.echo(f"wushe: {line}", err=True)
        sys.exit(2)
