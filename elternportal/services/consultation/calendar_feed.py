"""Talks in consultation hours in calendars: a family's, and a teacher's own."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.calendars.entries import CalendarEntry, CalendarQuery, entries_bytes
from elternportal.domain.consultation import (
    CONSULTATION,
    TEACHER_CONSULTATION,
    AppointmentState,
    TalkForm,
)
from elternportal.domain.names import pupil_name
from elternportal.domain.people import Actor, Role
from elternportal.i18n import t
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.consultation.own_talks import OwnTalkRow, own_talks

PRODUCT = "-//Elternportal//Sprechstunden//DE"


def calendar_entries(
    session: Session, actor: Actor, query: CalendarQuery
) -> tuple[CalendarEntry, ...]:
    """The actor's appointments about the children that the query names, and a teacher's own."""
    entries: list[CalendarEntry] = []
    if actor.has(Role.PARENT):
        entries += [
            _family_entry(talk, actor.language)
            for talk in own_talks(session, actor)
            if talk.child.id in query.pupil_ids
        ]
    if query.with_own and actor.has(Role.TEACHER) and actor.teacher_id is not None:
        entries += _teacher_entries(session, actor, actor.teacher_id, query)
    return tuple(entries)


def family_ics(talks: Sequence[OwnTalkRow], language: str, alarm_minutes: int = 0) -> bytes:
    """A family's appointments to come as a calendar file."""
    entries = (_family_entry(talk, language) for talk in talks)
    name = t("consultation-calendar-name", language)
    return entries_bytes(PRODUCT, name, entries, language, alarm_minutes)


def _family_entry(talk: OwnTalkRow, language: str) -> CalendarEntry:
    return CalendarEntry(
        uid=f"consultation-{talk.appointment_id}",
        title=t(
            "consultation-calendar-title",
            language,
            teacher=talk.teacher_name,
            child=talk.child.label,
        ),
        begins=talk.starts_at,
        ends=talk.ends_at,
        changed_at=talk.changed_at,
        sequence=talk.sequence,
        place=_place(talk.form, talk.room, language),
        text=talk.video_link,
        route=CONSULTATION,
    )


def _teacher_entries(
    session: Session, actor: Actor, teacher_id: int, query: CalendarQuery
) -> list[CalendarEntry]:
    rows = session.execute(
        select(ConsultationAppointment, Pupil, col(SchoolClass.short_name))
        .join(Pupil, col(Pupil.id) == col(ConsultationAppointment.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(
            col(ConsultationAppointment.teacher_id) == teacher_id,
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.day).between(query.first_day, query.last_day),
        )
        .order_by(col(ConsultationAppointment.starts_at))
    )
    return [
        CalendarEntry(
            uid=f"consultation-{id_of(booked)}",
            title=t(
                "consultation-calendar-own",
                actor.language,
                child=pupil_name(pupil.first_name, pupil.surname, class_name or ""),
            ),
            begins=booked.starts_at,
            ends=booked.ends_at,
            changed_at=booked.changed_at,
            sequence=booked.sequence,
            place=_place(TalkForm(booked.form), booked.room, actor.language),
            route=TEACHER_CONSULTATION,
        )
        for booked, pupil, class_name in rows
    ]


def _place(form: TalkForm, room: str, language: str) -> str:
    if form is TalkForm.ON_SITE:
        return t("calendar-room", language, room=room) if room else ""
    return t(f"consultation-form-{form}", language)
