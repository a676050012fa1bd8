"""The tables of `kernel`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from wushe.kernel.database.lean import LEAN_SQL

revision: str = 'kernel'
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute(LEAN_SQL)
    op.create_table('idempotency_key',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('asked', sa.LargeBinary(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('status', sa.Integer(), nullable=True),
    sa.Column('location', sa.Text(), nullable=True),
    sa.Column('media_type', sa.Text(), nullable=True),
    sa.Column('body', sa.LargeBinary(), nullable=True),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_idempotency_key')),
    sa.UniqueConstraint('tenant_id', 'key', name=op.f('uq_idempotency_key_tenant_id_key')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("idempotency_key", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('import_run',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=64), nullable=False),
    sa.Column('state', sa.Enum('checking', 'checked', 'taking', 'taken', 'refused', name='importstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('extents', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('communities', postgresql.ARRAY(sa.Uuid()), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('file_name', sa.String(length=120), nullable=False),
    sa.Column('job_id', sa.Uuid(), nullable=True),
    sa.Column('returned_id', sa.Uuid(), nullable=True),
    sa.Column('code', sa.String(length=64), nullable=True),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('added', sa.Integer(), nullable=False),
    sa.Column('changed', sa.Integer(), nullable=False),
    sa.Column('unchanged', sa.Integer(), nullable=False),
    sa.Column('flawed', sa.Integer(), nullable=False),
    sa.Column('skipped', sa.Integer(), nullable=False),
    sa.Column('flaws', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_import_run')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("import_run", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_import_run_account_id', 'import_run', ['tenant_id', 'account_id', 'id'], unique=False)
    op.create_table('job_failure',
    sa.Column('message_id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('job', sa.Text(), nullable=False),
    sa.Column('message', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('error', sa.Text(), nullable=False),
    sa.Column('code', sa.Text(), nullable=True),
    sa.Column('failed_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('retry_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('message_id', name=op.f('pk_job_failure')),
    info={'class': 'local', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("job_failure", "local", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_job_failure_retry_at', 'job_failure', ['retry_at'], unique=False)
    op.create_table('job_inbox',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('message_id', sa.Uuid(), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'message_id', name=op.f('pk_job_inbox')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("job_inbox", "tenant", "SELECT, INSERT, DELETE")
    op.create_index('ix_job_inbox_done_at', 'job_inbox', ['tenant_id', 'done_at'], unique=False)
    op.create_table('job_periodic_turn',
    sa.Column('job', sa.String(length=64), nullable=False),
    sa.Column('due', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('job', 'due', name=op.f('pk_job_periodic_turn')),
    info={'class': 'local', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("job_periodic_turn", "local", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('job_progress',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('job', sa.String(length=64), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'running', 'done', 'failed', name='progressstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=True),
    sa.Column('file_id', sa.Uuid(), nullable=True),
    sa.Column('started_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_job_progress')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("job_progress", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('job_queue',
    sa.Column('message_id', sa.Uuid(), nullable=False),
    sa.Column('queue_name', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), server_default='queued', nullable=False),
    sa.Column('message', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('turn', sa.BigInteger(), nullable=False),
    sa.Column('position', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('mtime', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('worker_id', sa.Uuid(), nullable=True),
    sa.Column('consumed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('queued', 'consumed', 'rejected')", name=op.f('ck_job_queue_state')),
    sa.PrimaryKeyConstraint('message_id', name=op.f('pk_job_queue')),
    info={'class': 'local', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("job_queue", "local", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_job_queue_state', 'job_queue', ['state', 'mtime'], unique=False)
    op.create_index('ix_job_queue_tenant_turn', 'job_queue', ['queue_name', 'tenant_id', 'turn'], unique=False, postgresql_where=sa.text("state = 'queued'"))
    op.create_index('ix_job_queue_turn', 'job_queue', ['queue_name', 'turn', 'position'], unique=False, postgresql_where=sa.text("state = 'queued'"))
    op.create_table('job_result',
    sa.Column('message_id', sa.Uuid(), nullable=False),
    sa.Column('result', postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('message_id', name=op.f('pk_job_result')),
    info={'class': 'local', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("job_result", "local", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('job_worker',
    sa.Column('worker_id', sa.Uuid(), nullable=False),
    sa.Column('heartbeat_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('worker_id', name=op.f('pk_job_worker')),
    info={'class': 'local', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("job_worker", "local", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('journal_entry',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('event', sa.String(length=64), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('channel', sa.String(length=64), nullable=False),
    sa.Column('request_id', sa.String(length=64), nullable=False),
    sa.Column('previous', sa.LargeBinary(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'number', name=op.f('pk_journal_entry')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("journal_entry", "tenant", "SELECT, INSERT")
    op.create_index('ix_journal_entry_at', 'journal_entry', ['tenant_id', 'at'], unique=False)
    op.create_table('journal_head',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', name=op.f('pk_journal_head')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("journal_head", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('journal_subject',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('thing_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'thing_id', 'number', name=op.f('pk_journal_subject')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("journal_subject", "tenant", "SELECT, INSERT")
    op.create_table('kept_file',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('media_type', sa.String(length=120), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_kept_file')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("kept_file", "tenant", "SELECT, INSERT, DELETE")
    op.create_index(op.f('ix_kept_file_expires_at'), 'kept_file', ['expires_at'], unique=False)


def downgrade() -> None:
    op.execute("DROP FUNCTION read_as(uuid, text, text, text[])")
    op.drop_index(op.f('ix_kept_file_expires_at'), table_name='kept_file')
    op.drop_table('kept_file')
    op.drop_table('journal_subject')
    op.drop_table('journal_head')
    op.drop_index('ix_journal_entry_at', table_name='journal_entry')
    op.drop_table('journal_entry')
    op.drop_table('job_worker')
    op.drop_table('job_result')
    op.drop_index('ix_job_queue_turn', table_name='job_queue', postgresql_where=sa.text("state = 'queued'"))
    op.drop_index('ix_job_queue_tenant_turn', table_name='job_queue', postgresql_where=sa.text("state = 'queued'"))
    op.drop_index('ix_job_queue_state', table_name='job_queue')
    op.drop_table('job_queue')
    op.drop_table('job_progress')
    op.drop_table('job_periodic_turn')
    op.drop_index('ix_job_inbox_done_at', table_name='job_inbox')
    op.drop_table('job_inbox')
    op.drop_index('ix_job_failure_retry_at', table_name='job_failure')
    op.drop_table('job_failure')
    op.drop_index('ix_import_run_account_id', table_name='import_run')
    op.drop_table('import_run')
    op.drop_table('idempotency_key')
