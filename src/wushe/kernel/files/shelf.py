"""The folder where kept files lie, one folder in it for each tenant."""

import secrets
import shutil
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import Select, delete, false, select

from wushe.kernel.clock import now
from wushe.kernel.files.models import KeptFile
from wushe.kernel.work import Work

KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Shelf:
    """`folder` is shared by the web and the worker."""

    folder: Path

    def keep(self, work: Work, path: Path, *, name: str, media_type: str, account_id: UUID | None) -> KeptFile:
        """Move the file at `path` here, for `account_id` alone. If the work is undone, the file is swept later."""
        file = KeptFile(
            account_id=account_id,
            key=secrets.token_hex(16),
            name=name,
            media_type=media_type,
            size=path.stat().st_size,
            expires_at=now() + KEPT_FOR,
        )
        place = self._place(work.tenant.id, file.key)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.move(path, place)
        place.chmod(0o600)
        return work.add(file)

    def path(self, file: KeptFile) -> Path:
        """Where the file lies."""
        return self._place(file.tenant_id, file.key)

    def _place(self, tenant_id: UUID, key: str) -> Path:
        return self.folder / str(tenant_id) / key

    async def sweep(self, work: Work) -> None:
        """Remove the tenant's files whose day is over, with or without a row."""
        await work.session.execute(delete(KeptFile).where(KeptFile.expires_at < now()))
        oldest = time.time() - KEPT_FOR.total_seconds()
        for path in (self.folder / str(work.tenant.id)).glob("*"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def own_file(work: Work, file_id: UUID) -> Select[KeptFile]:
    """The file, if it was made for the person who asks and its day is not over."""
    account_id = work.person.account_id
    mine = KeptFile.account_id == account_id if account_id else false()
    return select(KeptFile).where(KeptFile.id == file_id, mine, KeptFile.expires_at > now())
