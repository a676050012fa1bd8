"""The job that makes the file of an export."""

from wushe.kernel.jobs.queue import LONG, Job

MAKE = Job("exports.make", queue=LONG, max_retries=2)
