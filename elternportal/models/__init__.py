"""The tables, by area. Importing this package registers all of them in the metadata."""

from sqlmodel import SQLModel

from elternportal.models import (
    accounts,
    audience,
    evening,
    files,
    letters,
    mail,
    news,
    notifications,
    overlap,
    school,
    school_pages,
    search,
)

metadata = SQLModel.metadata

__all__ = [
    "accounts",
    "audience",
    "evening",
    "files",
    "letters",
    "mail",
    "metadata",
    "news",
    "notifications",
    "overlap",
    "school",
    "school_pages",
    "search",
]
