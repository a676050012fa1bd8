"""The jobs of imports too large to wait for."""

from wushe.kernel.jobs.queue import LONG, Job

CHECK = Job("imports.check", queue=LONG, max_retries=2)
TAKE = Job("imports.take", queue=LONG, max_retries=2)
