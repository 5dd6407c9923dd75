"""Who is away on a day, as a table in the form of the school's own program, and on paper.

Why somebody is away stands in the table only if the school wants the column; who has fetched it is
then in the audit log. The paper never says it.
"""

from collections.abc import Callable, Mapping
from datetime import date

from sqlmodel import Session
from starlette.routing import Route

from elternportal import clock, routes
from elternportal.documents.plans import typeset_plan
from elternportal.documents.tables import csv_table
from elternportal.domain.absences import Source
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year, long_day
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.absences.morning import (
    MorningAsked,
    MorningRow,
    note_reading,
    read_morning,
)
from elternportal.services.absences.settings import TABLE_COLUMNS, columns_of
from elternportal.services.absences.words import span_text
from elternportal.web.answers import PDF
from elternportal.web.downloads import Download, Ids, Render

CSV = "text/csv; charset=utf-8"
KIND = "kind"


def absence_routes() -> list[Route]:
    """The routes to mount in the composition root."""
    return [
        Route(routes.ABSENCES_TABLE, _TABLE.answer),
        Route(routes.ABSENCES_PRINT, _PRINT.answer),
    ]


def _read_table(session: Session, actor: Actor, ids: Ids) -> Render:
    columns = columns_of(school_settings(session)[TABLE_COLUMNS])
    day = _day(ids["absence_day"])
    view = read_morning(session, actor, MorningAsked(day))
    if KIND in columns:
        note_reading(session, actor, day)

    def render(language: str) -> bytes:
        head = [t(f"absences-table-{name}", language) for name in columns]
        rows = [[_CELLS[name](row, language) for name in columns] for row in view.rows]
        return csv_table(head, rows)

    return render


def _read_print(session: Session, actor: Actor, ids: Ids) -> Render:
    view = read_morning(session, actor, MorningAsked(_day(ids["absence_day"])))
    school = school_settings(session)[SCHOOL_NAME]

    def render(language: str) -> bytes:
        columns = ("class", "name", "recorded")
        return typeset_plan(
            school=school,
            title=t("office-absences-title", language),
            facts=[long_day(view.day, language)],
            as_of=clock.now(),
            language=language,
            head=[
                *(t(f"absences-table-{name}", language) for name in columns),
                t("absences-table-when", language),
            ],
            widths=[2, 0, 2],
            rows=[_printed(row, language) for row in view.rows],
            empty=t("office-absences-nobody", language),
        )

    return render


def _printed(row: MorningRow, language: str) -> tuple[str, ...]:
    recorded = t("absences-table-yes", language) if row.is_recorded else ""
    return row.class_name, row.name, recorded, span_text(row.span, language)


def _day(number: int) -> date:
    """20261123 as a day.

    Raises:
        NotFound: there is no such day.
    """
    try:
        return date.fromisoformat(str(number))
    except ValueError as error:
        raise NotFound() from error


def _lesson(lesson: int | None) -> str:
    return "" if lesson is None else str(lesson)


def _yes(is_so: bool, language: str) -> str:
    return t("absences-table-yes", language) if is_so else ""


_CELLS: Mapping[str, Callable[[MorningRow, str], str]] = {
    "class": lambda row, _: row.class_name,
    "name": lambda row, _: row.name,
    "surname": lambda row, _: row.surname,
    "first-name": lambda row, _: row.first_name,
    "from": lambda row, language: date_with_year(row.span.first_day, language),
    "to": lambda row, language: date_with_year(row.span.last_day, language),
    "first-lesson": lambda row, _: _lesson(row.span.first_lesson),
    "last-lesson": lambda row, _: _lesson(row.span.last_lesson),
    KIND: lambda row, language: t(f"absences-kind-{row.kind}", language),
    "excused": lambda row, language: _yes(row.source is not Source.TEACHER, language),
    "recorded": lambda row, language: _yes(row.is_recorded, language),
}
_TABLE = Download("abwesend.csv", CSV, _read_table, is_noted=True)
_PRINT = Download("abwesend.pdf", PDF, _read_print)
