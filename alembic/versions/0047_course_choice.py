"""who is in which course"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0047"
down_revision: str | None = "0046"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column(
        "pupil",
        sa.Column("planning_name", sa.String(length=80), server_default="", nullable=False),
    )
    op.create_table(
        "course_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pupil_id"],
            ["pupil.id"],
            name=op.f("fk_course_choice_pupil_id_pupil"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_choice")),
        sa.UniqueConstraint("number", "pupil_id", name=op.f("uq_course_choice_number_pupil_id")),
    )
    op.create_index(op.f("ix_course_choice_pupil_id"), "course_choice", ["pupil_id"])


def downgrade() -> None:
    op.drop_table("course_choice")
    op.drop_column("pupil", "planning_name")
