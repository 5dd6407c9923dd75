"""Who is away on a day, as a table for the office's own program; why, it does not say."""

from datetime import date

from sqlmodel import Session
from starlette.routing import Route

from elternportal import routes
from elternportal.documents.tables import csv_table
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.absences.morning import MorningAsked, MorningRow, read_morning
from elternportal.web.downloads import Download, Ids, Render

CSV = "text/csv; charset=utf-8"
HEADS = ("class", "name", "from", "to", "first-lesson", "last-lesson", "recorded")


def absence_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.ABSENCES_TABLE, _TABLE.answer)]


def _read_table(session: Session, actor: Actor, ids: Ids) -> Render:
    view = read_morning(session, actor, MorningAsked(_day(ids["absence_day"])))

    def render(language: str) -> bytes:
        head = [t(f"absences-table-{name}", language) for name in HEADS]
        return csv_table(head, [_cells(row, language) for row in view.rows])

    return render


def _day(number: int) -> date:
    """20261123 as a day.

    Raises:
        NotFound: there is no such day.
    """
    try:
        return date.fromisoformat(str(number))
    except ValueError as error:
        raise NotFound() from error


def _cells(row: MorningRow, language: str) -> list[str]:
    span = row.span
    return [
        row.class_name,
        row.name,
        date_with_year(span.first_day, language),
        date_with_year(span.last_day, language),
        "" if span.first_lesson is None else str(span.first_lesson),
        "" if span.last_lesson is None else str(span.last_lesson),
        t("absences-table-yes", language) if row.is_recorded else "",
    ]


_TABLE = Download("abwesend.csv", CSV, _read_table)
