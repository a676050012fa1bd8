"""Jobs of tenancy."""

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import LONG, Job

EXPORT = Job("tenancy.export", words=_("导出乡镇存档"), queue=LONG)
"""An archive for the operator who asked; done for the platform, with the township's id."""
