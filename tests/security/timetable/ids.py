"""A child of each family to ask the plan of, a change that only the class of one may read, and the
display in the hall, which everybody reads who has its address.
"""

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import SYSTEM
from elternportal.school_settings.writing import change_setting
from elternportal.services.timetable.hall_address import renew_hall_address
from elternportal.services.timetable.office import (
    SaveSubstitution,
    SubstitutionDraft,
    save_substitution,
)
from elternportal.services.timetable.settings import HALL_DISPLAY
from tests.security.families import AMSEL, of_families
from tests.security.ids import NO_UPLOAD, NOBODYS, NamedIds, replace
from tests.security.roles import EVERYBODY
from tests.support.world import World

MISSING = {"plan_child": NOBODYS, "plan_class": NOBODYS, "plan_change": NOBODYS}
MISSING |= {"plan_teacher": NOBODYS, "plan_day": 20261123, "display": NO_UPLOAD}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Ben's class 9a has a change whose text only the Amsels and their teachers may read.

    It names a teacher, so the display in the hall leaves it out.
    """
    text = f"{AMSEL.note} bei Frau Roth"
    draft = SubstitutionDraft(day=clock.today(), lesson=2, class_id=world.classes["9a"], text=text)
    change = save_substitution(session, world.olga, SaveSubstitution(0, draft))
    for whose, child in of_families(world.pupils["Ben"], world.pupils["Carla"]):
        ids[whose] = replace(
            ids[whose],
            plan_child=child,
            plan_class=world.classes["9a"],
            plan_change=change,
        )
    for person, own, foreign in (("huber", "Huber", "Roth"), ("roth", "Roth", "Huber")):
        for kind, teacher in (("own", own), ("foreign", foreign)):
            ids[person, kind] = replace(ids[person, kind], plan_teacher=world.teachers[teacher])
    for person in ("olga", "hanna"):
        ids[person, "own"] = replace(ids[person, "own"], plan_teacher=world.teachers["Roth"])
    change_setting(session, HALL_DISPLAY, True)
    secret = renew_hall_address(session, SYSTEM)
    for person in EVERYBODY:
        ids[person, "own"] = replace(ids[person, "own"], display=secret)
