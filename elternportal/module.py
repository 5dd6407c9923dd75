"""The card of a module: what one area contributes to the portal, as plain data.

Mail, search, files, start page, badges, schedule, menu, settings page, help and retention loop over
the cards and know no area. The cards are written
in ``services/<area>/__init__.py`` and listed once, in ``modules.py``; the composition root installs
them. An area's pages and HTTP routes are found by its name: ``pages/<area>`` and ``web/<area>``.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.orm import Mapped
from sqlmodel import Session

from elternportal.calendars.class_days import ClassAway
from elternportal.calendars.day_notes import DayNote
from elternportal.calendars.entries import CalendarEntry, CalendarQuery
from elternportal.domain.day_duties import DayDuty
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import Actor
from elternportal.domain.retention import Retention
from elternportal.domain.school_import import Applied, Ended, Hanging, Leaving
from elternportal.help.page import HelpPage
from elternportal.jobs.kinds import JobKind
from elternportal.mail.kinds import AddressWatch, MailKind, check_kinds
from elternportal.school_settings.setting import Setting

Ids = Select[int | None]
# What must also happen when somebody becomes a child's guardian: session, account, child. It runs
# in the same transaction, also while the area is switched off, for its data stays.
GuardianAdded = Callable[[Session, int, int], None]
# What must also happen when an account becomes a teacher's, or nobody's: session, account, teacher.
TeacherLinked = Callable[[Session, int, int | None], None]
# The same when somebody ceases to be one while the child stays at school.
GuardianRemoved = Callable[[Session, int, int], None]
# What belongs into a person's calendar feed; nothing of a child that the query does not name.
CalendarEntries = Callable[[Session, Actor, CalendarQuery], Sequence[CalendarEntry]]
# What stands in the plan of a day; the same holds for its children.
DayNotes = Callable[[Session, Actor, CalendarQuery], Sequence[DayNote]]
# What a child must not miss from one day to another: session, child, first and last day. Only what
# its family may know; whose child it is the caller has made sure of.
DayDuties = Callable[[Session, int, date, date], Sequence[DayDuty]]
# Which teachers are not at school on which days; see the field.
TeachersAway = Callable[[Session, date, date], Collection[tuple[int, date]]]
# Whether a class is away on a day, for whoever plans something for it: session, class, day.
ClassesAway = Callable[[Session, int, date], Sequence[ClassAway]]


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A column that attaches files, and the ids of those that a person may read there."""

    column: Mapped[int] | Mapped[int | None]
    readable: Callable[[Actor], Ids]


@dataclass(frozen=True, slots=True)
class Searchable:
    """A kind of thing that the search finds.

    ``kind`` is stored with each search entry and names ``search-kind-<kind>``; ``readable`` gives
    the ids that a person may find, and ``route`` is the page where they stand. ``id_parameter``
    names the parameter with the id in its address, if the page shows one thing. ``own`` are the
    ids of those that the person reads as somebody addressed, on the page ``own_route``; ``over``
    are the ids of those whose time has passed. Without ``id_parameter`` the thing is the element
    ``<kind>-<id>`` of the page.
    """

    kind: str
    readable: Callable[[Actor], Ids]
    route: str
    id_parameter: str = ""
    own: Callable[[Actor], Ids] | None = None
    own_route: str = ""
    over: Callable[[], Ids] | None = None


@dataclass(frozen=True, slots=True)
class FoundThing:
    """Something that an area found in its own tables, as the search lists it.

    ``route`` is the page where it stands, ``parameters`` name it in that page's address.
    """

    id: int
    title: str
    text: str
    route: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finder:
    """A kind of thing that is looked for where it stands, e.g. people, whom imports write.

    ``kind`` names ``search-kind-<kind>``. ``find`` gives at most so many things that the person may
    see and that hold all of the folded words, the best first.
    """

    kind: str
    find: Callable[[Session, Actor, Sequence[str], int], Sequence[FoundThing]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A number at a page's menu entry: how much waits there for a person.

    ``route`` is the page; ``count`` is asked at every page load of whoever has the page in the
    menu, in one query.
    """

    route: str
    count: Callable[[Session, Actor], int]


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Something that a fresh school has to do once, on the page ``route``.

    ``name`` names the sentences ``first-step-<name>`` and ``first-step-<name>-text``. Steps stand
    in the order of ``position``; ``is_done`` is asked while office or head look at the start page.
    """

    name: str
    position: int
    route: str
    is_done: Callable[[Session], bool]


@dataclass(frozen=True, slots=True)
class Due:
    """What falls due by the clock: ``find`` names what is due, ``do`` does one of it.

    Every process looks; ``do`` runs in a transaction of its own and makes sure that it happens
    once.
    """

    name: str
    find: Callable[[Session], Sequence[int]]
    do: Callable[[Session, int], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """What one area contributes. Fields that do not concern it stay empty.

    ``name`` is the area's name in every layer. ``is_optional`` says whether the school may switch
    it off: then it is in no menu, search, start page, mail or job, its routes and handlers answer
    as not found, and its data stays.

    ``retention`` names every table that the area answers for and declares how long its rows are
    kept; each night they go by it. ``at_retention`` is what the area has to do itself before that,
    and counts what it did, e.g. accounts that were closed. ``settings`` is what the school decides
    about it. ``at_start`` reads what the area shows a person on the start page; ``start_lines`` in
    ``state/<area>/start.py`` says it in words. ``calendar_entries`` are what it puts into a
    person's calendar feed, ``day_notes`` what it adds to the plan of a day, ``day_duties`` what
    nobody should miss on it, and ``class_away`` what it knows of classes that are away.
    ``teachers_away`` are the teachers who, as far as it knows, are not at school on days from the
    first to the last, both included.
    ``at_import`` runs before the school's data is replaced, e.g. to lock, and gives what is to be
    done once it is :class:`Applied`; ``forget_ended`` runs before classes and courses are deleted.
    ``hangs_on`` says what hangs on people whom an import does not find any more, and ``at_leaving``
    undoes it before they leave, and counts what that was, e.g. cancelled bookings.
    ``help_pages`` are its pages that have help: all. ``jobs`` are its kinds of long work.
    """

    name: str
    is_optional: bool = True
    menu: tuple[MenuEntry, ...] = ()
    retention: tuple[Retention, ...] = ()
    at_retention: Callable[[Session], Mapping[str, int]] | None = None
    file_places: tuple[FilePlace, ...] = ()
    searchables: tuple[Searchable, ...] = ()
    finders: tuple[Finder, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    first_steps: tuple[FirstStep, ...] = ()
    due: tuple[Due, ...] = ()
    at_import: Callable[[Session], Callable[[Applied], object]] | None = None
    forget_ended: Callable[[Connection, Ended], None] | None = None
    hangs_on: Callable[[Session, Leaving], Sequence[Hanging]] | None = None
    at_leaving: Callable[[Session, Actor, Leaving], Mapping[str, int]] | None = None
    at_start: Callable[[Session, Actor], object] | None = None
    calendar_entries: CalendarEntries | None = None
    day_notes: DayNotes | None = None
    day_duties: DayDuties | None = None
    teachers_away: TeachersAway | None = None
    class_away: ClassesAway | None = None
    mails: tuple[MailKind, ...] = ()
    address_watch: AddressWatch | None = None
    guardian_added: GuardianAdded | None = None
    teacher_linked: TeacherLinked | None = None
    guardian_removed: GuardianRemoved | None = None
    settings: tuple[Setting[Any], ...] = ()
    help_pages: tuple[HelpPage, ...] = ()
    jobs: tuple[JobKind, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that the area answers for."""
        return tuple(one.table for one in self.retention)


_installed: tuple[Module, ...] = ()


def install(modules: Sequence[Module]) -> None:
    """Make these the portal's modules; called once, by whatever starts a process.

    Raises:
        ValueError: two cards have the same name.
        MailKindError: kinds of mails do not fit together, or have no sentences.
    """
    global _installed
    names = [module.name for module in modules]
    if len(set(names)) != len(names):
        raise ValueError(f"module names occur twice: {sorted(names)}")
    check_kinds([kind for module in modules for kind in module.mails])
    _installed = tuple(modules)


def installed() -> tuple[Module, ...]:
    """The portal's modules, in the order of ``modules.py``.

    Raises:
        LookupError: no process has installed any.
    """
    if not _installed:
        raise LookupError("no modules are installed")
    return _installed


def part_of(module: Module, layer: str) -> ModuleType | None:
    """The package ``elternportal.<layer>.<area>``, or None if the area has nothing there.

    For the layers above this one, which no card can name.
    """
    name = f"elternportal.{layer}.{module.name}"
    return import_module(name) if find_spec(name) else None


@contextmanager
def installed_only(modules: Sequence[Module]) -> Iterator[None]:
    """Other modules for the time of a test."""
    before = _installed
    install(modules)
    try:
        yield
    finally:
        install(before)
