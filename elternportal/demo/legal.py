"""Legal texts of the demo school: honest placeholders, for the school does not exist."""

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.legal import LegalKind
from elternportal.domain.people import Actor
from elternportal.i18n import LANGUAGES, t
from elternportal.services.legal.office import (
    LegalDraft,
    SaveLegalText,
    WhichText,
    save_legal_text,
)


def create_demo_legal_texts(session: Session, head: Actor) -> None:
    """One version of each text in each language."""
    for kind in LegalKind:
        for language in LANGUAGES:
            text = t(f"demo-legal-{kind}", language)
            draft = LegalDraft(text=text, valid_from=clock.today())
            save_legal_text(session, head, SaveLegalText(WhichText(kind, language), 0, draft))
