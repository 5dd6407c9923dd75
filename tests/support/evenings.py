"""Evenings for tests: from 17:00 to 18:00 in 10-minute slots, open for all parents at NOON."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, select

from elternportal.models.evening import Attendance, ParentsEvening, Slot
from tests.support.world import World

EVENING_START = datetime(2026, 11, 26, 16, 0, tzinfo=UTC)  # 17:00 at school


def add_evening(session: Session, world: World, **changes: object) -> int:
    """A published evening with all three teachers of the world; returns its id."""
    values: dict[str, object] = {
        "title": "Elternsprechtag",
        "starts_at": EVENING_START,
        "ends_at": EVENING_START + timedelta(hours=1),
        "slot_minutes": 10,
        "is_published": True,
        "invited_from": EVENING_START - timedelta(days=7),
        "open_from": EVENING_START - timedelta(days=5),
        "closed_from": EVENING_START - timedelta(hours=1),
        "cancel_until": EVENING_START - timedelta(hours=1),
        "pause_slots": 1,
    } | changes
    evening = ParentsEvening.model_validate(values)
    session.add(evening)
    session.flush()
    assert evening.id is not None
    for teacher_id in world.teachers.values():
        add_attendance(session, evening, teacher_id)
    return evening.id


def add_attendance(session: Session, evening: ParentsEvening, teacher_id: int) -> None:
    """The teacher is present all evening, with a slot every ``slot_minutes``."""
    session.add(
        Attendance(
            evening_id=evening.id,
            teacher_id=teacher_id,
            arrives_at=evening.starts_at,
            leaves_at=evening.ends_at,
            room="R 104",
        )
    )
    length = timedelta(minutes=evening.slot_minutes)
    start = evening.starts_at
    while start < evening.ends_at:
        session.add(
            Slot(
                evening_id=evening.id,
                teacher_id=teacher_id,
                starts_at=start,
                ends_at=start + length,
            )
        )
        start += length
    session.flush()


def slot_at(session: Session, evening_id: int, teacher_id: int, minutes: int) -> int:
    """The id of a teacher's slot so many minutes after the evening's start."""
    slot = session.exec(
        select(Slot).where(
            col(Slot.evening_id) == evening_id,
            col(Slot.teacher_id) == teacher_id,
            col(Slot.starts_at) == EVENING_START + timedelta(minutes=minutes),
        )
    ).one()
    assert slot.id is not None
    return slot.id
