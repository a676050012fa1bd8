"""`wushe serve`: the web process."""

import gc

import click
import uvicorn

from wushe.cli.parent import end_with_pipe, with_parent
from wushe.kernel import log
from wushe.kernel.database.fitness import refuse_unfit_database
from wushe.kernel.settings import Settings, load_for_serving

LARGEST_HEADERS = 16 * 1024
GRACE_SECONDS = 15
"""How long requests in flight may take to finish after SIGTERM."""


@click.command()
@with_parent
def serve(*, with_parent: bool) -> None:
    """Answer requests on WUSHE_HOST and WUSHE_PORT until SIGTERM, then finish those in flight."""
    settings = load_for_serving()
    log.configure(settings.log_format, settings.log_level)
    refuse_unfit_database(settings)
    if with_parent:
        end_with_pipe()
    gc.disable()  # until all is imported and every route is known: nothing of that is ever garbage
    uvicorn.Server(_configuration(settings)).run()


def _configuration(settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        "wushe.app:create",
        factory=True,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,  # our own line leaves the query string out
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        h11_max_incomplete_event_size=LARGEST_HEADERS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
