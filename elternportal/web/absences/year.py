"""What children have missed in a school year: of one child as PDF, of a class as a table."""

from sqlmodel import Session
from starlette.routing import Route

from elternportal import clock, routes
from elternportal.documents.plans import typeset_plan
from elternportal.documents.tables import csv_table
from elternportal.domain.absence_counts import MissedTime
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.absences.statistics import read_statistics, year_of_child
from elternportal.services.absences.words import span_text
from elternportal.web.answers import PDF
from elternportal.web.downloads import Download, Ids, Render

CSV = "text/csv; charset=utf-8"
HEADS = ("name", "days", "lessons", "unexcused-days", "unexcused-lessons")


def year_routes() -> list[Route]:
    """The routes of both files."""
    return [
        Route(routes.YEAR_OF_CHILD, _CHILD.answer),
        Route(routes.YEAR_OF_CLASS, _CLASS.answer),
    ]


def _read_child(session: Session, actor: Actor, ids: Ids) -> Render:
    year = year_of_child(session, actor, ids["year_child_id"])
    school = school_settings(session)[SCHOOL_NAME]

    def render(language: str) -> bytes:
        rows = [
            (
                span_text(one.span, language),
                _time(one.time, language),
                t(
                    "class-absences-excused" if one.is_excused else "class-absences-unexcused",
                    language,
                ),
            )
            for one in year.absences
        ]
        return typeset_plan(
            school=school,
            title=t("missed-title", language),
            facts=[
                year.name,
                t("missed-all", language, time=_time(year.all_of_it, language)),
                t("missed-unexcused", language, time=_time(year.unexcused, language)),
            ],
            as_of=clock.now(),
            language=language,
            head=[t(f"missed-head-{name}", language) for name in ("when", "time", "excused")],
            widths=[1, 1],
            rows=rows,
            empty=t("missed-nothing", language),
        )

    return render


def _read_class(session: Session, actor: Actor, ids: Ids) -> Render:
    view = read_statistics(session, actor, ids["year_class_id"])

    def render(language: str) -> bytes:
        head = [t(f"missed-head-{name}", language) for name in HEADS]
        rows = [
            [
                row.name,
                *map(str, (row.all_of_it.days, row.all_of_it.lessons)),
                *map(str, (row.unexcused.days, row.unexcused.lessons)),
            ]
            for row in view.rows
        ]
        return csv_table(head, rows)

    return render


def _time(time: MissedTime, language: str) -> str:
    return t("missed-time", language, days=time.days, lessons=time.lessons)


_CHILD = Download("fehlzeiten.pdf", PDF, _read_child)
_CLASS = Download("fehlzeiten.csv", CSV, _read_class)
