"""Pages of the area search."""

from elternportal.pages.search import words

PAGES = (words.PAGE,)
