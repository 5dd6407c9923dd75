"""Use cases of the area lost_property."""

from sqlmodel import col

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.retention import Retention, Since, with_owner
from elternportal.help.page import HelpPage
from elternportal.models.lost_property import FoundItem
from elternportal.module import FilePlace, Module, Searchable
from elternportal.services.lost_property.scope import (
    FOUND_ITEM_KIND,
    photos_of_items,
    visible_items,
)

MODULE = Module(
    name="lost_property",
    menu=(MenuEntry("service", "menu-lost-property", routes.LOST_PROPERTY, 30),),
    file_places=(FilePlace(col(FoundItem.photo_id), photos_of_items),),
    searchables=(Searchable(FOUND_ITEM_KIND, visible_items, routes.LOST_PROPERTY),),
    retention=(
        Retention(
            "found_item",
            Since.SCHOOL_YEAR,
            columns=("found_on",),
            search_kind=FOUND_ITEM_KIND,
        ),
        *with_owner("found_item", "found_claim"),
    ),
    help_pages=(
        HelpPage(routes.LOST_PROPERTY, "service"),
        HelpPage(routes.OFFICE_LOST_PROPERTY, "office", for_parents=False),
    ),
)
