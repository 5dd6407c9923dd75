"""An absence of a child of each family, with words that only its guardians and the office read."""

from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from elternportal import clock
from elternportal.domain.absences import AbsenceKind, AwaySpan
from elternportal.domain.people import Actor
from elternportal.models.absences import Certificate, CertificateDuty, LeaveRequest
from elternportal.models.base import id_of
from elternportal.services.absences.certificate_desk import DutyDraft, oblige_child
from elternportal.services.absences.certificates import ask_for_certificate
from elternportal.services.absences.joining import write_absence
from elternportal.services.absences.leave import ApplyForLeave, LeaveDraft, apply_for_leave
from elternportal.services.absences.leave_decisions import (
    DecideLeave,
    LeaveDecision,
    decide_leave,
)
from tests.security.absences.cases import next_weekday
from tests.security.families import AMSEL, BIRKE, of_families
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

_LED = (("Ada", "7b"), ("Ben", "9a"))
MISSING = {
    "absence": NOBODYS,
    "absent_child": NOBODYS,
    "absence_first": f"{date(2026, 1, 5)}",
    "absence_day": 20260105,
    "away_child": NOBODYS,
    "away_class": NOBODYS,
    "year_child": NOBODYS,
    "year_class": NOBODYS,
    "leave": NOBODYS,
    "leave_child": NOBODYS,
    "absence_on_leave": NOBODYS,
    "certificate": NOBODYS,
    "duty": NOBODYS,
}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """From the next school day on, for some days."""
    first = next_weekday(clock.today())
    amsel = _report(session, world.anna, world.pupils["Ada"], first, AMSEL.note)
    birke = _report(session, world.berta, world.pupils["Carla"], first, BIRKE.note)
    children = (world.pupils["Ada"], world.pupils["Carla"])
    for whose, (absence, child) in of_families((amsel, children[0]), (birke, children[1])):
        ids[whose] = replace(
            ids[whose],
            absence=absence,
            absent_child=child,
            absence_first=f"{first}",
            absence_day=int(f"{first:%Y%m%d}"),
        )

    _name_leave(session, world, ids)
    _name_certificates(session, world, ids, amsel)
    for teacher, own, foreign in (("huber", "7b", "5c"), ("roth", "9a", "5c")):
        for kind, name in (("own", own), ("foreign", foreign)):
            ids[teacher, kind] = replace(ids[teacher, kind], away_class=world.classes[name])
    ids["huber", "foreign"] = replace(ids["huber", "foreign"], away_child=world.pupils["Emil"])


def _name_leave(session: Session, world: World, ids: NamedIds) -> None:
    """Approved leave of a child of each family, and of one of each class teacher's class."""
    ada = _approved(session, world, world.anna, "Ada", AMSEL.note)
    ben = _approved(session, world, world.anna, "Ben", AMSEL.note)
    carla = _approved(session, world, world.berta, "Carla", BIRKE.note)
    children = (world.pupils["Ada"], world.pupils["Carla"])
    for whose, (leave, child) in of_families((ada, children[0]), (carla, children[1])):
        ids[whose] = replace(ids[whose], leave=leave, leave_child=child, year_child=child)
    for teacher, own, foreign in (("huber", ada, ben), ("roth", ben, ada)):
        ids[teacher, "own"] = replace(ids[teacher, "own"], leave=own)
        ids[teacher, "foreign"] = replace(ids[teacher, "foreign"], leave=foreign)
    ada_in, ben_in = ((world.pupils[name], world.classes[of]) for name, of in _LED)
    for teacher, own_child, foreign_child in (("huber", ada_in, ben_in), ("roth", ben_in, ada_in)):
        for kind, (child, led) in (("own", own_child), ("foreign", foreign_child)):
            ids[teacher, kind] = replace(ids[teacher, kind], year_child=child, year_class=led)
    for person in ("olga", "hanna"):
        ids[person, "own"] = replace(ids[person, "own"], year_class=world.classes["7b"])


def _name_certificates(session: Session, world: World, ids: NamedIds, absence: int) -> None:
    """One that is owed, a duty, and an absence for which none is; for office and head."""
    ask_for_certificate(session, world.olga, absence)
    # Of this school year, or else the clock would erase it (``Retention``).
    draft = DutyDraft(first_day=clock.today(), last_day=clock.today() + timedelta(days=1))
    oblige_child(session, world.hanna, world.pupils["Ben"], draft)
    certificate = session.exec(select(func.max(col(Certificate.id)))).one()
    duty = session.exec(select(func.max(col(CertificateDuty.id)))).one()
    on_leave = session.exec(select(func.max(col(LeaveRequest.absence_id)))).one()
    for person in ("olga", "hanna"):
        ids[person, "own"] = replace(
            ids[person, "own"], certificate=certificate, duty=duty, absence_on_leave=on_leave
        )


def _approved(session: Session, world: World, actor: Actor, child: str, secret: str) -> int:
    first = next_weekday(clock.today() + timedelta(days=14))
    draft = LeaveDraft(first_day=first, reason="Familienfeier", text=secret)
    apply_for_leave(session, actor, ApplyForLeave((world.pupils[child],), draft))
    leave = session.exec(select(func.max(col(LeaveRequest.id)))).one()
    assert leave is not None
    decision = LeaveDecision(is_approved=True)
    decide_leave(session, world.hanna, DecideLeave(leave, decision, revision=1))
    return leave


def _report(session: Session, actor: Actor, pupil_id: int, first: date, secret: str) -> int:
    absence = write_absence(
        session,
        actor,
        pupil_id,
        AwaySpan(first, first + timedelta(days=2)),
        kind=AbsenceKind.ILL,
        remark=secret,
        is_late=False,
    )
    assert absence is not None
    return id_of(absence)
