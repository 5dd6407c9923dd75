"""Umfragen: polls and their votes.

An anonymous poll keeps no link between a vote and a person. Who voted is a :class:`PollBallot`
without time or choice; what was voted is only counted in :class:`PollOption` or stands among the
shuffled ``texts`` of the poll. ``services/polls/votes.py`` writes all counters of a poll with each
vote, so that not even the database's own row versions tell which one rose. Its result is shown
after its end alone.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import JSON, Field, SQLModel

from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class Poll(Edited, table=True):
    """One question to an audience. It can be answered until the end of ``ends_on``."""

    __tablename__ = "poll"
    __table_args__ = (
        # Whoever sees a result before and after a single vote knows that vote.
        CheckConstraint("NOT (is_anonymous AND shows_result_at_once)", name="anonymous_after_end"),
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=160)
    text: str = Field(default="", max_length=4000)  # Markdown
    kind: str = Field(max_length=10)  # single | several | text
    is_anonymous: bool
    is_per_child: bool  # else one vote per guardian
    shows_result_at_once: bool  # else after the end
    is_published: bool = False
    ends_on: date = Field(index=True)
    audience_id: int = Field(foreign_key="audience.id", unique=True)
    author_id: int = Field(foreign_key="account.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    # Texts of an anonymous poll, in random order.
    texts: list[str] = Field(
        default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": sql("'[]'")}
    )


class PollOption(SQLModel, table=True):
    """An answer to choose; ``votes`` counts the votes of anonymous polls."""

    __tablename__ = "poll_option"
    __table_args__ = (UniqueConstraint("poll_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    poll_id: int = Field(foreign_key="poll.id", ondelete="CASCADE")
    position: int
    text: str = Field(max_length=160)
    votes: int = 0


class PollBallot(SQLModel, table=True):
    """This guardian has voted, for this child if the poll asks per child. Not what, not when."""

    __tablename__ = "poll_ballot"
    __table_args__ = (
        Index(
            "uq_poll_ballot_per_child",
            "poll_id",
            "pupil_id",
            unique=True,
            sqlite_where=sql("pupil_id IS NOT NULL"),
            postgresql_where=sql("pupil_id IS NOT NULL"),
        ),
        Index(
            "uq_poll_ballot_per_guardian",
            "poll_id",
            "account_id",
            unique=True,
            sqlite_where=sql("pupil_id IS NULL"),
            postgresql_where=sql("pupil_id IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    poll_id: int = Field(foreign_key="poll.id", ondelete="CASCADE")
    account_id: int = Field(foreign_key="account.id", index=True)
    pupil_id: int | None = Field(default=None, foreign_key="pupil.id", index=True)


class PollVote(SQLModel, table=True):
    """What a ballot of a named poll says: an option, or a text."""

    __tablename__ = "poll_vote"
    __table_args__ = (UniqueConstraint("ballot_id", "option_id"),)

    id: int | None = Field(default=None, primary_key=True)
    ballot_id: int = Field(foreign_key="poll_ballot.id", ondelete="CASCADE")
    option_id: int | None = Field(default=None, foreign_key="poll_option.id", index=True)
    text: str = Field(default="", max_length=1000)
