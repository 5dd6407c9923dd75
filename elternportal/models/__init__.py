"""The tables, by area. Importing this package registers all of them in the metadata."""

from sqlmodel import SQLModel

from elternportal.models import accounts, evening, mail, overlap, school

metadata = SQLModel.metadata

__all__ = ["accounts", "evening", "mail", "metadata", "overlap", "school"]
