"""An award that is tied to a linkage takes the place of charitable resources."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'tied_awards'
down_revision: str | None = 'custody_checker'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

FITS = (
    "CASE society WHEN 'community' THEN community_id WHEN 'organization' THEN organization_id"
    " WHEN 'resource' THEN {resource} ELSE person_id END = party_id"
)


def upgrade() -> None:
    op.add_column('linkage_participant', sa.Column('award_id', sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f('fk_linkage_participant_tenant_id_award_id'), 'linkage_participant', 'award', ['tenant_id', 'award_id'], ['tenant_id', 'id'])
    _party_fits("COALESCE(promise_id, award_id)")
    op.create_check_constraint(op.f('ck_linkage_participant_one_resource'), 'linkage_participant', 'promise_id IS NULL OR award_id IS NULL')


def downgrade() -> None:
    op.drop_constraint(op.f('ck_linkage_participant_one_resource'), 'linkage_participant', type_='check')
    op.everywhere("DELETE FROM linkage_participant WHERE award_id IS NOT NULL")
    _party_fits("promise_id")
    op.drop_constraint(op.f('fk_linkage_participant_tenant_id_award_id'), 'linkage_participant', type_='foreignkey')
    op.drop_column('linkage_participant', 'award_id')


def _party_fits(resource: str) -> None:
    op.drop_constraint(op.f('ck_linkage_participant_party_fits_society'), 'linkage_participant', type_='check')
    op.create_check_constraint(op.f('ck_linkage_participant_party_fits_society'), 'linkage_participant', FITS.format(resource=resource))
