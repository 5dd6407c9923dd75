"""people by hand"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

import elternportal.models.base

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "by_hand",
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.Column("edited_at", elternportal.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.Column("teacher_id", sa.Integer(), nullable=True),
        sa.Column("decides_presence", sa.Boolean(), nullable=False),
        sa.Column("corrections", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "(pupil_id IS NULL) <> (teacher_id IS NULL)", name=op.f("ck_by_hand_one_person")
        ),
        sa.ForeignKeyConstraint(
            ["edited_by_id"],
            ["account.id"],
            name=op.f("fk_by_hand_edited_by_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_by_hand_pupil_id_pupil")),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["teacher.id"], name=op.f("fk_by_hand_teacher_id_teacher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_by_hand")),
        sa.UniqueConstraint("pupil_id", name=op.f("uq_by_hand_pupil_id")),
        sa.UniqueConstraint("teacher_id", name=op.f("uq_by_hand_teacher_id")),
    )
    op.create_table(
        "class_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["account.id"],
            name=op.f("fk_class_change_asked_by_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["school_class.id"],
            name=op.f("fk_class_change_class_id_school_class"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_class_change_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_change")),
        sa.UniqueConstraint("pupil_id", name=op.f("uq_class_change_pupil_id")),
    )
    for column in ("class_id", "first_day"):
        op.create_index(op.f(f"ix_class_change_{column}"), "class_change", [column], unique=False)


def downgrade() -> None:
    op.drop_table("class_change")
    op.drop_table("by_hand")
