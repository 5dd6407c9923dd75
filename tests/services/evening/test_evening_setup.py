"""The office creates, edits and publishes evenings."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from pydantic import ValidationError
from sqlmodel import Session, col, select

from elternportal.db import Change, Database
from elternportal.domain import topics
from elternportal.domain.evening import Phase
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.models.evening import Attendance, ParentsEvening, Slot
from elternportal.models.school import Teacher
from elternportal.services.evening.bookings import BookSlot, book_for
from elternportal.services.evening.publishing import HasBookings, publish_evening, unpublish_evening
from elternportal.services.evening.setup import (
    EditEvening,
    EveningDraft,
    TimesFrozen,
    create_evening,
    edit_evening,
    evening_detail,
    evening_list,
)
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

DRAFT: dict[str, Any] = {
    "title": "Elternsprechtag",
    "day": "2026-11-26",
    "starts": "17:00",
    "ends": "18:00",
    "slot_minutes": "10",
    "invited_from": "2026-11-19T08:00",
    "open_from": "2026-11-21T18:00",
    "closed_from": "2026-11-26T16:00",
    "cancel_until": "2026-11-26T12:00",
}


def draft(**changes: Any) -> EveningDraft:
    return EveningDraft.model_validate({**DRAFT, **changes})


def slots_of(session: Session, evening_id: int, teacher_id: int) -> Sequence[Any]:
    """A teacher's slots as rows, in the order of time."""
    statement = select(Slot.id, Slot.starts_at, Slot.ends_at, Slot.block).where(
        Slot.evening_id == evening_id, Slot.teacher_id == teacher_id
    )
    return session.exec(statement.order_by(col(Slot.starts_at))).all()


@pytest.fixture
def evening_id(database: Database, world: World) -> int:
    with database.transaction() as session:
        return create_evening(session, world.olga, draft())


def edit(database: Database, actor: Actor, evening_id: int, **changes: Any) -> None:
    with database.transaction() as session:
        newest = session.get_one(ParentsEvening, evening_id).revision
        edit_evening(session, actor, EditEvening(evening_id, draft(**changes), newest))


def book_first_slot(database: Database, world: World, evening_id: int) -> None:
    with database.transaction() as session:
        slot = slots_of(session, evening_id, world.teachers["Huber"])[0]
        book_for(session, world.olga, BookSlot(slot.id or 0, world.pupils["Ada"]))


def test_a_new_evening_gives_every_teacher_with_lessons_slots_in_school_time(
    database: Database, world: World, evening_id: int
) -> None:
    with database.reading() as session:
        attending = session.exec(select(Attendance.teacher_id)).all()
        slots = slots_of(session, evening_id, world.teachers["Huber"])
        assert not session.get_one(ParentsEvening, evening_id).is_published
    assert set(attending) == set(world.teachers.values())
    assert len(slots) == 6
    assert slots[0].starts_at.isoformat() == "2026-11-26T16:00:00+00:00"


def test_teachers_without_lessons_take_part_only_if_the_evening_says_so(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        counsellor = Teacher(short_name="Ber", surname="Berater")
        session.add_all([counsellor, Teacher(short_name="Weg", is_active=False)])
        session.flush()
        counsellor_id = counsellor.id or 0
    edit(database, world.olga, evening_id)
    with database.reading() as session:
        assert slots_of(session, evening_id, counsellor_id) == []
    edit(database, world.olga, evening_id, all_teachers_bookable="on")
    with database.reading() as session:
        assert len(slots_of(session, evening_id, counsellor_id)) == 6
        assert len(session.exec(select(Attendance)).all()) == 4


def test_new_times_without_bookings_keep_the_slots_that_still_fit(
    database: Database, world: World, evening_id: int
) -> None:
    with database.reading() as session:
        before = slots_of(session, evening_id, world.teachers["Huber"])
    edit(database, world.olga, evening_id, starts="17:30", ends="18:30")
    with database.reading() as session:
        after = slots_of(session, evening_id, world.teachers["Huber"])
        presence = session.exec(select(Attendance.arrives_at, Attendance.leaves_at)).first()
    assert [slot.id for slot in after[:3]] == [slot.id for slot in before[3:]]
    assert len(after) == 6
    assert presence == (after[0].starts_at, after[5].ends_at)


@pytest.mark.parametrize(
    "change",
    [
        {"day": "2026-11-27", "closed_from": "2026-11-26T15:00"},
        {"starts": "16:50"},
        {"ends": "18:10"},
        {"slot_minutes": "12"},
    ],
)
def test_times_are_frozen_once_a_family_has_booked(
    database: Database, world: World, evening_id: int, change: dict[str, str]
) -> None:
    book_first_slot(database, world, evening_id)
    with pytest.raises(TimesFrozen):
        edit(database, world.olga, evening_id, **change)
    with database.reading() as session:
        assert len(slots_of(session, evening_id, world.teachers["Huber"])) == 6
        assert evening_detail(session, world.olga, evening_id).are_times_frozen


def test_title_phases_and_limits_stay_editable_after_bookings(
    database: Database, world: World, evening_id: int
) -> None:
    book_first_slot(database, world, evening_id)
    edit(database, world.olga, evening_id, title="Neu", max_per_child="3", max_consecutive="2")
    with database.reading() as session:
        detail = evening_detail(session, world.olga, evening_id)
        blocks = [s.block for s in slots_of(session, evening_id, world.teachers["Huber"])]
    assert (detail.draft.title, detail.draft.max_per_child) == ("Neu", 3)
    assert blocks == ["", "", "forced", "", "", "forced"]


def test_the_detail_shows_what_was_typed(database: Database, world: World, evening_id: int) -> None:
    with database.reading() as session:
        assert evening_detail(session, world.hanna, evening_id).draft == draft()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"ends": "17:00"}, "evening-setup-error-times"),
        ({"ends": "17:09"}, "evening-setup-error-times"),
        ({"open_from": "2026-11-18T08:00"}, "evening-setup-error-phases"),
        ({"closed_from": "2026-11-21T18:00"}, "evening-setup-error-phases"),
        ({"closed_from": "2026-11-27T18:00"}, "evening-setup-error-phases"),
        ({"cancel_until": "2026-11-26T18:01"}, "evening-setup-error-cancel-until"),
    ],
)
def test_times_and_phases_in_no_sensible_order_are_refused(
    database: Database, world: World, changes: dict[str, str], key: str
) -> None:
    with pytest.raises(InvalidInput) as refused, database.transaction() as session:
        create_evening(session, world.olga, draft(**changes))
    assert refused.value.text_key == key


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "  "),
        ("slot_minutes", "4"),
        ("open_from", "bald"),
        ("max_per_child", "0"),
        ("day", "0001-01-01"),
        ("cancel_until", "9999-12-31T23:59"),
    ],
)
def test_W1_fields_out_of_range_are_refused(field: str, value: str) -> None:
    with pytest.raises(ValidationError):
        draft(**{field: value})


def test_publishing_shows_the_evening_and_hiding_it_needs_an_evening_without_bookings(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        publish_evening(session, world.olga, evening_id)
    with database.reading() as session:
        row = evening_list(session, world.olga)[0]
    assert (row.is_published, row.phase, row.teachers, row.booked) == (True, Phase.OPEN, 3, 0)
    with database.transaction() as session:
        unpublish_evening(session, world.olga, evening_id)
        publish_evening(session, world.olga, evening_id)
    book_first_slot(database, world, evening_id)
    with pytest.raises(HasBookings), database.transaction() as session:
        unpublish_evening(session, world.olga, evening_id)


def test_an_edit_reaches_everybody_who_looks_at_the_evening(
    database: Database, world: World, evening_id: int
) -> None:
    heard: list[Change] = []
    database.on_commit(heard.append)
    edit(database, world.olga, evening_id, max_consecutive="2")
    huber = world.teachers["Huber"]
    assert {
        topics.evening(evening_id),
        topics.schedule(evening_id),
        topics.column(evening_id, huber),
        topics.teacher_evening(evening_id, huber),
    } <= heard[0].topics


@pytest.mark.parametrize("who", ["anna", "berta", "huber", "roth"])
def test_Z4_outsiders_neither_see_nor_change_the_set_up(
    database: Database, world: World, evening_id: int, who: str
) -> None:
    actor: Actor = getattr(world, who)
    attempts = [
        lambda s: create_evening(s, actor, draft()),
        lambda s: edit_evening(s, actor, EditEvening(evening_id, draft(title="X"))),
        lambda s: publish_evening(s, actor, evening_id),
        lambda s: unpublish_evening(s, actor, evening_id),
        lambda s: evening_list(s, actor),
        lambda s: evening_detail(s, actor, evening_id),
        lambda s: evening_detail(s, actor, 999),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed), database.transaction() as session:
            attempt(session)


def test_a_missing_evening_is_not_found(database: Database, world: World) -> None:
    for use_case in (publish_evening, unpublish_evening, evening_detail):
        with pytest.raises(NotFound), database.transaction() as session:
            use_case(session, world.olga, 999)


def test_times_are_shown_as_typed_across_the_change_of_the_clock(
    database: Database, world: World
) -> None:
    typed = draft(day="2027-03-30", closed_from="2027-03-30T16:00", cancel_until="2027-03-28T03:30")
    with database.transaction() as session:
        new = create_evening(session, world.olga, typed)
    with database.reading() as session:
        detail = evening_detail(session, world.olga, new)
    assert detail.draft.cancel_until == datetime(2027, 3, 28, 3, 30)
