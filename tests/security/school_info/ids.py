"""Contacts and texts, of which the named ones have another one before them."""

from sqlmodel import Session

from elternportal.domain.school_info import Section
from elternportal.services.school_info.office import SaveContact, SaveText, save_contact, save_text
from elternportal.services.school_info.reading import ContactDraft, TextDraft
from tests.security.families import of_families
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

MISSING = dict.fromkeys(("contact", "info_text"), NOBODYS)


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """They are the same for all."""
    contacts = [
        save_contact(
            session, world.olga, SaveContact(0, ContactDraft(section=Section.OFFICE, name=name))
        )
        for name in ("Pforte", "Sekretariat")
    ]
    texts = [
        save_text(session, world.olga, SaveText(0, TextDraft(title=title, text="Werktags")))
        for title in ("Anfahrt", "Öffnungszeiten")
    ]
    info = {"contact": contacts[-1], "info_text": texts[-1]}
    for whose, named in of_families(info, info):
        ids[whose] = replace(ids[whose], **named)
