"""Consultation hours on the start page, in words."""

from elternportal.domain.consultation import CONSULTATION, TEACHER_CONSULTATION
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day, day_and_time
from elternportal.services.consultation.own_talks import DeclinedRow, OwnTalkRow
from elternportal.services.consultation.start import TalksAtStartView, TeacherDayRow
from elternportal.state.consultation.words import form_text
from elternportal.state.listing import list_address
from elternportal.state.start_lines import AppointmentLine, AreaStartLine, StartTaskLine


def start_lines(view: TalksAtStartView, language: str) -> AreaStartLine:
    """What the school has cancelled, the family's talks, and a teacher's next day."""
    tasks = [_declined(row, language) for row in view.declined]
    if view.teaching is not None:
        tasks.append(_teaching(view.teaching, language))
    return AreaStartLine(
        tasks=tasks, appointments=[_appointment(talk, language) for talk in view.own]
    )


def _declined(row: DeclinedRow, language: str) -> StartTaskLine:
    return StartTaskLine(
        key=f"consultation-declined-{row.appointment_id}",
        position=25,
        group="bookings",
        title=t("start-consultation-declined-title", language),
        text=t(
            "start-consultation-declined",
            language,
            teacher=row.teacher_name,
            time=day_and_time(row.starts_at, language),
        ),
        action=t("start-consultation-choose", language),
        href=list_address(CONSULTATION, language, {}),
        children=[row.child.label],
    )


def _teaching(row: TeacherDayRow, language: str) -> StartTaskLine:
    return StartTaskLine(
        key="consultation-teaching",
        position=45,
        group="bookings",
        title=t("start-consultation-teaching-title", language, day=day(row.day, language)),
        text=t("start-consultation-teaching", language, count=row.booked),
        action=t("start-consultation-look", language),
        href=list_address(TEACHER_CONSULTATION, language, {}),
    )


def _appointment(talk: OwnTalkRow, language: str) -> AppointmentLine:
    ends = clock_time(talk.ends_at, language)
    room = t("start-room", language, room=talk.room) if talk.room else ""
    return AppointmentLine(
        key=f"consultation-{talk.appointment_id}",
        at=talk.starts_at,
        when=f"{day_and_time(talk.starts_at, language)}–{ends}",
        teacher=talk.teacher_name,
        child=talk.child.label,
        room=room or form_text(talk.form, language),
    )
