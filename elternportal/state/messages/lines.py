"""Conversations as plain rows of strings in the page's language."""

from dataclasses import dataclass

from elternportal import clock, routes
from elternportal.domain.messages import CLASS_MESSAGE, CONVERSATION, MESSAGES, ROUND, Obstacle
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day, day_and_time
from elternportal.services.messages.class_messages import ClassMessageRow
from elternportal.services.messages.threads import MessageRow, ThreadRow, ThreadView
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.listing import list_address
from elternportal.state.messages.words import family_side, school_side, when


@dataclass
class ThreadLine:
    """A conversation in the list."""

    id: int
    who: str
    about: str
    subject: str
    when: str
    href: str
    is_unread: bool
    is_current: bool


@dataclass
class MessageLine:
    """A message; ``day`` is set where another day begins, ``waits`` until it is delivered."""

    id: int
    day: str
    author: str
    text: str
    when: str
    waits: str
    files: list[FileLine]
    is_ours: bool
    is_withdrawn: bool
    is_read: bool
    may_withdraw: bool
    may_report: bool


@dataclass
class OpenThreadLine:
    """The conversation that is open; ``obstacle`` says why nobody can write in it."""

    subject: str = ""
    who: str = ""
    about: str = ""
    readers: str = ""
    obstacle: str = ""
    handed_over: str = ""
    hours: str = ""
    earlier: str = ""
    earlier_href: str = ""
    paper: str = ""
    note: str = ""
    is_school: bool = False
    is_closed: bool = False
    may_hand_over: bool = False


@dataclass
class SuccessorLine:
    """A teacher to whom a conversation can be passed on."""

    id: str
    name: str


def thread_line(row: ThreadRow, current: int, chosen: dict[str, str], language: str) -> ThreadLine:
    """A conversation of the list, which stays as it is when one is opened."""
    return ThreadLine(
        id=row.thread_id,
        who=row.child.label if row.is_school else school_side(row, language),
        about=row.guardian if row.is_school else row.child.label,
        subject=row.subject,
        when=when(row.last_at, language),
        href=list_address(MESSAGES, language, {**chosen, CONVERSATION: row.thread_id}),
        is_unread=row.is_unread,
        is_current=row.thread_id == current,
    )


def round_line(row: ClassMessageRow, language: str) -> ThreadLine:
    """Something written to a class, in the same list."""
    return ThreadLine(
        id=row.class_message_id,
        who=row.class_name,
        about="",
        subject=row.subject,
        when=when(row.sent_at, language),
        href=list_address(CLASS_MESSAGE, language, {ROUND: row.class_message_id}),
        is_unread=False,
        is_current=False,
    )


def open_thread_line(view: ThreadView, language: str) -> OpenThreadLine:
    """What stands above and below the messages."""
    row = view.row
    handed_over = ""
    if view.earlier_teacher is not None and view.handed_over_at is not None:
        until = day(clock.to_school(view.handed_over_at).date(), language)
        earlier = view.earlier_teacher.text(language)
        handed_over = t("messages-was-handed-over", language, day=until, teacher=earlier)
    return OpenThreadLine(
        subject=row.subject,
        who=family_side(row, language) if row.is_school else school_side(row, language),
        about=row.child.label,
        readers=t(f"messages-for-{'one' if view.is_for_one else 'all'}", language),
        obstacle=_obstacle(view, language),
        handed_over=handed_over,
        earlier=t("messages-earlier", language, count=view.earlier) if view.earlier else "",
        paper=routes.thread_paper(row.thread_id, language),
        note=routes.thread_note(row.thread_id, language) if view.is_unreached else "",
        is_school=row.is_school,
        is_closed=row.is_closed,
        may_hand_over=row.is_school and view.teacher_id is not None and not row.is_closed,
    )


def message_lines(view: ThreadView, language: str) -> list[MessageLine]:
    """The messages in their order, with the days between them."""
    lines: list[MessageLine] = []
    before = None
    for row in view.messages:
        on = clock.to_school(row.at).date()
        lines.append(_line(row, day(on, language) if on != before else "", view, language))
        before = on
    return lines


def _line(row: MessageRow, new_day: str, view: ThreadView, language: str) -> MessageLine:
    waits = ""
    if row.waits_until is not None:
        waits = t("messages-waits", language, when=day_and_time(row.waits_until, language))
    return MessageLine(
        id=row.message_id,
        day=new_day,
        author=_author(row, view, language),
        text=row.text,
        when=clock_time(row.at, language),
        waits=waits,
        files=file_lines(row.files, language),
        is_ours=row.is_from_own_side,
        is_withdrawn=row.is_withdrawn,
        is_read=row.is_read,
        may_withdraw=row.may_withdraw,
        may_report=not row.is_from_own_side and not row.is_withdrawn,
    )


def _author(row: MessageRow, view: ThreadView, language: str) -> str:
    """Who wrote it. Families read the school's side as it was then, and no name of the office."""
    if row.is_own:
        return t("messages-you", language)
    is_by_family = row.is_from_own_side != view.row.is_school
    was_another = view.handed_over_at is not None and row.at < view.handed_over_at
    if is_by_family or view.row.is_school or was_another:
        return row.author or t("messages-unknown", language)
    return school_side(view.row, language)


def _obstacle(view: ThreadView, language: str) -> str:
    if view.obstacle is Obstacle.NONE:
        return ""
    return t(f"messages-obstacle-{view.obstacle}", language)
