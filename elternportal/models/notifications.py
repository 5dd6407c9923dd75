"""What each person chose about mails, and what waits for the next daily digest."""

from datetime import time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel


class NotificationChoice(SQLModel, table=True):
    """For one kind of event; without a row its default counts, mostly that mails come at once."""

    __tablename__ = "notification_choice"
    __table_args__ = (
        UniqueConstraint("account_id", "event"),
        CheckConstraint(
            "channel <> 'off' OR event NOT IN ('letter', 'evening-cancelled', 'talk-cancelled')",
            name="never_off",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    event: str = Field(max_length=20)  # the key of a domain/notifications.NoticeKind
    channel: str = Field(max_length=10)  # domain/notifications.Channel


class NotificationSettings(SQLModel, table=True):
    """What holds for all kinds of events; without a row the defaults here."""

    __tablename__ = "notification_settings"
    __table_args__ = (CheckConstraint("alarm_minutes >= 0", name="alarm"),)

    account_id: int = Field(primary_key=True, foreign_key="account.id")
    digest_at: time = time(17, 0)  # the clock at school
    full_text: bool = False  # letters that are not confidential come with their text
    # So long before an appointment a calendar file lets the phone remind of it; 0: not at all.
    alarm_minutes: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
