"""What the start page shows, as plain rows of strings in the page's language."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from elternportal import clock, routes
from elternportal.domain.evening import Phase
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day, day_and_time
from elternportal.services.evening.family_plan import OwnBooking
from elternportal.services.letters.inbox import InboxRow
from elternportal.services.polls.waiting import WaitingPoll
from elternportal.services.start.glance import FamilyGlance, StartView, TeacherGlance
from elternportal.state.letters.inbox_views import InboxLine, letter_address, letter_row
from elternportal.state.letters.office_letter_views import results_address
from elternportal.state.letters.sentences import wish


@dataclass
class StartTaskLine:
    """Something to do: what it is about, until when, and where to do it.

    ``group`` is the menu group that it belongs to, ``children`` whose it is.
    """

    key: str
    group: str
    title: str
    text: str
    notes: list[str]
    action: str
    href: str
    children: list[str] = field(default_factory=list)


@dataclass
class AppointmentLine:
    key: str
    when: str
    teacher: str
    child: str
    room: str


@dataclass
class StartNoticeLine:
    """A notice on the board; ``category`` is a :class:`~elternportal.domain.board.Category`."""

    key: str
    title: str
    category: str


@dataclass
class ChildLine:
    key: str
    name: str
    class_name: str


def tasks(view: StartView, language: str) -> list[StartTaskLine]:
    """All there is to do, the family's own first."""
    return [
        *(_letter_task(letter, language) for letter in view.letters if letter.waits),
        *(_poll_task(poll, language) for poll in view.polls),
        *(task for glance in view.evenings for task in _family_task(glance, language)),
        *(_teacher_task(glance, language) for glance in view.teaching),
        *_office_tasks(view, language),
    ]


def news(view: StartView, language: str) -> list[InboxLine]:
    """Letters that ask for nothing and have not been read in their current version."""
    return [letter_row(letter, language) for letter in view.letters if not letter.waits]


def notices(view: StartView) -> list[StartNoticeLine]:
    """What stands on the board."""
    return [StartNoticeLine(str(it.notice_id), it.title, it.category.value) for it in view.notices]


def appointments(view: StartView, language: str) -> list[AppointmentLine]:
    """The family's appointments in the order of time."""
    return [
        _appointment(booking, language) for glance in view.evenings for booking in glance.bookings
    ]


def children(view: StartView) -> list[ChildLine]:
    """The children of whom the person is a guardian."""
    return [ChildLine(str(child.id), child.name, child.class_name) for child in view.children]


def without_access(view: StartView, language: str) -> str:
    """For how many children nobody is registered; "" for whoever is not in the office."""
    if not view.children_without_access:
        return ""
    return t("start-office-pins", language, count=view.children_without_access)


def _family_task(glance: FamilyGlance, language: str) -> Iterator[StartTaskLine]:
    """Nothing when booking is over: then there is only the plan to look at."""
    if glance.phase is Phase.CLOSED:
        return
    may_book = glance.phase is Phase.OPEN or (
        glance.phase is Phase.INVITED and bool(glance.invitations)
    )
    yield StartTaskLine(
        key=f"evening-{glance.evening_id}",
        group="bookings",
        title=f"{glance.title}, {day(clock.to_school(glance.starts_at).date(), language)}",
        text=_family_sentence(glance, may_book, language),
        notes=[
            t("start-invitation", language, teacher=one.teacher_name, child=one.child_name)
            for one in glance.invitations
        ],
        action=t("start-book" if may_book else "start-look", language),
        href=f"{routes.localized(routes.EVENING, language)}?abend={glance.evening_id}",
    )


def _family_sentence(glance: FamilyGlance, may_book: bool, language: str) -> str:
    if not may_book:
        opens = glance.rules.invited_from if glance.invitations else glance.rules.open_from
        return t("start-opens", language, when=day_and_time(opens, language))
    closes = day_and_time(glance.rules.closed_from, language)
    if glance.bookings:
        return t("start-booked", language, count=len(glance.bookings), when=closes)
    return t("start-open", language, when=closes)


def _letter_task(letter: InboxRow, language: str) -> StartTaskLine:
    sentence, _ = wish(letter.demand, letter.deadline, language)
    return StartTaskLine(
        key=f"letter-{letter.letter_id}",
        group="news",
        title=letter.title,
        text=sentence,
        notes=[],
        action=t("start-letter", language),
        href=letter_address(letter.letter_id, language),
        children=[state.child.label for state in letter.children if state.waits],
    )


def _poll_task(poll: WaitingPoll, language: str) -> StartTaskLine:
    return StartTaskLine(
        key=f"poll-{poll.poll_id}",
        group="news",
        title=poll.title,
        text=t("start-poll", language, day=day(poll.ends_on, language)),
        notes=[],
        action=t("start-vote", language),
        href=routes.localized(routes.POLLS, language),
    )


def _teacher_task(glance: TeacherGlance, language: str) -> StartTaskLine:
    return StartTaskLine(
        key=f"teaching-{glance.evening_id}",
        group="bookings",
        title=f"{glance.title}, {day(clock.to_school(glance.starts_at).date(), language)}",
        text=t("start-teaching", language, count=glance.booked),
        notes=[],
        action=t("start-my-evening", language),
        href=routes.localized(routes.TEACHER_EVENING, language),
    )


def _office_tasks(view: StartView, language: str) -> Iterator[StartTaskLine]:
    """Only what waits: the office's usual pages are links of their own."""
    if view.open_tasks:
        yield StartTaskLine(
            key="office-tasks",
            group="office",
            title=t("menu-office-tasks", language),
            text=t("start-office-tasks", language, count=view.open_tasks),
            notes=[],
            action=t("start-office-tasks-action", language),
            href=routes.localized(routes.OFFICE_TASKS, language),
        )
    for letter in view.overdue_letters:
        yield StartTaskLine(
            key=f"overdue-{letter.letter_id}",
            group="news",
            title=letter.title,
            text=t(
                "start-overdue",
                language,
                day=day(letter.deadline, language),
                count=letter.missing,
            ),
            notes=[],
            action=t("start-overdue-action", language),
            href=results_address(letter.letter_id, language),
        )


def _appointment(booking: OwnBooking, language: str) -> AppointmentLine:
    ends = clock_time(booking.ends_at, language)
    return AppointmentLine(
        key=str(booking.booking_id),
        when=f"{day_and_time(booking.starts_at, language)}–{ends}",
        teacher=booking.teacher_name,
        child=booking.child.label,
        room=t("start-room", language, room=booking.room) if booking.room else "",
    )
