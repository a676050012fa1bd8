"""The township's own Word template of an agreement."""

from functools import partial

import anyio.to_thread

from wushe.custody.events import TemplateUploaded
from wushe.custody.models import Template
from wushe.custody.permissions import Custody
from wushe.custody.words import FIELDS
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import WORD, Brought, store
from wushe.kernel.papers.word import check
from wushe.kernel.work import Work


async def upload_template(work: Work, brought: Brought) -> Template:
    """From now on agreements are written into it. Raises `UnknownFields`, `NotAWordFile`, `ActiveWordFile`."""
    work.require(Custody.TEMPLATE)
    await anyio.to_thread.run_sync(partial(check, brought.content, FIELDS.keys()))
    stored = await store(work, brought.name, brought.content, WORD)
    made = work.add(Template(id=new_id(), file_id=stored.id, uploaded_by=work.person.person_id))
    await work.flush()
    work.record(TemplateUploaded(template_id=made.id))
    return made
