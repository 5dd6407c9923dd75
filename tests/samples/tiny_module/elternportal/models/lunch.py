"""What the kitchen cooks."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime


class LunchDay(SQLModel, table=True):
    """The meal of one day; ``picture_id`` shows it."""

    __tablename__ = "lunch_day"

    id: int | None = Field(default=None, primary_key=True)
    day: date
    meal: str = Field(max_length=120)
    picture_id: int | None = Field(default=None, foreign_key="stored_file.id")
    announced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
