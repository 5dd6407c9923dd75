"""The coming evenings on the start page, in words."""

from collections.abc import Iterator

from elternportal import clock, routes
from elternportal.domain.evening import Phase
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day, day_and_time
from elternportal.services.evening.family_plan import OwnBookingRow
from elternportal.services.evening.start import (
    EveningsAtStartView,
    FamilyGlanceRow,
    TeacherGlanceRow,
)
from elternportal.state.start_lines import AppointmentLine, AreaStartLine, StartTaskLine


def start_lines(view: EveningsAtStartView, language: str) -> AreaStartLine:
    """What a family has to book, what a teacher has to look at, and the family's appointments."""
    families = [task for glance in view.evenings for task in _family_task(glance, language)]
    return AreaStartLine(
        tasks=[*families, *(_teacher_task(glance, language) for glance in view.teaching)],
        appointments=[
            _appointment(booking, language)
            for glance in view.evenings
            if not glance.rules.is_called_off
            for booking in glance.bookings
        ],
    )


def _family_task(glance: FamilyGlanceRow, language: str) -> Iterator[StartTaskLine]:
    """Nothing when booking is over: then there is only the plan to look at."""
    if glance.phase is Phase.CLOSED and not (glance.rules.is_called_off and glance.bookings):
        return
    may_book = glance.phase is Phase.OPEN or (
        glance.phase is Phase.INVITED and bool(glance.invitations)
    )
    yield StartTaskLine(
        key=f"evening-{glance.evening_id}",
        position=30,
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


def _family_sentence(glance: FamilyGlanceRow, may_book: bool, language: str) -> str:
    if glance.rules.is_called_off:
        return t("evening-phase-called-off", language)
    if not may_book:
        opens = glance.rules.invited_from if glance.invitations else glance.rules.open_from
        return t("start-opens", language, when=day_and_time(opens, language))
    closes = day_and_time(glance.rules.closed_from, language)
    if glance.bookings:
        return t("start-booked", language, count=len(glance.bookings), when=closes)
    return t("start-open", language, when=closes)


def _teacher_task(glance: TeacherGlanceRow, language: str) -> StartTaskLine:
    return StartTaskLine(
        key=f"teaching-{glance.evening_id}",
        position=40,
        group="bookings",
        title=f"{glance.title}, {day(clock.to_school(glance.starts_at).date(), language)}",
        text=(
            t("teacher-evening-called-off", language)
            if glance.is_called_off
            else t("start-teaching", language, count=glance.booked)
        ),
        action=t("start-my-evening", language),
        href=routes.localized(routes.TEACHER_EVENING, language),
    )


def _appointment(booking: OwnBookingRow, language: str) -> AppointmentLine:
    ends = clock_time(booking.ends_at, language)
    return AppointmentLine(
        key=f"evening-{booking.booking_id}",
        at=booking.starts_at,
        when=f"{day_and_time(booking.starts_at, language)}–{ends}",
        teacher=booking.teacher_name,
        child=booking.child.label,
        room=t("start-room", language, room=booking.room) if booking.room else "",
    )
