"""Use cases of the area search."""

from elternportal.module import Module
from elternportal.services.search.entries import index, unindex

__all__ = ["MODULE", "index", "unindex"]

MODULE = Module(
    name="search",
    is_optional=False,
)
