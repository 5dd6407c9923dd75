"""A child of each family to ask the plan of, and a change that only the class of one may read."""

from sqlmodel import Session

from elternportal import clock
from elternportal.services.timetable.office import (
    SaveSubstitution,
    SubstitutionDraft,
    save_substitution,
)
from tests.security.families import AMSEL, of_families
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

MISSING = {"plan_child": NOBODYS, "plan_class": NOBODYS, "plan_change": NOBODYS}
MISSING |= {"plan_teacher": NOBODYS, "plan_day": 20261123}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Ben's class 9a has a change whose text only the Amsels and their teachers may read."""
    draft = SubstitutionDraft(
        day=clock.today(), lesson=2, class_id=world.classes["9a"], text=AMSEL.note
    )
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
