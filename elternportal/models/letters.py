"""Parent letters (Elternbriefe): versions, whom they reach, and what came back.

What is always true stands here as a constraint:

* a child is concerned by a letter at most once – ``uq_letter_pupil_letter_id_pupil_id``
* a child has one answer per round, whoever gives it –
  ``uq_letter_answer_letter_id_pupil_id_round``
* a guardian has one line in a letter's delivery ledger –
  ``uq_letter_delivery_letter_id_account_id``
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.domain.letters import AnsweredBy, Demand, LetterState
from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class Letter(Edited, table=True):
    """A letter in its current version.

    ``round`` counts how often an answer was asked for anew; only answers of the current round
    count.
    """

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("school_year", "number"),
        CheckConstraint("(state = 'draft') OR (publish_at IS NOT NULL)", name="publish_at"),
        CheckConstraint(
            "(state IN ('published', 'withdrawn')) = (published_at IS NOT NULL)", name="published"
        ),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn"),
        CheckConstraint(
            "(state <> 'scheduled') OR (scheduled_by_id IS NOT NULL)", name="scheduled_by"
        ),
        Index("ix_letter_school_year_published_at", "school_year", "published_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    school_year: int
    number: int
    author_id: int = Field(foreign_key="account.id", index=True)
    audience_id: int = Field(foreign_key="audience.id", unique=True)
    state: str = Field(default=LetterState.DRAFT, max_length=10)
    publish_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Who set that time last: stands behind the letter when it goes out, as its author does.
    scheduled_by_id: int | None = Field(default=None, foreign_key="account.id")
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    demand: str = Field(default=Demand.NONE, max_length=20)
    question: str = Field(default="", max_length=500)
    deadline: date | None = None  # the last day on which an answer is in time
    remind_days_before: int | None = None
    reminded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    is_confidential: bool = False
    version: int = 1
    round: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)


class LetterVersion(SQLModel, table=True):
    """Title and text (Markdown) as they were published; the newest one is what is read."""

    __tablename__ = "letter_version"
    __table_args__ = (UniqueConstraint("letter_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", ondelete="CASCADE")
    number: int
    title: str = Field(max_length=160)
    text: str
    created_by: int = Field(foreign_key="account.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class LetterFile(SQLModel, table=True):
    """A file that lies in a version of a letter."""

    __tablename__ = "letter_file"
    __table_args__ = (UniqueConstraint("version_id", "file_id"),)

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="letter_version.id", ondelete="CASCADE")
    file_id: int = Field(foreign_key="stored_file.id", index=True)


class LetterOption(SQLModel, table=True):
    """One of the answers to choose from; yes and no are options, too."""

    __tablename__ = "letter_option"
    __table_args__ = (
        UniqueConstraint("letter_id", "position"),
        UniqueConstraint("id", "letter_id"),  # a chosen option refers to both
    )

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", ondelete="CASCADE")
    position: int
    text: str = Field(max_length=160)


class LetterPupil(SQLModel, table=True):
    """A child whom a published letter concerns."""

    __tablename__ = "letter_pupil"
    __table_args__ = (UniqueConstraint("letter_id", "pupil_id"),)

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", ondelete="CASCADE")
    pupil_id: int = Field(foreign_key="pupil.id", index=True)


class LetterAnswer(SQLModel, table=True):
    """What one child's guardians answered in one round; ``account_id`` is who gave it.

    On paper that is the member of staff who recorded the slip.
    """

    __tablename__ = "letter_answer"
    __table_args__ = (
        UniqueConstraint("letter_id", "pupil_id", "round"),
        UniqueConstraint("id", "letter_id"),  # a chosen option refers to both
    )

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", ondelete="CASCADE")
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    round: int
    version: int  # the version that was answered
    account_id: int = Field(foreign_key="account.id", index=True)
    answered_by: str = Field(default=AnsweredBy.PORTAL, max_length=10)
    answered_at: datetime = Field(sa_type=UtcDateTime)
    text: str = Field(default="", max_length=1000)
    file_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)


class LetterAnswerOption(SQLModel, table=True):
    """An option that an answer chose; both belong to the same letter."""

    __tablename__ = "letter_answer_option"
    __table_args__ = (
        UniqueConstraint("answer_id", "option_id"),
        ForeignKeyConstraint(
            ["answer_id", "letter_id"],
            ["letter_answer.id", "letter_answer.letter_id"],
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["option_id", "letter_id"], ["letter_option.id", "letter_option.letter_id"]
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    answer_id: int
    option_id: int = Field(index=True)
    letter_id: int


class LetterDelivery(SQLModel, table=True):
    """The delivery ledger: one guardian's line for one letter, kept longer than the mail itself.

    It exists from publication on, or from the first opening for a guardian who came later. The
    times belong to the newest mail about the letter.
    """

    __tablename__ = "letter_delivery"
    __table_args__ = (UniqueConstraint("letter_id", "account_id"),)

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", ondelete="CASCADE")
    account_id: int = Field(foreign_key="account.id", index=True)
    queued_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    accepted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    deferred_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    bounced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reason: str = Field(default="", max_length=300)  # the mail server's last words
    reminded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    opened_version: int = 0  # the newest version this guardian has opened


class LetterSlip(SQLModel, table=True):
    """A letter was printed for a child in one round; ``code`` is in the QR of its return slip.

    ``version`` is what was printed last.
    """

    __tablename__ = "letter_slip"
    __table_args__ = (UniqueConstraint("letter_id", "pupil_id", "round"),)

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", ondelete="CASCADE")
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    round: int
    version: int
    code: str = Field(max_length=16, unique=True)
    printed_at: datetime = Field(sa_type=UtcDateTime)
