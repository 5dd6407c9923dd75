"""Who sees what was found, said once for the list, claims, the search and the pictures."""

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import col

from elternportal.domain.people import Actor
from elternportal.models.lost_property import FoundItem
from elternportal.services.conditions import is_administration

FOUND_ITEM_KIND = "lost_property"  # in the search


def visible_to(_actor: Actor) -> ColumnElement[bool]:
    """A :class:`FoundItem` still waits for its owner: then everybody sees it."""
    return col(FoundItem.returned_at).is_(None)


def visible_items(actor: Actor) -> Select[int | None]:
    """The ids of what this person sees."""
    return select(col(FoundItem.id)).where(visible_to(actor))


def photos_of_items(actor: Actor) -> Select[int | None]:
    """The pictures: everybody's while the item waits, the office's afterwards, too."""
    return select(col(FoundItem.photo_id)).where(visible_to(actor) | is_administration(actor))
