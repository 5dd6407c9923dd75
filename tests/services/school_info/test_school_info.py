"""School information: everybody reads it, office and head write it and give it its order."""

import pytest
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.email_address import EmailMalformed
from elternportal.domain.school_info import Section
from elternportal.errors import NotAllowed, NotFound
from elternportal.services.school_info.office import (
    SaveContact,
    SaveText,
    delete_contact,
    delete_text,
    move_contact,
    move_text,
    save_contact,
    save_text,
)
from elternportal.services.school_info.reading import ContactDraft, TextDraft, read_school_info
from tests.support.world import World


def contact(name: str, section: Section = Section.OFFICE, **fields: str) -> ContactDraft:
    return ContactDraft(section=section, name=name, **fields)


def add_contact(
    session: Session, world: World, name: str, section: Section = Section.OFFICE
) -> int:
    return save_contact(session, world.olga, SaveContact(0, contact(name, section)))


def add_text(session: Session, world: World, title: str) -> int:
    return save_text(session, world.olga, SaveText(0, TextDraft(title=title, text="Text")))


def names(session: Session, world: World) -> list[str]:
    return [it.draft.name for it in read_school_info(session, world.anna).contacts]


def titles(session: Session, world: World) -> list[str]:
    return [it.draft.title for it in read_school_info(session, world.anna).texts]


def test_everybody_reads_what_office_and_head_wrote(database: Database, world: World) -> None:
    draft = contact("Olga", phone="089 1", email="office@school.example", room="A 1")
    with database.transaction() as session:
        contact_id = add_contact(session, world, "Alt")
        save_contact(session, world.hanna, SaveContact(contact_id, draft, 1))
        add_text(session, world, "Anfahrt")
    with database.reading() as session:
        infos = [
            read_school_info(session, reader) for reader in (world.anna, world.roth, world.olga)
        ]
    assert infos[0] == infos[1] == infos[2]
    assert [it.draft for it in infos[0].contacts] == [draft]
    assert [it.draft.title for it in infos[0].texts] == ["Anfahrt"]


def test_contacts_stand_by_section_and_move_up_within_it(database: Database, world: World) -> None:
    with database.transaction() as session:
        add_contact(session, world, "Direktorin", Section.HEAD)
        for name in ("Eins", "Zwei", "Drei"):
            last = add_contact(session, world, name)
        assert names(session, world) == ["Eins", "Zwei", "Drei", "Direktorin"]
        for _ in range(4):  # the first stays where it is
            move_contact(session, world.olga, last)
        assert names(session, world) == ["Drei", "Eins", "Zwei", "Direktorin"]
        add_contact(session, world, "Vier")
        assert names(session, world) == ["Drei", "Eins", "Zwei", "Vier", "Direktorin"]


def test_texts_stand_in_the_order_that_the_office_gave_them(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        ids = [add_text(session, world, title) for title in ("Eins", "Zwei", "Drei")]
        move_text(session, world.olga, ids[2])
        delete_text(session, world.olga, ids[0])
        assert titles(session, world) == ["Drei", "Zwei"]


def test_a_deleted_contact_is_gone(database: Database, world: World) -> None:
    with database.transaction() as session:
        delete_contact(session, world.olga, add_contact(session, world, "Alt"))
        assert names(session, world) == []


def test_an_address_that_cannot_be_one_is_refused(database: Database, world: World) -> None:
    with pytest.raises(EmailMalformed), database.transaction() as session:
        save_contact(session, world.olga, SaveContact(0, contact("Olga", email="office")))


def test_only_office_and_head_write(database: Database, world: World) -> None:
    with database.transaction() as session:
        contact_id, text_id = add_contact(session, world, "Olga"), add_text(session, world, "Text")
    draft, text = contact("Anders"), TextDraft(title="Anders")
    requests = (
        (lambda session, who, it: save_contact(session, who, SaveContact(it, draft)), contact_id),
        (lambda session, who, it: move_contact(session, who, it), contact_id),
        (lambda session, who, it: delete_contact(session, who, it), contact_id),
        (lambda session, who, it: save_text(session, who, SaveText(it, text)), text_id),
        (lambda session, who, it: move_text(session, who, it), text_id),
        (lambda session, who, it: delete_text(session, who, it), text_id),
    )
    for request, known in requests:
        for outsider in (world.anna, world.huber):
            with pytest.raises(NotAllowed), database.transaction() as session:
                request(session, outsider, known)
        with pytest.raises(NotFound), database.transaction() as session:
            request(session, world.olga, 4711)
