"""Jobs of tenancy."""

from wushe.kernel.jobs.queue import LONG, Job

EXPORT = Job("tenancy.export", queue=LONG)
"""An archive for the operator who asked; done for the platform, with the township's id."""
