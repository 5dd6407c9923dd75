"""What the page of consultation hours shows a family, as plain rows of strings in its language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from elternportal.domain.consultation import CHILD, CONSULTATION
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day, day_and_time
from elternportal.services.consultation.family import (
    ConsultationView,
    OfferingTeacherRow,
    TimeRow,
    TimeState,
)
from elternportal.services.consultation.own_talks import DeclinedRow, OwnTalkRow
from elternportal.services.school import ChildView
from elternportal.state.consultation.words import TalkOptionLine, form_text, hour_text
from elternportal.state.listing import ChoiceLine, list_address


@dataclass
class TimeLine:
    """One time as a chip; ``starts_at`` is the instant in ISO format."""

    starts_at: str
    time: str
    state: str
    whole_time: str
    teacher: str
    spoken: str


@dataclass
class TalkDayLine:
    label: str
    times: list[TimeLine] = field(default_factory=list)


@dataclass
class OfferingTeacherLine:
    """A teacher for a child. ``own`` is the time of the own appointment, ``next`` the next free.

    ``about`` says what the teacher is for the child: class teacher, subjects, both or nothing.
    """

    key: str
    teacher_id: int
    pupil_id: int
    teacher: str
    about: str
    child: str
    own: str
    next: str
    hours: list[str] = field(default_factory=list)
    days: list[TalkDayLine] = field(default_factory=list)


@dataclass
class OwnTalkLine:
    """An appointment of the family."""

    appointment_id: int
    time: str
    teacher: str
    child: str
    place: str
    video_link: str
    form: str
    topic: str
    text: str
    about: str
    question: str
    can_cancel: bool
    forms: list[TalkOptionLine] = field(default_factory=list)


@dataclass
class DeclinedLine:
    """An appointment that the school has cancelled, with chips of other times."""

    appointment_id: int
    teacher_id: int
    pupil_id: int
    key: str
    sentence: str
    reason: str
    offers: list[TimeLine] = field(default_factory=list)


def rules_sentence(view: ConsultationView, language: str) -> str:
    """Until when one books and cancels."""
    rules = view.rules
    return t(
        "consultation-rules",
        language,
        days=rules.days_before,
        until=f"{rules.until:%-H:%M}",
        weeks=rules.weeks_ahead,
        hours=rules.cancel_hours,
    )


def teacher_lines(
    view: ConsultationView, child_id: int, language: str
) -> list[OfferingTeacherLine]:
    """The teachers of one child, or of all for ``child_id`` 0."""
    own = {talk.key: day_and_time(talk.starts_at, language) for talk in view.own[::-1]}
    return [
        _teacher(row, own.get(row.key, ""), language)
        for row in view.teachers
        if child_id in (0, row.child.id)
    ]


def own_lines(talks: Sequence[OwnTalkRow], language: str) -> list[OwnTalkLine]:
    """The family's appointments in the order of time."""
    return [_own(talk, language) for talk in talks]


def declined_lines(rows: Sequence[DeclinedRow], language: str) -> list[DeclinedLine]:
    """What the school has cancelled."""
    return [_declined(row, language) for row in rows]


def child_choices(children: Sequence[ChildView], child_id: int, language: str) -> list[ChoiceLine]:
    """The choice of a child, which stands in the address; one child needs none."""
    if len(children) < 2:
        return []
    choices = [(0, t("consultation-all-children", language))]
    choices += [(child.id, child.label) for child in children]
    return [
        ChoiceLine(
            str(one), label, list_address(CONSULTATION, language, {CHILD: one}), one == child_id
        )
        for one, label in choices
    ]


def what_is_booked(talk: OwnTalkRow, language: str) -> str:
    """Di, 1.12., 9:45 bei Frau Huber"""
    time = day_and_time(talk.starts_at, language)
    return t("consultation-what", language, time=time, teacher=talk.teacher_name)


def _teacher(row: OfferingTeacherRow, own: str, language: str) -> OfferingTeacherLine:
    free = row.free
    class_teacher = t("consultation-class-teacher", language) if row.is_class_teacher else ""
    return OfferingTeacherLine(
        key=row.key,
        teacher_id=row.teacher_id,
        pupil_id=row.child.id,
        teacher=row.teacher_name,
        about=" · ".join(filter(None, (class_teacher, row.subjects))),
        child=row.child.label,
        own=own,
        next=day_and_time(free[0], language) if free else "",
        hours=[hour_text(hour, language) for hour in row.hours],
        days=[
            TalkDayLine(
                label=day(on, language),
                times=[_time(one, row.teacher_name, row.child, language) for one in times],
            )
            for on, times in row.days
        ],
    )


def _time(one: TimeRow, teacher: str, child: ChildView, language: str) -> TimeLine:
    word = t(f"consultation-state-{one.state}", language)
    time = day_and_time(one.starts_at, language)
    return TimeLine(
        starts_at=one.starts_at.isoformat(),
        time=clock_time(one.starts_at, language),
        state=one.state,
        whole_time=time,
        teacher=teacher,
        spoken=f"{time}, {teacher}, {child.label}: {word}",
    )


def _own(talk: OwnTalkRow, language: str) -> OwnTalkLine:
    time = day_and_time(talk.starts_at, language)
    room = t("consultation-room", language, room=talk.room) if talk.room else ""
    place = ", ".join(filter(None, (form_text(talk.form, language), room)))
    return OwnTalkLine(
        appointment_id=talk.appointment_id,
        time=f"{time}–{clock_time(talk.ends_at, language)}",
        teacher=talk.teacher_name,
        child=talk.child.label,
        place=place,
        video_link=talk.video_link,
        form=talk.form,
        topic=talk.topic,
        text=talk.text,
        about=": ".join(filter(None, (talk.topic, talk.text))),
        question=t(
            "consultation-cancel-question",
            language,
            time=time,
            teacher=talk.teacher_name,
            child=talk.child.name,
        ),
        can_cancel=talk.can_cancel,
        forms=[TalkOptionLine(form, form_text(form, language)) for form in talk.forms],
    )


def _declined(row: DeclinedRow, language: str) -> DeclinedLine:
    def offer(at: datetime) -> TimeLine:
        line = _time(TimeRow(at, TimeState.FREE), row.teacher_name, row.child, language)
        line.time = line.whole_time
        return line

    reason = t("consultation-declined-reason", language, reason=row.reason) if row.reason else ""
    return DeclinedLine(
        appointment_id=row.appointment_id,
        teacher_id=row.teacher_id,
        pupil_id=row.child.id,
        key=f"abgesagt-{row.appointment_id}",
        sentence=t(
            "consultation-declined",
            language,
            teacher=row.teacher_name,
            time=day_and_time(row.starts_at, language),
            child=row.child.label,
        ),
        reason=reason,
        offers=[offer(at) for at in row.offers],
    )
