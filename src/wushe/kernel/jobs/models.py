"""Tables of the jobs: the queue in the shape dramatiq-postgres expects, the inbox, and what failed for good.

dramatiq-postgres is given the schema `public` and the prefix `job_`, so that its tables are migrated, granted and
backed up like all others. `state` is text and not its enum: enums are not leakproof, and text needs no DDL to grow.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Identity, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Code, LocalModel, Model, TenantModel

WAITING = text("state = 'queued'")


class QueuedJob(LocalModel):
    """A message from its commit until it is done. `turn` is its number at the counter, see `enqueue`."""

    __tablename__ = "job_queue"

    message_id: Mapped[UUID] = mapped_column(primary_key=True)
    queue_name: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="queued")
    message: Mapped[dict[str, Any]]
    tenant_id: Mapped[UUID]
    turn: Mapped[int] = mapped_column(BigInteger)
    position: Mapped[int] = mapped_column(BigInteger, Identity())
    mtime: Mapped[datetime] = mapped_column(server_default=func.now())
    worker_id: Mapped[UUID | None]
    consumed_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("state IN ('queued', 'consumed', 'rejected')", name="state"),
        Index("ix_job_queue_turn", "queue_name", "turn", "position", postgresql_where=WAITING),
        Index("ix_job_queue_tenant_turn", "queue_name", "tenant_id", "turn", postgresql_where=WAITING),
        Index("ix_job_queue_state", "state", "mtime"),
    )


class JobWorker(LocalModel):
    """A worker process and its last sign of life; without one its messages go to another worker."""

    __tablename__ = "job_worker"

    worker_id: Mapped[UUID] = mapped_column(primary_key=True)
    heartbeat_at: Mapped[datetime]


class JobResult(LocalModel):
    """Always empty: effects are rows of the slices. The upkeep of dramatiq-postgres sweeps it, so it must exist."""

    __tablename__ = "job_result"

    message_id: Mapped[UUID] = mapped_column(primary_key=True)
    result: Mapped[dict[str, Any] | None]
    expires_at: Mapped[datetime | None]


class JobFailure(LocalModel):
    """A message whose job failed, for the operator: ids, the kind of error and its code, nobody's data.

    It goes back into the queue at `retry_at`; without one it is a dead letter and waits for a decision.
    """

    __tablename__ = "job_failure"

    message_id: Mapped[UUID] = mapped_column(primary_key=True)
    tenant_id: Mapped[UUID]
    job: Mapped[str]
    message: Mapped[dict[str, Any]]
    attempts: Mapped[int]
    error: Mapped[str]
    code: Mapped[str | None]
    failed_at: Mapped[datetime] = mapped_column(server_default=func.now())
    retry_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_job_failure_retry_at", "retry_at"),)


class PeriodicTurn(LocalModel):
    """A periodic job that was due at a moment; whoever inserts the row fires it, so one of many workers does."""

    __tablename__ = "job_periodic_turn"

    job: Mapped[Code] = mapped_column(primary_key=True)
    due: Mapped[datetime] = mapped_column(primary_key=True)


class JobInbox(Model):
    """Messages whose effect a tenant has; written in the transaction of the effect, so that it happens once."""

    __tablename__ = "job_inbox"
    table_class = "tenant"
    grants = "SELECT, INSERT, DELETE"

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-2)
    message_id: Mapped[UUID] = mapped_column(primary_key=True)
    done_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (Index("ix_job_inbox_done_at", "tenant_id", "done_at"),)


class ProgressState(StrEnum):
    """Where a job stands that somebody watches."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_final(self) -> bool:
        return self in {ProgressState.DONE, ProgressState.FAILED}


class JobProgress(TenantModel):
    """How far a job is, for the account that asked for it; `id` is the message's. `sentence` is a msgid, or empty."""

    __tablename__ = "job_progress"

    account_id: Mapped[UUID | None]
    job: Mapped[Code]
    state: Mapped[ProgressState] = mapped_column(default=ProgressState.WAITING)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    sentence: Mapped[str] = mapped_column(default="")
    code: Mapped[Code | None]
    file_id: Mapped[UUID | None]
    started_at: Mapped[datetime] = mapped_column(server_default=func.now())
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())
