"""The letters of tests/security/school.py, named for each person who may or may not touch them."""

from dataclasses import asdict, replace

from sqlmodel import Session

from elternportal import clock
from elternportal.models.audience import PupilGroup, PupilGroupMember
from elternportal.models.letters import LetterSlip
from elternportal.services.audience.choice import AudienceChoice
from tests.security.families import AMSEL, BIRKE
from tests.security.family_letters import add_family_letters
from tests.security.ids import SLIP, NamedIds
from tests.support.letters import add_letter
from tests.support.results import give_answer
from tests.support.world import World

AUTHORS = {"olga": "7b", "huber": "7b", "roth": "9a"}  # and the class they write to
ANOTHER_AUTHOR = {"huber": "olga", "roth": "huber"}
ANOTHER_CLASS = {"huber": "roth", "roth": "huber"}  # who writes to another class than one's own


def name_letters(session: Session, world: World, ids: NamedIds) -> None:
    """Office and head may change every letter, so nobody's is foreign to them."""
    letters = _add_letters(session, world)
    group = PupilGroup(name="Lotsen")
    session.add(group)
    session.flush()
    session.add(PupilGroupMember(group_id=group.id or 0, pupil_id=world.pupils["Dora"]))
    dora, printed = world.pupils["Dora"], letters["huber"][1]
    session.add(
        LetterSlip(letter_id=printed, pupil_id=dora, round=1, code=SLIP, printed_at=clock.now())
    )
    for person, kind in ids:
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
            group=group.id or 0,
            slip=SLIP,
        )


def name_family_letters(session: Session, world: World, ids: NamedIds) -> None:
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
