"""The worker: the place where the kernel's jobs meet what the slices do with them."""

import signal
import threading
from collections.abc import Callable
from importlib import import_module
from types import FrameType

from wushe.access.system import ProductItself
from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.patience import LONGEST_COMMAND
from wushe.kernel.jobs.runner import Runner
from wushe.kernel.jobs.serving import Serving, serve
from wushe.kernel.mail import Letterbox
from wushe.kernel.personal.vault import Vault
from wushe.kernel.settings import Settings
from wushe.slices import modules


def run(settings: Settings) -> None:
    """Do jobs until SIGTERM or Ctrl-C, then finish what is in hand."""
    import_module("wushe.kernel.housekeeping")
    import_module("wushe.kernel.exporting.actors")
    import_module("wushe.kernel.importing.actors")
    modules("actors")
    modules("exports")
    modules("imports")
    modules("listeners")
    stop = threading.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, _setting(stop))
    serve(serving(settings), stop)


def serving(settings: Settings) -> Serving:
    """What a worker with these settings is made of."""
    places = 2 * settings.worker_threads + 2  # the work and its progress
    engine = connect(settings.database_url, pool_size=places, longest_command=LONGEST_COMMAND)
    opened = sessions(engine)
    vault = Vault(settings.data_keys, settings.lookup_key)
    letterbox = Letterbox(settings.smtp_url, settings.mail_from, settings.public_url)
    shelf = Shelf(settings.uploads)
    return Serving(
        database_url=settings.database_url,
        engine=engine,
        runner=Runner(opened, ProductItself(opened), shelf, bytes(settings.secret_key), vault, letterbox),
        broker_url=settings.broker_url,
        threads=settings.worker_threads,
    )


def _setting(stop: threading.Event) -> Callable[[int, FrameType | None], None]:
    def handle(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    return handle
