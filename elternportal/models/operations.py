"""When the portal was backed up, and what else is done for it as a whole."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

from elternportal.domain.operations import RunKind
from elternportal.models.base import UtcDateTime

_KINDS = ", ".join(f"'{kind}'" for kind in RunKind)


class OperationRun(SQLModel, table=True):
    """Something was done for the portal as a whole. ``counts`` is what came of it, by a name that
    has its sentence or is a table's; nothing in it is about a person. What happens once a day has
    its ``day``.
    """

    __tablename__ = "operation_run"
    __table_args__ = (
        CheckConstraint(f"kind IN ({_KINDS})", name="kind"),
        UniqueConstraint("kind", "day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=20)
    day: date | None = None
    ended_at: datetime = Field(sa_type=UtcDateTime, index=True)
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
