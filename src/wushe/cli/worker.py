"""`wushe worker`: the process that does jobs."""

import sys

import click

from wushe import worker as process
from wushe.cli.parent import end_with_pipe, with_parent
from wushe.kernel import log
from wushe.kernel.database.fitness import refuse_unfit_database
from wushe.kernel.jobs.pulse import is_alive
from wushe.kernel.settings import load_for_serving


@click.command()
@click.option("--alive", is_flag=True, help="Do no job: say by the status whether the worker on this machine lives.")
@with_parent
def worker(*, alive: bool, with_parent: bool) -> None:
    """Do jobs until SIGTERM, then finish those in hand."""
    settings = load_for_serving()
    log.configure(settings.log_format, settings.log_level)
    refuse_unfit_database(settings)
    if alive:
        sys.exit(0 if is_alive() else 1)
    if with_parent:
        end_with_pipe()
    process.run(settings)
