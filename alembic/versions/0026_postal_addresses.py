"""postal addresses"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0026"
down_revision: str | None = "0025"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "postal_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=45), nullable=False),
        sa.Column("extra", sa.String(length=45), nullable=False),
        sa.Column("street", sa.String(length=45), nullable=False),
        sa.Column("postcode", sa.String(length=10), nullable=False),
        sa.Column("town", sa.String(length=34), nullable=False),
        sa.Column("country", sa.String(length=45), nullable=False),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_postal_address_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postal_address")),
        sa.UniqueConstraint("pupil_id", name=op.f("uq_postal_address_pupil_id")),
    )


def downgrade() -> None:
    op.drop_table("postal_address")
