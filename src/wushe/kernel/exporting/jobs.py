"""The job that makes the file of an export."""

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import LONG, Job

MAKE = Job("exports.make", words=_("生成导出文件"), queue=LONG, max_retries=2)
