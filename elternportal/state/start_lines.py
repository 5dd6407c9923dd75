"""What an area shows on the start page, as plain rows of strings in the page's language.

``state/<area>/start.py`` makes them in ``start_lines(view, language)`` of what the area's
``at_start`` has read. The start page itself knows no area.
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class StartTaskLine:
    """Something to do: what it is about, until when, and where to do it.

    Tasks stand in the order of ``position``. ``group`` is the menu group that it belongs to,
    ``children`` whose it is, and the title ``is_by_school`` if the school wrote it.
    """

    key: str
    position: int
    group: str
    title: str
    text: str
    action: str
    href: str
    notes: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    is_by_school: bool = False


@dataclass
class NewsChildLine:
    """A child and what the news says about it; ``tone`` only repeats the sentence."""

    key: str
    name: str
    sentence: str
    tone: str


@dataclass
class NewsLine:
    """Something to read; ``news`` says that it is new or was changed."""

    key: str
    href: str
    title: str
    about: str
    news: str
    children: list[NewsChildLine] = field(default_factory=list)


@dataclass
class ListLine:
    """A line in a list; ``badge`` is a word about it, ``tone`` and ``icon`` repeat that.

    ``children`` are whose it is; the title ``is_by_school`` if the school wrote it. The icon is one
    that the start page has, or none.
    """

    key: str
    href: str
    title: str
    badge: str = ""
    tone: str = "info"
    icon: str = ""
    children: list[str] = field(default_factory=list)
    is_by_school: bool = False


@dataclass
class StartSectionLine:
    """A list under a heading of its own, e.g. what stands on the board.

    ``is_next``: what today and the days after bring; it stands above the news.
    """

    key: str
    title: str
    lines: list[ListLine]
    is_next: bool = False


@dataclass
class AppointmentLine:
    """``at`` orders the appointments of all areas."""

    key: str
    at: datetime
    when: str
    teacher: str
    child: str
    room: str


@dataclass
class AreaStartLine:
    """What one area shows. ``hints`` are quiet sentences for the office."""

    tasks: list[StartTaskLine] = field(default_factory=list)
    news: list[NewsLine] = field(default_factory=list)
    sections: list[StartSectionLine] = field(default_factory=list)
    appointments: list[AppointmentLine] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
