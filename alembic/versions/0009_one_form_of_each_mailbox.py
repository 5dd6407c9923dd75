"""one form of each mailbox, and names in NFC"""

import unicodedata
from collections.abc import Callable, Sequence

import idna
import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ADDRESSES = (("account", "email"), ("mail_token", "email"), ("teacher", "email"))
NAMES = (
    ("account", "name"),
    ("teacher", "short_name"),
    ("teacher", "surname"),
    ("teacher", "first_name"),
    ("pupil", "key"),
    ("pupil", "surname"),
    ("pupil", "first_name"),
    ("school_class", "short_name"),
    ("school_class", "long_name"),
    ("subject", "short_name"),
    ("subject", "long_name"),
    ("room", "short_name"),
    ("room", "long_name"),
)
UNIQUE = {
    ("account", "email"),
    ("pupil", "key"),
    *((table, "short_name") for table in ("teacher", "school_class", "subject", "room")),
}


def upgrade() -> None:
    for table, column in ADDRESSES:
        _rewrite(table, column, _mailbox)
    for table, column in NAMES:
        _rewrite(table, column, _composed)


def downgrade() -> None:
    """The versions before read both forms."""


def _rewrite(table: str, column: str, better: Callable[[str], str]) -> None:
    """Where two rows become one and the same, each stays as it is: neither may be lost."""
    rows = sa.table(table, sa.column("id"), sa.column(column))
    connection = op.get_bind()
    stored = {row.id: row[1] for row in connection.execute(sa.select(rows))}
    taken = set(stored.values()) if (table, column) in UNIQUE else set()
    for row_id, text in stored.items():
        new = better(text)
        if new == text or new in taken:
            continue
        if (table, column) in UNIQUE:
            taken.add(new)
        connection.execute(sa.update(rows).where(rows.c.id == row_id).values({column: new}))


def _mailbox(address: str) -> str:
    local, at, domain = _composed(address).rpartition("@")
    if not domain.isascii() or "xn--" in domain:
        try:
            domain = idna.decode(domain, uts46=True)
        except idna.IDNAError:
            return address
    return f"{local}{at}{domain}"


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
