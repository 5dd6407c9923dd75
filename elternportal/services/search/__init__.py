"""Use cases of the area search."""

from elternportal import routes
from elternportal.help.page import HelpPage
from elternportal.module import Module
from elternportal.services.search.entries import index, unindex

__all__ = ["MODULE", "index", "unindex"]

MODULE = Module(
    name="search",
    is_optional=False,
    help_pages=(HelpPage(routes.SEARCH, "service"),),
)
