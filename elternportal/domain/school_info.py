"""The parts of the school information in which contacts stand."""

from enum import StrEnum


class Section(StrEnum):
    """Whom a contact belongs to, in the order of the page."""

    OFFICE = "office"
    HEAD = "head"
    COUNSELLING = "counselling"
    PARENTS = "parents"  # the parents' council
    OTHER = "other"
