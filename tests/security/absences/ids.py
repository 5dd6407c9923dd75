"""An absence of a child of each family, with words that only its guardians and the office read."""

from datetime import date, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.absences import AbsenceKind, AwaySpan
from elternportal.domain.people import Actor
from elternportal.models.base import id_of
from elternportal.services.absences.joining import write_absence
from tests.security.absences.cases import next_weekday
from tests.security.families import AMSEL, BIRKE, of_families
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

MISSING = {
    "absence": NOBODYS,
    "absent_child": NOBODYS,
    "absence_first": f"{date(2026, 1, 5)}",
    "absence_day": 20260105,
    "away_child": NOBODYS,
    "away_class": NOBODYS,
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

    for teacher, own, foreign in (("huber", "7b", "5c"), ("roth", "9a", "5c")):
        for kind, name in (("own", own), ("foreign", foreign)):
            ids[teacher, kind] = replace(ids[teacher, kind], away_class=world.classes[name])
    ids["huber", "foreign"] = replace(ids["huber", "foreign"], away_child=world.pupils["Emil"])


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
