"""Consultation hours of two teachers, each with an appointment that nobody else may touch."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment, ConsultationGap
from elternportal.services.consultation.bookings import TakeTime, take
from tests.security.absences.cases import next_weekday
from tests.security.families import AMSEL, BIRKE, NOBODY, of_families
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.talks import add_hour, at_school
from tests.support.world import World

MISSING = {
    "talk": NOBODYS,
    "talk_teacher": NOBODYS,
    "talk_child": NOBODYS,
    "talk_hour": NOBODYS,
    "talk_gap": NOBODYS,
    "talk_at": "2030-01-07T09:00:00+00:00",
}


@dataclass(frozen=True)
class _Hours:
    """A teacher's hour and days without, and two times of it."""

    teacher: int
    hour: int
    gap: int
    day: date

    def at(self, minute: int) -> datetime:
        return at_school(self.day, 9, minute)


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Both have hours on the same day, some days ahead."""
    day = next_weekday(clock.today() + timedelta(days=4))
    huber, roth = (_hours(session, world.teachers[name], day) for name in ("Huber", "Roth"))
    ada = _book(session, world.anna, world.pupils["Ada"], huber, 0, AMSEL.note)
    carla = _book(session, world.berta, world.pupils["Carla"], huber, 10, BIRKE.note)
    ben = _book(session, world.anna, world.pupils["Ben"], roth, 30, AMSEL.note)

    def named(hours: _Hours, talk: int, child: str) -> dict[str, object]:
        return {
            "talk": talk,
            "talk_teacher": hours.teacher,
            "talk_child": world.pupils[child],
            "talk_hour": hours.hour,
            "talk_gap": hours.gap,
            "talk_at": hours.at(50).isoformat(),
        }

    for whose, of in of_families(named(huber, ada, "Ada"), named(huber, carla, "Carla")):
        ids[whose] = replace(ids[whose], **of)
    for person in ("anna", "berta"):
        ids[person, "foreign"] = replace(ids[person, "foreign"], talk_teacher=roth.teacher)
    for whose, of in (
        (("huber", "own"), named(huber, ada, "Dora")),
        (("huber", "foreign"), named(roth, ben, "Emil")),
        (("roth", "own"), named(roth, ben, "Fritz")),
        (("roth", "foreign"), named(huber, carla, "Dora")),
        (("olga", "own"), named(huber, carla, "Dora")),
        (("hanna", "own"), named(huber, carla, "Dora")),
        ((NOBODY, "own"), named(huber, ada, "Ada")),
    ):
        ids[whose] = replace(ids[whose], **of)


def _hours(session: Session, teacher_id: int, day: date) -> _Hours:
    hour = add_hour(
        session, teacher_id, day.isoweekday(), time(9, 0), time(10, 0), first_day=clock.today()
    )
    later = day + timedelta(days=60)
    gap = ConsultationGap(teacher_id=teacher_id, first_day=later, last_day=later)
    session.add(gap)
    session.flush()
    return _Hours(teacher_id, hour, id_of(gap), day)


def _book(
    session: Session, actor: Actor, pupil_id: int, hours: _Hours, minute: int, secret: str
) -> int:
    command = TakeTime(hours.teacher, hours.at(minute).isoformat(), pupil_id)
    talk = take(session, actor, command).appointment_id
    session.get_one(ConsultationAppointment, talk).text = secret
    return talk
