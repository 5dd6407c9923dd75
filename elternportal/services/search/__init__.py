"""Use cases of the area search."""

from elternportal import routes
from elternportal.domain.retention import Retention, Since
from elternportal.help.page import HelpPage
from elternportal.module import Module
from elternportal.services.search.entries import index, unindex

__all__ = ["MODULE", "index", "unindex"]

MODULE = Module(
    name="search",
    is_optional=False,
    retention=(Retention("search_entry", Since.OWNER),),
    help_pages=(HelpPage(routes.SEARCH, "service"),),
)
