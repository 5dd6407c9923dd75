"""The letters of the small school, named for each person who may or may not touch them."""

from dataclasses import asdict

from sqlmodel import Session

from elternportal import clock
from elternportal.models.letters import LetterSlip
from elternportal.services.audience.choice import AudienceChoice
from tests.security.families import AMSEL, BIRKE
from tests.security.ids import NO_SLIP, NOBODYS, SLIP, NamedIds, replace
from tests.security.letters.family_letters import add_family_letters
from tests.security.roles import ADMINISTRATION
from tests.support.letters import add_letter
from tests.support.results import give_answer
from tests.support.world import World

MISSING = {
    "draft": NOBODYS,  # a letter that its author still writes
    "sent": NOBODYS,  # a letter of the same author that is out
    "results": NOBODYS,  # a letter whose results the person may see
    "open_child": NOBODYS,  # of that letter, without an answer yet
    "slip": NO_SLIP,  # the code on a return slip
    "to_confirm": NOBODYS,  # letters to a family, one of each kind
    "to_answer": NOBODYS,
    "answered": NOBODYS,
    "option": NOBODYS,  # of the letter that waits for an answer
    "other_option": NOBODYS,  # of the one that is answered
    "answered_at": "2026-01-01T00:00:00+00:00",
}
AUTHORS = {"olga": "7b", "huber": "7b", "roth": "9a"}  # and the class they write to
ANOTHER_AUTHOR = {"huber": "olga", "roth": "huber"}
ANOTHER_CLASS = {"huber": "roth", "roth": "huber"}  # who writes to another class than one's own


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Letters of each author, then those to each family."""
    _name_letters(session, world, ids)
    _name_family_letters(session, world, ids)


def _name_letters(session: Session, world: World, ids: NamedIds) -> None:
    """Office and head may change every letter, so nobody's is foreign to them."""
    letters = _add_letters(session, world)
    dora, printed = world.pupils["Dora"], letters["huber"][1]
    session.add(
        LetterSlip(
            letter_id=printed, pupil_id=dora, round=1, version=1, code=SLIP, printed_at=clock.now()
        )
    )
    for person, kind in ids:
        if kind == "foreign" and person in ADMINISTRATION:
            continue
        owner = ANOTHER_AUTHOR.get(person, "olga") if kind == "foreign" else person
        draft, sent = letters.get(owner, letters["olga"])
        other = ANOTHER_CLASS.get(person) if kind == "foreign" else None
        results = letters[other][1] if other else sent
        known = ids[person, kind]
        ids[person, kind] = replace(
            known,
            draft=draft,
            sent=sent,
            results=results,
            open_child=dora,
            slip=SLIP,
        )


def _name_family_letters(session: Session, world: World, ids: NamedIds) -> None:
    """What is for one family is foreign to the other; nobody else has such letters."""
    amsel = add_family_letters(session, world, world.anna, "Ada", AMSEL.note)
    birke = add_family_letters(session, world, world.berta, "Carla", BIRKE.note)
    for person, own, other in (("anna", amsel, birke), ("berta", birke, amsel)):
        for kind, letters in (("own", own), ("foreign", other)):
            ids[person, kind] = replace(ids[person, kind], **asdict(letters))


def _add_letters(session: Session, world: World) -> dict[str, tuple[int, int]]:
    """One draft and one published letter of each author, by author."""
    letters = {}
    for number, (author, class_name) in enumerate(AUTHORS.items(), start=1):
        choice = AudienceChoice(class_ids=(world.classes[class_name],))
        draft, sent = (
            add_letter(
                session,
                getattr(world, author),
                choice,
                number=10 * number + is_published,
                title=f"Brief von {author}",
                is_published=bool(is_published),
            )
            for is_published in (0, 1)
        )
        letters[author] = (draft.id or 0, sent.id or 0)
        if class_name == "7b":  # read by its author, the class teacher and the other guardian
            give_answer(session, sent, world.anton, world.pupils["Ada"])
    return letters
