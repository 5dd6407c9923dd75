"""One more entry in the table of kinds, and the whole import knows it."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import insert, select

from elternportal.cli.console import console
from elternportal.cli.import_plan import print_plan
from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.i18n import LANGUAGES, has_sentence
from elternportal.imports.folder import NamedFile
from elternportal.imports.kinds import all_kinds, expected_files
from elternportal.models.school import Teacher
from elternportal.services.school.plan_view import PlanView
from elternportal.services.school.school_import import ImportHasErrors, apply, preview
from elternportal.state.school.import_views import error_rows, kind_lines
from tests.support.import_kinds import TABLE, duty_file, with_duties
from tests.support.untis import apply_knowingly, gpu, lesson, school_class, small_school, teacher

WEEK = (("20261123", "Hof", "Hub"), ("20261125", "Halle", "Mai"))


@pytest.fixture
def school(database: Database) -> Iterator[Database]:
    """A school without duties, in a portal that knows them."""
    with with_duties():
        with database.transaction() as session:
            TABLE.create(session.connection())
            apply(session, SYSTEM, [*small_school().values()])
        yield database
        with database.transaction() as session:
            TABLE.drop(session.connection())


def look(school: Database, *files: NamedFile) -> PlanView:
    with school.reading() as session:
        return preview(session, SYSTEM, files)


def run(school: Database, *files: NamedFile) -> dict[str, int]:
    with school.transaction() as session:
        return apply_knowingly(session, SYSTEM, files).counts


def duties(school: Database) -> set[tuple[date, str, str]]:
    with school.reading() as session:
        rows = session.connection().execute(
            select(TABLE.c.day, TABLE.c.place, Teacher.__table__.c.short_name).join(  # type: ignore[attr-defined]
                Teacher, TABLE.c.teacher_id == Teacher.id
            )
        )
        return {(day, place, short_name) for day, place, short_name in rows}


def enter_by_hand(school: Database, day: date, place: str) -> None:
    with school.transaction() as session:
        teacher_id = session.scalar(select(Teacher.id).where(Teacher.short_name == "Hub"))
        row = {"day": day, "place": place, "teacher_id": teacher_id, "is_manual": True}
        session.connection().execute(insert(TABLE).values(row))


def test_its_file_is_named_read_and_shown_with_its_days(school: Database) -> None:
    assert expected_files()["GPU090"] == "import-holds-duty"
    view = look(school, duty_file(*WEEK))
    assert not view.findings
    assert not view.ignored_files
    (shown,) = (kind for kind in kind_lines(view, "de") if kind.lines)
    assert shown.name == "Aufsichten vom 23.11.2026 bis 25.11.2026"
    assert [line.label for line in shown.lines] == ["2026-11-23 – Hof", "2026-11-25 – Halle"]
    with console.capture() as printed:
        print_plan(view)
    assert "Aufsichten vom" in printed.get()


def test_it_is_recognised_by_its_content(school: Database) -> None:
    (finding,) = look(school, duty_file(*WEEK, number="010")).findings
    assert finding.text_key == "import-file-wrong"


def test_its_doubtful_rows_are_shown(school: Database) -> None:
    view = look(school, duty_file(*WEEK, ("20261124", "Hof", "Xyz")))
    (row,) = error_rows(view.findings, view.error_refs, (), "de").rows
    assert row.reasons == ["Die Lehrkraft „Xyz“ steht in keiner Datei und nicht in der Schule."]
    with pytest.raises(ImportHasErrors):
        run(school, duty_file(*WEEK, ("20261124", "Hof", "Xyz")))


def test_it_is_applied_on_its_days_only_and_beside_what_was_entered_by_hand(
    school: Database,
) -> None:
    assert run(school, duty_file(*WEEK)) == {"duty_added": 2}
    assert run(school, duty_file(*WEEK)) == {}
    enter_by_hand(school, date(2026, 11, 25), "Mensa")
    new_plan = duty_file(("20261125", "Halle", "Hub"), ("20261126", "Hof", "Hub"))
    assert run(school, new_plan) == {"duty_added": 1, "duty_changed": 1}
    one_day = duty_file(("20261125", "Hof", "Hub"))
    assert run(school, one_day) == {"duty_added": 1, "duty_removed": 1}
    assert duties(school) == {
        (date(2026, 11, 23), "Hof", "Hub"),
        (date(2026, 11, 25), "Hof", "Hub"),
        (date(2026, 11, 25), "Mensa", "Hub"),
        (date(2026, 11, 26), "Hof", "Hub"),
    }


def test_it_may_come_with_the_master_data_it_refers_to(school: Database) -> None:
    teachers = gpu("004", teacher("Hub", "Huber"), teacher("Mai", "Maier"), teacher("Neu", "Neu"))
    counts = run(school, duty_file(("20261123", "Hof", "Neu")), teachers)
    assert counts == {"duty_added": 1, "teacher_added": 1}


def test_a_teacher_whom_it_needs_stays(school: Database) -> None:
    run(school, duty_file(*WEEK))
    only_huber = [
        gpu("002", lesson("1", "7b", "Hub", "M")),
        gpu("003", school_class("7b", "Hub"), school_class("9a", "Hub")),
        gpu("004", teacher("Hub", "Huber")),
    ]
    (finding,) = look(school, *only_huber).findings
    assert (finding.text_key, finding.args["name"]) == ("import-kept-in-use", "Mai")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_texts(language: str) -> None:
    for kind in all_kinds():
        for what in ("kind", "one", "phase", "holds"):
            assert has_sentence(f"import-{what}-{kind.name}", language)
