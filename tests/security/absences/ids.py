"""An absence of a child of each family, with words that only its guardians and the office read."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.models.absences import Absence
from elternportal.models.base import known_id
from elternportal.services.absences.reporting import AbsenceDraft, ReportAbsence, report_absence
from tests.security.absences.cases import next_weekday
from tests.security.families import AMSEL, BIRKE, of_families
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

MISSING = {
    "absence": NOBODYS,
    "absent_child": NOBODYS,
    "absence_first": f"{date(2026, 1, 5)}",
    "absence_day": 20260105,
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


def _report(session: Session, actor: Actor, pupil_id: int, first: date, secret: str) -> int:
    draft = AbsenceDraft(first_day=first, last_day=first + timedelta(days=2), remark=secret)
    report_absence(session, actor, ReportAbsence((pupil_id,), draft))
    return known_id(
        session.scalars(select(col(Absence.id)).where(col(Absence.pupil_id) == pupil_id)).one()
    )
