"""Mentors, pairing rounds, and mentorships whose steps PostgreSQL holds as well."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from wushe.mentoring.ways import WAY_SQL

revision: str = "mentoring"
down_revision: str | None = "orders"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "pairing_round",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("weights", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("stable", sa.Boolean(), nullable=False),
        sa.Column("needs_licence", sa.Boolean(), nullable=False),
        sa.Column("gather_until", sa.Date(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "gathering",
                "scored",
                "paired",
                "review",
                "published",
                "agreed",
                "running",
                "closed",
                name="roundstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("outcome", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_pairing_round_closed")),
        sa.CheckConstraint(
            "(state IN ('published', 'agreed', 'running', 'closed')) = (published_at IS NOT NULL)",
            name=op.f("ck_pairing_round_published"),
        ),
        sa.CheckConstraint("until > since", name=op.f("ck_pairing_round_ends_after_start")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pairing_round")),
        sa.UniqueConstraint("tenant_id", "name", name=op.f("uq_pairing_round_tenant_id_name")),
        info={"class": "tenant", "grants": "SELECT, INSERT, UPDATE", "readers": ""},
    )
    op.protect("pairing_round", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table(
        "mentor",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("home_tenant_id", sa.Uuid(), nullable=True),
        sa.Column("home", sa.String(length=120), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("fields", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("methods", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("stages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("slots", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("communities", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("no_go", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("is_licensed", sa.Boolean(), nullable=False),
        sa.Column("let_in", sa.Boolean(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("active", "retired", name="mentorstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("capacity BETWEEN 0 AND 20", name=op.f("ck_mentor_capacity")),
        sa.CheckConstraint("home_tenant_id <> tenant_id", name=op.f("ck_mentor_from_another")),
        sa.CheckConstraint(
            "home_tenant_id IS NULL OR num_nonnulls(account_id, until) = 2", name=op.f("ck_mentor_visits_until")
        ),
        sa.CheckConstraint("num_nonnulls(person_id, home_tenant_id) > 0", name=op.f("ck_mentor_somebody")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"], ["person.tenant_id", "person.id"], name=op.f("fk_mentor_tenant_id_person_id")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mentor")),
        sa.UniqueConstraint("tenant_id", "person_id", name=op.f("uq_mentor_tenant_id_person_id")),
        info={"class": "tenant", "grants": "SELECT, INSERT, UPDATE", "readers": ""},
    )
    op.protect("mentor", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index("ix_mentor_name", "mentor", ["tenant_id", "name", "id"], unique=False)
    op.create_table(
        "pairing_group",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.Column("fields", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("weak", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("methods", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("slots", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column(
            "maturity",
            sa.Enum(
                "starting", "growing", "mature", name="maturity", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("community_id", sa.Uuid(), nullable=True),
        sa.Column("wishes", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("no_go", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("applied_by", sa.Uuid(), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "applied_by"],
            ["person.tenant_id", "person.id"],
            name=op.f("fk_pairing_group_tenant_id_applied_by"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "community_id"],
            ["community.tenant_id", "community.id"],
            name=op.f("fk_pairing_group_tenant_id_community_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "organization_id"],
            ["organization.tenant_id", "organization.id"],
            name=op.f("fk_pairing_group_tenant_id_organization_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "round_id"],
            ["pairing_round.tenant_id", "pairing_round.id"],
            name=op.f("fk_pairing_group_tenant_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pairing_group")),
        sa.UniqueConstraint(
            "tenant_id", "round_id", "organization_id", name=op.f("uq_pairing_group_tenant_id_round_id_organization_id")
        ),
        info={"class": "tenant", "grants": "SELECT, INSERT, UPDATE, DELETE", "readers": ""},
    )
    op.protect("pairing_group", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table(
        "mentor_grant",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("host_tenant_id", sa.Uuid(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "live", "revoked", "ended", name="grantstate", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("granted_by", sa.Uuid(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_because", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'revoked') = (revoked_at IS NOT NULL)", name=op.f("ck_mentor_grant_revoked")),
        sa.CheckConstraint("capacity BETWEEN 1 AND 20", name=op.f("ck_mentor_grant_capacity")),
        sa.CheckConstraint("host_tenant_id <> tenant_id", name=op.f("ck_mentor_grant_to_another")),
        sa.CheckConstraint("until > since", name=op.f("ck_mentor_grant_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "granted_by"],
            ["person.tenant_id", "person.id"],
            name=op.f("fk_mentor_grant_tenant_id_granted_by"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mentor_id"],
            ["mentor.tenant_id", "mentor.id"],
            name=op.f("fk_mentor_grant_tenant_id_mentor_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mentor_grant")),
        info={"class": "tenant", "grants": "SELECT, INSERT, UPDATE", "readers": ""},
    )
    op.protect("mentor_grant", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index(
        "uq_mentor_grant_live",
        "mentor_grant",
        ["tenant_id", "mentor_id", "host_tenant_id"],
        unique=True,
        postgresql_where=sa.text("state = 'live'"),
    )
    op.create_table(
        "mentorship",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "offered",
                "running",
                "paused",
                "reviewing",
                "declined",
                "replaced",
                "ended",
                name="mentorshipstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mentor_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("group_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "declined_by",
            sa.Enum("mentor", "group", name="side", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "ended_because",
            sa.Enum(
                "completed",
                "changed",
                "stopped",
                "expired",
                "revoked",
                name="endreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("mentor_review", sa.Text(), nullable=False),
        sa.Column("mentor_stars", sa.SmallInteger(), nullable=True),
        sa.Column("group_review", sa.Text(), nullable=False),
        sa.Column("group_stars", sa.SmallInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'declined') = (declined_by IS NOT NULL)", name=op.f("ck_mentorship_declined_by")),
        sa.CheckConstraint("(state = 'ended') = (ended_because IS NOT NULL)", name=op.f("ck_mentorship_says_why")),
        sa.CheckConstraint(
            "state NOT IN ('running', 'paused', 'reviewing') OR num_nonnulls(mentor_agreed_at, group_agreed_at) = 2",
            name=op.f("ck_mentorship_both_agreed"),
        ),
        sa.CheckConstraint(
            "mentor_stars BETWEEN 1 AND 5 AND group_stars BETWEEN 1 AND 5", name=op.f("ck_mentorship_stars")
        ),
        sa.CheckConstraint("until >= since", name=op.f("ck_mentorship_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mentor_id"],
            ["mentor.tenant_id", "mentor.id"],
            name=op.f("fk_mentorship_tenant_id_mentor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "organization_id"],
            ["organization.tenant_id", "organization.id"],
            name=op.f("fk_mentorship_tenant_id_organization_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "round_id"],
            ["pairing_round.tenant_id", "pairing_round.id"],
            name=op.f("fk_mentorship_tenant_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mentorship")),
        info={"class": "tenant", "grants": "SELECT, INSERT, UPDATE", "readers": ""},
    )
    op.protect("mentorship", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index("ix_mentorship_mentor", "mentorship", ["tenant_id", "mentor_id"], unique=False)
    op.create_index("ix_mentorship_round", "mentorship", ["tenant_id", "round_id"], unique=False)
    op.create_index(
        "uq_mentorship_one_live",
        "mentorship",
        ["tenant_id", "organization_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('offered', 'running', 'paused', 'reviewing')"),
    )
    op.create_table(
        "pairing_mark",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("pinned", "forbidden", name="markkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "made_by"], ["person.tenant_id", "person.id"], name=op.f("fk_pairing_mark_tenant_id_made_by")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mentor_id"],
            ["mentor.tenant_id", "mentor.id"],
            name=op.f("fk_pairing_mark_tenant_id_mentor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "organization_id"],
            ["organization.tenant_id", "organization.id"],
            name=op.f("fk_pairing_mark_tenant_id_organization_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "round_id"],
            ["pairing_round.tenant_id", "pairing_round.id"],
            name=op.f("fk_pairing_mark_tenant_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pairing_mark")),
        sa.UniqueConstraint("tenant_id", "round_id", "mentor_id", "organization_id", name="uq_pairing_mark_once"),
        info={"class": "tenant", "grants": "SELECT, INSERT, UPDATE, DELETE", "readers": ""},
    )
    op.protect("pairing_mark", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index(
        "uq_pairing_mark_one_pin",
        "pairing_mark",
        ["tenant_id", "round_id", "organization_id"],
        unique=True,
        postgresql_where=sa.text("kind = 'pinned'"),
    )
    op.create_table(
        "pairing_match",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=True),
        sa.Column("before_id", sa.Uuid(), nullable=True),
        sa.Column("told", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "before_id"],
            ["mentor.tenant_id", "mentor.id"],
            name=op.f("fk_pairing_match_tenant_id_before_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mentor_id"],
            ["mentor.tenant_id", "mentor.id"],
            name=op.f("fk_pairing_match_tenant_id_mentor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "organization_id"],
            ["organization.tenant_id", "organization.id"],
            name=op.f("fk_pairing_match_tenant_id_organization_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "round_id"],
            ["pairing_round.tenant_id", "pairing_round.id"],
            name=op.f("fk_pairing_match_tenant_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pairing_match")),
        sa.UniqueConstraint(
            "tenant_id", "round_id", "organization_id", name=op.f("uq_pairing_match_tenant_id_round_id_organization_id")
        ),
        info={"class": "tenant", "grants": "SELECT, INSERT, UPDATE, DELETE", "readers": ""},
    )
    op.protect("pairing_match", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table(
        "pairing_mentor",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("wishes", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.CheckConstraint("capacity BETWEEN 0 AND 20", name=op.f("ck_pairing_mentor_capacity")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mentor_id"],
            ["mentor.tenant_id", "mentor.id"],
            name=op.f("fk_pairing_mentor_tenant_id_mentor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "round_id"],
            ["pairing_round.tenant_id", "pairing_round.id"],
            name=op.f("fk_pairing_mentor_tenant_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pairing_mentor")),
        sa.UniqueConstraint(
            "tenant_id", "round_id", "mentor_id", name=op.f("uq_pairing_mentor_tenant_id_round_id_mentor_id")
        ),
        info={"class": "tenant", "grants": "SELECT, INSERT, UPDATE, DELETE", "readers": ""},
    )
    op.protect("pairing_mentor", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table(
        "mentorship_goal",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("progress", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("ck_mentorship_goal_progress")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mentorship_id"],
            ["mentorship.tenant_id", "mentorship.id"],
            name=op.f("fk_mentorship_goal_tenant_id_mentorship_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mentorship_goal")),
        info={"class": "tenant", "grants": "SELECT, INSERT, UPDATE, DELETE", "readers": ""},
    )
    op.protect("mentorship_goal", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index(
        "ix_mentorship_goal_mentorship", "mentorship_goal", ["tenant_id", "mentorship_id", "due_on", "id"], unique=False
    )
    op.create_table(
        "mentorship_meeting",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("has_notes", sa.Boolean(), nullable=False),
        sa.Column("notes_sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("has_notes = (notes_sealed IS NOT NULL)", name=op.f("ck_mentorship_meeting_has_notes")),
        sa.CheckConstraint("minutes BETWEEN 1 AND 720", name=op.f("ck_mentorship_meeting_minutes")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mentorship_id"],
            ["mentorship.tenant_id", "mentorship.id"],
            name=op.f("fk_mentorship_meeting_tenant_id_mentorship_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "recorded_by"],
            ["person.tenant_id", "person.id"],
            name=op.f("fk_mentorship_meeting_tenant_id_recorded_by"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mentorship_meeting")),
        info={"class": "tenant", "grants": "SELECT, INSERT", "readers": ""},
    )
    op.protect("mentorship_meeting", "tenant", "SELECT, INSERT")
    op.create_index(
        "ix_mentorship_meeting_mentorship",
        "mentorship_meeting",
        ["tenant_id", "mentorship_id", "on", "id"],
        unique=False,
    )
    op.execute(WAY_SQL)


def downgrade() -> None:
    op.drop_index("ix_mentorship_meeting_mentorship", table_name="mentorship_meeting")
    op.drop_table("mentorship_meeting")
    op.drop_index("ix_mentorship_goal_mentorship", table_name="mentorship_goal")
    op.drop_table("mentorship_goal")
    op.drop_table("pairing_mentor")
    op.drop_table("pairing_match")
    op.drop_index("uq_pairing_mark_one_pin", table_name="pairing_mark", postgresql_where=sa.text("kind = 'pinned'"))
    op.drop_table("pairing_mark")
    op.drop_index(
        "uq_mentorship_one_live",
        table_name="mentorship",
        postgresql_where=sa.text("state IN ('offered', 'running', 'paused', 'reviewing')"),
    )
    op.drop_index("ix_mentorship_round", table_name="mentorship")
    op.drop_index("ix_mentorship_mentor", table_name="mentorship")
    op.drop_table("mentorship")
    op.drop_index("uq_mentor_grant_live", table_name="mentor_grant", postgresql_where=sa.text("state = 'live'"))
    op.drop_table("mentor_grant")
    op.drop_table("pairing_group")
    op.drop_index("ix_mentor_name", table_name="mentor")
    op.drop_table("mentor")
    op.drop_table("pairing_round")
    op.execute("DROP FUNCTION pairing_round_way()")
    op.execute("DROP FUNCTION mentorship_way()")
