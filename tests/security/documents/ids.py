"""Documents and their files: each of the two families has one of its own."""

from datetime import date

from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.files import storage
from elternportal.files.inspection import CheckedFile
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.documents.folders import add_folder
from elternportal.services.documents.office import DocumentDraft, SaveDocument, save_document
from elternportal.services.files.stored import keep_file
from tests.security.families import AMSEL, BIRKE
from tests.security.ids import NOBODYS, Ids, NamedIds, replace
from tests.security.roles import ADMINISTRATION
from tests.support.world import World

SCHOOL = AudienceChoice(whole_school=True)
MISSING = dict.fromkeys(("folder", "empty_folder", "document"), NOBODYS)  # with a folder before
DAY = date(2026, 9, 1)


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Foreign is what another person uploaded."""
    folder, document = _name_files(session, world, ids)
    empty_folder = add_folder(session, world.olga, "Leer")
    for person in ADMINISTRATION:
        ids[person, "own"] = replace(
            ids[person, "own"], folder=folder, empty_folder=empty_folder, document=document
        )


def _name_files(session: Session, world: World, ids: NamedIds) -> tuple[int, int]:
    """Files in documents and still in nobody's; the ids of a folder and a document in it."""
    add_folder(session, world.olga, "Zuerst")
    folder = add_folder(session, world.olga, "Formulare")
    amsel = _add_document(session, world, folder, AMSEL.note, _only(world, "Ada"))
    birke = _add_document(session, world, folder, BIRKE.note, _only(world, "Carla"))
    document = _add_document(session, world, folder, "Hausordnung", SCHOOL)
    upload = _upload(session, world.anna)
    spare = {person: _upload(session, getattr(world, person)) for person in ADMINISTRATION}
    for person, own, foreign in (
        ("anna", amsel[1], birke[1]),
        ("berta", birke[1], amsel[1]),
        ("huber", document[1], upload),
        ("roth", document[1], birke[1]),
        ("olga", amsel[1], upload),
        ("hanna", birke[1], upload),
    ):
        for kind, key in (("own", own), ("foreign", foreign)):
            unused = spare.get(person, key) if kind == "own" else upload
            known = ids.get((person, kind), Ids())
            ids[person, kind] = replace(known, key=key, unused_key=unused)
    return folder, document[0]


def _only(world: World, child: str) -> AudienceChoice:
    return AudienceChoice(pupil_ids=(world.pupils[child],))


def _add_document(
    session: Session, world: World, folder: int, secret: str, choice: AudienceChoice
) -> tuple[int, str]:
    """A document whose title, description and file hold ``secret``; its id and its file's key."""
    key = _upload(session, world.olga, secret)
    draft = DocumentDraft(
        folder_id=folder, title=f"Zettel: {secret}", description=secret, dated=DAY, files=key
    )
    return save_document(session, world.olga, SaveDocument(0, draft, choice)), key


def _upload(session: Session, actor: Actor, content: str = "Bild") -> str:
    """The key of a new file that holds these bytes and calls itself a photo."""
    file = CheckedFile("Foto.jpg", "image/jpeg", content.encode())
    return keep_file(session, actor, storage.write(file)).key
