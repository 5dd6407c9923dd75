"""Use cases of the area search."""

from elternportal.domain.retention import Retention, Since
from elternportal.module import Module
from elternportal.services.search.entries import index, unindex

__all__ = ["MODULE", "index", "unindex"]

MODULE = Module(
    name="search",
    is_optional=False,
    retention=(Retention("search_entry", Since.OWNER),),
)
