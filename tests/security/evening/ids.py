"""The evenings of tests/security/small_school.py: booked, invited to, and named for each person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.models.evening import Invitation, Slot
from elternportal.models.mail import MailState, OutboxMail
from elternportal.models.office import FamilyCall, OfficeTask
from elternportal.services.evening.bookings import BookSlot, book
from tests.security.families import AMSEL, BIRKE, NOBODY
from tests.security.ids import NOBODYS, Ids, NamedIds, replace
from tests.support.evenings import add_evening
from tests.support.world import World

MISSING = dict.fromkeys(("evening", "slot", "taken_slot", "blocked_slot", "booking"), NOBODYS)
TEACHERS = ("Huber", "Roth")
TAKEN, FREE, BLOCKED = 2, 4, 5  # places of slots in each teacher's evening
LASTS = timedelta(hours=1)


def in_a_week() -> datetime:
    """When an evening begins, counted from what the clock says now."""
    return (clock.now() + timedelta(days=7)).replace(hour=16, minute=0, second=0, microsecond=0)


# Read once, so that it is the same evening for the whole run also when midnight passes meanwhile.
STARTS_AT = in_a_week()


@dataclass(frozen=True)
class Evenings:
    """Ids of the evening that is open for booking, and of the one that is not published."""

    shown: int
    hidden: int


def add_evenings(session: Session, world: World, starts_at: datetime) -> Evenings:
    """An open evening, and one of the same day that only the office knows."""
    times = {
        "starts_at": starts_at,
        "ends_at": starts_at + LASTS,
        "invited_from": starts_at - timedelta(days=20),
        "open_from": starts_at - timedelta(days=19),
        "closed_from": starts_at - timedelta(hours=1),
        "cancel_until": starts_at - timedelta(hours=1),
        "pause_slots": 0,
    }
    shown = add_evening(session, world, **times)
    hidden = add_evening(session, world, **times, title="Geheimer Abend", is_published=False)
    session.flush()
    return Evenings(shown, hidden)


def evening_ids(session: Session, world: World, evenings: Evenings) -> NamedIds:
    """Book, invite and close a slot; then whose child, slot and booking is what to whom."""
    bookings = _add_bookings(session, world, evenings.shown)
    _add_invitations(session, world, evenings.shown)
    mail, task = fail_mails(session), _add_task(session, world)
    call = _add_call(session, world)
    slots = {name: _slots(session, evenings.shown, world.teachers[name]) for name in TEACHERS}
    for name in TEACHERS:
        session.get_one(Slot, slots[name][BLOCKED]).block = "teacher"

    def of(teacher: str, child: str, booked: str) -> Ids:
        return Ids(
            evening=evenings.shown,
            teacher=world.teachers[teacher],
            slot=slots[teacher][FREE],
            taken_slot=slots[teacher][TAKEN],
            blocked_slot=slots[teacher][BLOCKED],
            pupil=world.pupils[child],
            booking=bookings[booked],
            mail=mail,
            task=task,
            call=call,
        )

    hidden_slot = _slots(session, evenings.hidden, world.teachers["Huber"])[0]
    hidden = replace(of("Huber", "Emil", "Ada"), evening=evenings.hidden, slot=hidden_slot)
    return {
        ("anna", "own"): of("Huber", "Ada", "Ada"),
        ("anna", "foreign"): replace(
            hidden, pupil=world.pupils["Carla"], booking=bookings["Carla"]
        ),
        ("berta", "own"): of("Huber", "Carla", "Carla"),
        ("berta", "foreign"): replace(hidden, pupil=world.pupils["Ada"], booking=bookings["Ada"]),
        ("huber", "own"): of("Huber", "Dora", "Ada"),
        ("huber", "foreign"): of("Roth", "Emil", "Ben"),
        ("roth", "own"): of("Roth", "Fritz", "Ben"),
        ("roth", "foreign"): of("Huber", "Carla", "Carla"),
        ("olga", "own"): of("Huber", "Dora", "Carla"),
        ("hanna", "own"): of("Huber", "Dora", "Carla"),
        (NOBODY, "own"): of("Huber", "Ada", "Ada"),
    }


def _add_bookings(session: Session, world: World, evening: int) -> dict[str, int]:
    return {
        child: _book(session, world, evening, actor, child, teacher, number)
        for actor, child, teacher, number in (
            (world.anna, "Ada", "Huber", 0),
            (world.anna, "Ben", "Roth", TAKEN),
            (world.berta, "Carla", "Huber", TAKEN),
        )
    }


def _add_invitations(session: Session, world: World, evening: int) -> None:
    for child, family in (("Ada", AMSEL), ("Carla", BIRKE)):
        session.add(
            Invitation(
                evening_id=evening,
                teacher_id=world.teachers["Huber"],
                pupil_id=world.pupils[child],
                note=family.note,
            )
        )


def fail_mails(session: Session) -> int:
    """All mails have failed, so that they may be sent again; the id of one."""
    mails = session.exec(select(OutboxMail).order_by(col(OutboxMail.id))).all()
    for mail in mails:
        mail.state, mail.finished_at = MailState.UNDELIVERABLE, clock.now()
    return mails[0].id or 0


def _add_task(session: Session, world: World) -> int:
    task = OfficeTask(
        kind="mail-unreachable", account_id=world.anna.account_id, created_at=clock.now()
    )
    session.add(task)
    session.flush()
    return task.id or 0


def _add_call(session: Session, world: World) -> int:
    call = FamilyCall(
        pupil_id=world.pupils["Dora"],
        kind="evening-cancelled",
        params={
            "evening": "Elternsprechtag",
            "teacher": "Frau Huber",
            "starts_at": clock.now().isoformat(),
        },
        created_at=clock.now(),
    )
    session.add(call)
    session.flush()
    return call.id or 0


def _book(
    session: Session,
    world: World,
    evening: int,
    actor: Actor,
    child: str,
    teacher: str,
    number: int,
) -> int:
    slot_id = _slots(session, evening, world.teachers[teacher])[number]
    return book(session, actor, BookSlot(slot_id, world.pupils[child]))


def _slots(session: Session, evening_id: int, teacher_id: int) -> list[int]:
    statement = (
        select(Slot.id)
        .where(Slot.evening_id == evening_id, Slot.teacher_id == teacher_id)
        .order_by(col(Slot.starts_at))
    )
    return [slot_id or 0 for slot_id in session.exec(statement)]
