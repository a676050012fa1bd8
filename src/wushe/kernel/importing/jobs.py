"""The jobs of imports too large to wait for."""

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import LONG, Job

CHECK = Job("imports.check", words=_("检查导入的表格"), queue=LONG, max_retries=2)
TAKE = Job("imports.take", words=_("写入导入的表格"), queue=LONG, max_retries=2)
