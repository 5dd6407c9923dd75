"""Teachers tell families of their classes whether coming is needed."""

import pytest

from elternportal.db import Change, Database
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.services.evening.booking_errors import BookingRefused
from elternportal.services.evening.bookings import BookSlot, book
from elternportal.services.evening.invitations import (
    ClassInvitationsView,
    InvitationDraft,
    Invite,
    WithdrawInvitations,
    invitation_list,
    invite,
    withdraw_invitations,
)
from elternportal.services.evening.scope import TeacherAtEvening
from tests.support.evenings import EVENING_START, add_evening, slot_at
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def who(database: Database, world: World) -> TeacherAtEvening:
    """Frau Huber at an evening at which only invited parents may book yet."""
    with database.transaction() as session:
        evening_id = add_evening(session, world, open_from=EVENING_START.replace(hour=9))
    return TeacherAtEvening(evening_id, world.teachers["Huber"])


def form(world: World, *children: str, needed: bool = True, note: str = "") -> InvitationDraft:
    ids = tuple(world.pupils[child] for child in children)
    return InvitationDraft(pupil_ids=ids, is_needed=needed, note=note)


def listed(
    database: Database, actor: Actor, who: TeacherAtEvening
) -> tuple[ClassInvitationsView, ...]:
    with database.reading() as session:
        return invitation_list(session, actor, who)


def test_a_class_is_invited_at_once_and_what_was_said_is_replaced(
    database: Database, world: World, who: TeacherAtEvening
) -> None:
    with database.transaction() as session:
        invite(session, world.huber, Invite(who, form(world, "Ada", "Carla", "Dora", note="Note")))
        invite(session, world.huber, Invite(who, form(world, "Carla", needed=False)))
        withdrawn = WithdrawInvitations(who, (world.pupils["Dora"],))
        withdraw_invitations(session, world.huber, withdrawn)
    classes = listed(database, world.huber, who)
    assert [(each.class_name, each.subjects) for each in classes] == [
        ("7b", "Mathematik"),
        ("9a", "Mathematik"),
    ]
    said = {child.child.split()[0]: (child.is_needed, child.note) for child in classes[0].children}
    assert said == {"Ada": (True, "Note"), "Carla": (False, ""), "Dora": (None, "")}


def test_who_is_needed_may_book_before_the_others(
    database: Database, world: World, who: TeacherAtEvening
) -> None:
    with database.transaction() as session:
        invite(session, world.huber, Invite(who, form(world, "Ada")))
        invite(session, world.huber, Invite(who, form(world, "Carla", needed=False)))
        slot = slot_at(session, who.evening_id, who.teacher_id, 0)
    with pytest.raises(BookingRefused), database.transaction() as session:
        book(session, world.berta, BookSlot(slot, world.pupils["Carla"]))
    with database.transaction() as session:
        book(session, world.anna, BookSlot(slot, world.pupils["Ada"]))
    ada = listed(database, world.huber, who)[0].children[0]
    assert ada.is_booked


def test_the_families_pages_hear_of_it(
    database: Database, world: World, who: TeacherAtEvening
) -> None:
    heard: list[Change] = []
    database.on_commit(heard.append)
    with database.transaction() as session:
        invite(session, world.huber, Invite(who, form(world, "Ada")))
    assert {topics.family(each.account_id) for each in (world.anna, world.anton)} <= heard[0].topics
    assert topics.family(world.berta.account_id) not in heard[0].topics


def test_Z4_children_of_other_classes_and_missing_ones_are_not_found(
    database: Database, world: World, who: TeacherAtEvening
) -> None:
    roth = TeacherAtEvening(who.evening_id, world.teachers["Roth"])
    for pupil_id in (world.pupils["Ada"], 999):
        ids = (world.pupils["Ben"], pupil_id)
        command = Invite(roth, InvitationDraft(pupil_ids=ids, is_needed=True))
        with pytest.raises(NotFound), database.transaction() as session:
            invite(session, world.roth, command)
    assert [child.is_needed for child in listed(database, world.roth, roth)[0].children] == [None]


@pytest.mark.parametrize(
    ("person", "refusal"),
    [("maier", NotFound), ("roth", NotFound), ("anna", NotAllowed), ("berta", NotAllowed)],
)
def test_Z4_outsiders_neither_see_nor_send_a_teachers_invitations(
    database: Database, world: World, who: TeacherAtEvening, person: str, refusal: type[Exception]
) -> None:
    actor: Actor = getattr(world, person)
    with pytest.raises(refusal), database.transaction() as session:
        invite(session, actor, Invite(who, form(world, "Ada")))
    with pytest.raises(refusal), database.transaction() as session:
        withdraw_invitations(session, actor, WithdrawInvitations(who, (world.pupils["Ada"],)))
    with pytest.raises(refusal):
        listed(database, actor, who)


def test_the_office_invites_for_a_teacher(
    database: Database, world: World, who: TeacherAtEvening
) -> None:
    with database.transaction() as session:
        invite(session, world.olga, Invite(who, form(world, "Ada")))
    assert listed(database, world.hanna, who)[0].children[0].is_needed
