"""`wushe worker`: the process that does jobs."""

import click

from wushe import worker as process
from wushe.cli.parent import end_with_pipe, with_parent
from wushe.kernel import log
from wushe.kernel.database.fitness import refuse_unfit_database
from wushe.kernel.settings import load_for_serving


@click.command()
@with_parent
def worker(*, with_parent: bool) -> None:
    """Do jobs until SIGTERM, then finish those in hand."""
    settings = load_for_serving()
    log.configure(settings.log_format, settings.log_level)
    refuse_unfit_database(settings)
    if with_parent:
        end_with_pipe()
    process.run(settings)
