"""letters that are spelt out when words are looked for"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SPELT_OUT = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ø": "o",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ə": "e",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)


def upgrade() -> None:
    entry = sa.table("search_entry", sa.column("id"), sa.column("folded"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(entry)).all():
        plain = row.folded.translate(SPELT_OUT)
        if plain != row.folded:
            connection.execute(sa.update(entry).where(entry.c.id == row.id).values(folded=plain))


def downgrade() -> None:
    """What is found by either spelling now is found by the plain one then."""
