"""A letter's replies as a table to download."""

from sqlmodel import Session
from starlette.routing import Route

from elternportal import routes
from elternportal.documents.tables import csv_table
from elternportal.domain.people import Actor
from elternportal.services.letters.reply_table import reply_table
from elternportal.web.downloads import Download, Ids, Render

CSV = "text/csv; charset=utf-8"


def letter_reply_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.LETTER_REPLIES, _LETTER_REPLIES.answer)]


def _read_letter_replies(session: Session, actor: Actor, ids: Ids) -> Render:
    table = reply_table(session, actor, ids["letter_id"], actor.language)
    return lambda _language: csv_table(table.head, table.rows)


_LETTER_REPLIES = Download("antworten.csv", CSV, _read_letter_replies)
