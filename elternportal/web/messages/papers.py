"""A conversation as PDF for its two sides, and notes for families without access."""

from sqlmodel import Session
from starlette.routing import Route

from elternportal import routes
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.school_settings.identity import LANGUAGE, SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.messages.class_messages import read_class_message
from elternportal.services.messages.papers import printed_notes, printed_thread
from elternportal.services.messages.threads import read_thread
from elternportal.web.answers import PDF
from elternportal.web.downloads import Download, Ids, Render


def message_paper_routes() -> list[Route]:
    """The routes to mount in the composition root."""
    return [
        Route(routes.THREAD_NOTE, _NOTE.answer),
        Route(routes.THREAD_PAPER, _THREAD.answer),
        Route(routes.CLASS_MESSAGE_NOTES, _NOTES.answer),
    ]


def _read_paper(session: Session, actor: Actor, ids: Ids) -> Render:
    view = read_thread(session, actor, ids["thread_id"], all_of=True)
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: printed_thread(view, language, school)


def _read_note(session: Session, actor: Actor, ids: Ids) -> Render:
    """
    Raises:
        NotFound: see :func:`read_thread`; also if somebody of the family has access.
    """
    view = read_thread(session, actor, ids["unreached_id"], all_of=True)
    if not view.is_unreached:
        raise NotFound()
    settings = school_settings(session)
    school, language = settings[SCHOOL_NAME], settings[LANGUAGE]
    return lambda _language: printed_notes([view], language, school)


def _read_notes(session: Session, actor: Actor, ids: Ids) -> Render:
    """
    Raises:
        NotFound: see :func:`read_class_message`; also if everybody was reached.
    """
    members = read_class_message(session, actor, ids["class_message_id"]).unreached
    views = [read_thread(session, actor, row.thread_id, all_of=True) for row in members]
    if not views:
        raise NotFound()
    settings = school_settings(session)
    school, language = settings[SCHOOL_NAME], settings[LANGUAGE]
    return lambda _language: printed_notes(views, language, school)


_THREAD = Download("gespraech.pdf", PDF, _read_paper)
_NOTE = Download("zettel.pdf", PDF, _read_note)
_NOTES = Download("zettel.pdf", PDF, _read_notes)
