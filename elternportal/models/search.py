"""One table of words that the full-text search looks through (``services/search/entries.py``)."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class SearchEntry(SQLModel, table=True):
    """The words of one thing, kept by its service in the same transaction.

    Who finds it follows from the thing itself, never from this table.
    """

    __tablename__ = "search_entry"
    __table_args__ = (UniqueConstraint("kind", "item_id"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=20)  # of a Searchable on a card
    item_id: int
    title: str = Field(max_length=160)
    text: str  # plain, as shown in an excerpt
    folded: str  # title and text without case, accents and umlauts
