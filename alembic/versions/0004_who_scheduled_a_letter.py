"""A letter says who set its time; until now the audit was asked."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

LETTER = sa.table("letter", *map(sa.column, ("id", "state", "author_id", "scheduled_by_id")))
AUDIT = sa.table(
    "audit_entry", *map(sa.column, ("id", "account_id", "action", "subject", "subject_id"))
)
WHO_SCHEDULED = (
    sa.select(AUDIT.c.account_id)
    .where(
        AUDIT.c.subject == "letter",
        AUDIT.c.subject_id == LETTER.c.id,
        AUDIT.c.action == "letter-scheduled",
        AUDIT.c.account_id.is_not(None),
    )
    .order_by(AUDIT.c.id.desc())
    .limit(1)
    .scalar_subquery()
)


def upgrade() -> None:
    op.add_column("letter", sa.Column("scheduled_by_id", sa.Integer(), nullable=True))
    op.execute(
        sa.update(LETTER)
        .where(LETTER.c.state == "scheduled")
        .values(scheduled_by_id=sa.func.coalesce(WHO_SCHEDULED, LETTER.c.author_id))
    )
    with op.batch_alter_table("letter") as batch_op:
        batch_op.create_foreign_key(
            batch_op.f("fk_letter_scheduled_by_id_account"), "account", ["scheduled_by_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_letter_scheduled_by"),
            "(state <> 'scheduled') OR (scheduled_by_id IS NOT NULL)",
        )


def downgrade() -> None:
    with op.batch_alter_table("letter") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_letter_scheduled_by"), type_="check")
        batch_op.drop_constraint(
            batch_op.f("fk_letter_scheduled_by_id_account"), type_="foreignkey"
        )
        batch_op.drop_column("scheduled_by_id")
