"""Leave on paper, as PDF: the school's decision, and the form for families without access."""

from sqlmodel import Session
from starlette.routing import Route

from elternportal import routes
from elternportal.domain.people import Actor
from elternportal.services.absences.leave_print import (
    printed_decision,
    printed_form,
    read_decision_paper,
    read_form_paper,
)
from elternportal.web.answers import PDF
from elternportal.web.downloads import Download, Ids, Render


def leave_routes() -> list[Route]:
    """The routes of both papers."""
    return [
        Route(routes.LEAVE_PAPER, _DECISION.answer),
        Route(routes.LEAVE_FORM, _FORM.answer),
    ]


def _read_decision(session: Session, actor: Actor, ids: Ids) -> Render:
    paper = read_decision_paper(session, actor, ids["leave_id"])
    return lambda _: printed_decision(paper)  # in the school's language, whoever prints it


def _read_form(session: Session, actor: Actor, ids: Ids) -> Render:
    paper = read_form_paper(session, actor, ids["leave_child_id"])
    return lambda _: printed_form(paper)


_DECISION = Download("bescheid-beurlaubung.pdf", PDF, _read_decision)
_FORM = Download("antrag-beurlaubung.pdf", PDF, _read_form)
