"""Long work that goes on without anybody looking (``jobs/``), and the files that came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, LargeBinary
from sqlmodel import JSON, Field, SQLModel

from elternportal.domain.jobs import JobState
from elternportal.models.base import UtcDateTime

_STATES = ", ".join(f"'{state}'" for state in JobState)


class Job(SQLModel, table=True):
    """One piece of long work of one person.

    ``open_key`` says what it does as long as it is open, so that the same is not done twice at the
    same time. ``count`` is what came of it, e.g. how many letters.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("0 <= done AND done <= total", name="progress"),
        CheckConstraint(f"state IN ({_STATES})", name="state"),
        Index("ix_job_state_leased", "state", "leased_until"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=40)  # of a JobKind on a card
    label: str = Field(default="", max_length=200)  # what it is about, e.g. a letter's title
    params: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    open_key: str | None = Field(default=None, max_length=200, unique=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    state: str = Field(default=JobState.QUEUED, max_length=20)
    done: int = 0
    total: int = 0
    count: int = 0
    attempts: int = 0
    error_key: str = Field(default="", max_length=80)
    error_args: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class JobFile(SQLModel, table=True):
    """The file that a job has made, until it is deleted.

    In the database, so that it is there in the same commit as what it stands for: PINs count when
    their letters can be fetched.
    """

    __tablename__ = "job_file"

    job_id: int = Field(
        primary_key=True, foreign_key="job.id", sa_column_kwargs={"autoincrement": False}
    )
    content: bytes = Field(sa_type=LargeBinary)
    kept_until: datetime = Field(sa_type=UtcDateTime, index=True)
