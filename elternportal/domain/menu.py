"""The menu: groups as parents know them, and which of their pages a person has."""

from collections.abc import Iterable
from dataclasses import dataclass

from elternportal.domain.people import Role


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """One of the groups that parents know; ``name`` also picks its accent colour.

    ``short_key`` is a shorter word where the name is too long for a fifth of a narrow phone.
    """

    name: str
    key: str
    icon: str
    short_key: str = ""


GROUPS = (
    MenuGroup("news", "menu-news", "newspaper"),
    MenuGroup("service", "menu-service", "info"),
    MenuGroup("bookings", "menu-bookings", "calendar-check"),
    MenuGroup("reports", "menu-reports", "message-square-text"),
    MenuGroup("office", "menu-office", "building-2"),
    MenuGroup("settings", "menu-settings", "settings", "menu-settings-short"),
)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page in the menu.

    ``key`` names its sentence, ``roles`` are those who have it (None: everybody who is signed in),
    and ``position`` is its place among the pages of the group. The office opens the page every day
    if it ``is_often``, so its start page links to it, too.
    """

    group: str
    key: str
    route: str
    position: int
    roles: frozenset[Role] | None = None
    is_often: bool = False

    def is_for(self, roles: frozenset[Role]) -> bool:
        """Whether somebody with these roles has the page."""
        return self.roles is None or not self.roles.isdisjoint(roles)


def in_order(entries: Iterable[MenuEntry]) -> dict[str, tuple[MenuEntry, ...]]:
    """The entries of each group in the order of their positions; every group is in it.

    Raises:
        ValueError: an entry is in no group, or two have the same place.
    """
    found = sorted(entries, key=lambda entry: (entry.position, entry.route))
    places = [(entry.group, entry.position) for entry in found]
    twice = {place for place in places if places.count(place) > 1}
    unknown = {group for group, _ in places} - {group.name for group in GROUPS}
    if twice or unknown:
        raise ValueError(f"menu entries in the same place: {twice}, in no group: {unknown}")
    return {
        group.name: tuple(entry for entry in found if entry.group == group.name) for group in GROUPS
    }


def menu_of(entries: Iterable[MenuEntry], roles: frozenset[Role]) -> dict[str, list[str]]:
    """The routes that somebody with these roles has, by group and in order.

    A group is shown if it has one, and leads to the first; its pages are listed if it has several.
    """
    return {
        group: [entry.route for entry in pages if entry.is_for(roles)]
        for group, pages in in_order(entries).items()
    }
