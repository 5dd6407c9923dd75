"""The tables, by area. Importing this package registers all of them in the metadata."""

from sqlmodel import SQLModel

from elternportal.models import (
    access,
    audience,
    audit,
    board,
    documents,
    evening,
    files,
    legal,
    letters,
    lost_property,
    mail,
    notifications,
    office,
    overlap,
    polls,
    school,
    school_calendar,
    school_info,
    school_settings,
    search,
)

metadata = SQLModel.metadata

__all__ = [
    "access",
    "audience",
    "audit",
    "board",
    "documents",
    "evening",
    "files",
    "legal",
    "letters",
    "lost_property",
    "mail",
    "metadata",
    "notifications",
    "office",
    "overlap",
    "polls",
    "school",
    "school_calendar",
    "school_info",
    "school_settings",
    "search",
]
