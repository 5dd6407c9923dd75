"""The mails of the mailbox as a table to download."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import clock, routes
from elternportal.auth.request_actor import actor_of
from elternportal.db import get_database
from elternportal.documents.tables import csv_table
from elternportal.errors import NotAllowed, NotFound
from elternportal.i18n import t
from elternportal.services.office.mail_query import parse_query
from elternportal.services.office.mailbox import MailRow, mail_table
from elternportal.web.answers import answer_language, attachment, refusal, to_sign_in

CSV = "text/csv; charset=utf-8"
_STAMP = "%Y-%m-%d %H:%M"  # sorts, and every spreadsheet reads it as a time
_HEADS = ("when", "recipient", "subject", "state", "error")


def mail_table_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.MAIL_TABLE, download)]


async def download(request: Request) -> Response:
    """The table; anybody but office and head gets the answer of a missing address."""
    actor = await actor_of(request)
    if actor is None:
        return await to_sign_in(request)
    asked = request.query_params.get(routes.DOCUMENT_LANGUAGE, "")
    actor = replace(actor, language=await answer_language(asked, actor))
    query = parse_query(request.query_params)
    try:
        rows = await get_database().read_long(lambda session: mail_table(session, actor, query))
    except NotAllowed:
        return refusal(NotFound(), actor.language)
    head = [t(f"mailbox-head-{name}", actor.language) for name in _HEADS]
    table = csv_table(head, (_cells(row, actor.language) for row in rows))
    return attachment(table, "mails.csv", CSV)


def _cells(row: MailRow, language: str) -> tuple[str, ...]:
    return (
        clock.to_school(row.at).strftime(_STAMP),
        row.recipient,
        row.subject or t(f"mailbox-kind-{row.template}", language),
        t(f"mailbox-state-{row.state}", language),
        row.last_error,
    )
