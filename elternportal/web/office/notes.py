"""Notes for families whom no mail reaches, as PDF."""

from sqlmodel import Session
from starlette.routing import Route

from elternportal import routes
from elternportal.domain.people import Actor
from elternportal.school_settings.identity import LANGUAGE, SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.office.calls import call_notes
from elternportal.services.office.printed_notes import printed_notes
from elternportal.web.answers import PDF
from elternportal.web.downloads import Download, Ids, Render


def note_routes() -> list[Route]:
    """The route of one note and of all."""
    return [Route(routes.CALL_NOTES, _CALL_NOTES.answer)]


def _read_notes(session: Session, actor: Actor, ids: Ids) -> Render:
    notes = call_notes(session, actor, ids["call_id"])
    school = school_settings(session)
    # For the family: in the school's language, not in that of whoever prints them.
    return lambda _: printed_notes(notes, school[LANGUAGE], school[SCHOOL_NAME])


_CALL_NOTES = Download("nachricht-an-eltern.pdf", PDF, _read_notes)
