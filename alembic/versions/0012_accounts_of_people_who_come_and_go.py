"""Accounts are closed and deleted, roles and addresses confirmed, children taken off guardians."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ACCOUNT = sa.table("account", *map(sa.column, ("id", "signed_in_at")))
LOGIN_SESSION = sa.table("login_session", *map(sa.column, ("account_id", "created_at")))
LAST_SIGN_IN = (
    sa.select(sa.func.max(LOGIN_SESSION.c.created_at))
    .where(LOGIN_SESSION.c.account_id == ACCOUNT.c.id)
    .scalar_subquery()
)


def upgrade() -> None:
    op.create_table(
        "ended_guardianship",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_ended_guardianship_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_ended_guardianship_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ended_guardianship")),
        sa.UniqueConstraint(
            "account_id", "pupil_id", name=op.f("uq_ended_guardianship_account_id_pupil_id")
        ),
    )
    with op.batch_alter_table("ended_guardianship", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ended_guardianship_pupil_id"), ["pupil_id"], unique=False
        )

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("signed_in_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_account_deleted_is_disabled"), "deleted_at IS NULL OR is_disabled"
        )
    op.execute(sa.update(ACCOUNT).values(signed_in_at=LAST_SIGN_IN))

    with op.batch_alter_table("mail_token", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("role", sa.String(length=20), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("teacher_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("asked_by", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_mail_token_teacher_id"), ["teacher_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_mail_token_asked_by_account"), "account", ["asked_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_mail_token_teacher_id_teacher"), "teacher", ["teacher_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_mail_token_role"), "(purpose = 'role') = (role <> '')"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_mail_token_teacher"),
            "(role = 'teacher') = (teacher_id IS NOT NULL)",
        )


def downgrade() -> None:
    # What the version before does not know would be links for a password there.
    op.execute("DELETE FROM mail_token WHERE purpose IN ('role', 'email')")
    with op.batch_alter_table("mail_token", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_mail_token_teacher"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_mail_token_role"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_mail_token_teacher_id_teacher"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_mail_token_asked_by_account"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_mail_token_teacher_id"))
        batch_op.drop_column("asked_by")
        batch_op.drop_column("teacher_id")
        batch_op.drop_column("role")

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_account_deleted_is_disabled"), type_="check")
        batch_op.drop_column("deleted_at")
        batch_op.drop_column("signed_in_at")

    with op.batch_alter_table("ended_guardianship", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ended_guardianship_pupil_id"))

    op.drop_table("ended_guardianship")
