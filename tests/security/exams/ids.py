"""Exams that only one family and its teacher may read, and those that staff look after."""

from sqlmodel import Session

from elternportal.services.exams.office import call_off_exam
from tests.security.families import AMSEL, of_families
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.exams import GERMAN_9A, MATHS_7B, enter, release_all
from tests.support.world import World

MISSING = {
    "exam": NOBODYS,
    "exam_called_off": NOBODYS,
    "exam_child": NOBODYS,
    "exam_class": NOBODYS,
    "exam_course": f"{NOBODYS}-{NOBODYS}",
    "exam_grade": "99",
}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Ben's 9a writes with Frau Roth, the other class with Frau Huber."""
    release_all(session, world)
    nine = _exams(session, world, "roth", "9a", GERMAN_9A, AMSEL.note)
    seven = _exams(session, world, "huber", "7b", MATHS_7B, "")
    for whose, child in of_families(world.pupils["Ben"], world.pupils["Carla"]):
        ids[whose] = replace(ids[whose], exam_child=child, **nine)
    ids["huber", "own"] = replace(ids["huber", "own"], **seven)
    ids["huber", "foreign"] = replace(ids["huber", "foreign"], **nine)
    ids["roth", "own"] = replace(ids["roth", "own"], **nine)
    ids["roth", "foreign"] = replace(ids["roth", "foreign"], **seven)


def _exams(
    session: Session, world: World, teacher: str, class_name: str, number: int, secret: str
) -> dict[str, object]:
    actor = getattr(world, teacher)
    called_off = enter(session, world, actor, number, text=secret)
    call_off_exam(session, actor, called_off)
    subject = {"9a": "D", "7b": "M"}[class_name]
    return {
        "exam": enter(session, world, actor, number, text=secret),
        "exam_called_off": called_off,
        "exam_class": world.classes[class_name],
        "exam_course": f"{number}-{world.subjects[subject]}",
        "exam_grade": class_name[0],
    }
