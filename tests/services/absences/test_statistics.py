"""What was missed is counted for those who answer for the child, and not excused is not excused."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.absence_counts import MissedTime
from elternportal.errors import NotAllowed, NotFound
from elternportal.services.absences.register import mark_missing
from elternportal.services.absences.reporting import AbsenceDraft, ReportAbsence, report_absence
from elternportal.services.absences.statistics import read_statistics, year_of_child
from tests.support.world import World

MONDAY = date(2026, 11, 23)

pytestmark = pytest.mark.usefixtures("stopped_clock")


def missed(session: Session, world: World) -> None:
    """Ada was ill two days last week and has missed today without a word."""
    days = AbsenceDraft(
        first_day=MONDAY - timedelta(days=5), last_day=MONDAY - timedelta(days=4), remark="Fieber"
    )
    report_absence(session, world.anna, ReportAbsence((world.pupils["Ada"],), days))
    mark_missing(session, world.maier, world.pupils["Ada"])


def test_family_class_teacher_and_office_read_what_a_child_has_missed_and_nobody_else(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        missed(session, world)
        ada = world.pupils["Ada"]
        for reader in (world.anna, world.anton, world.huber, world.olga, world.hanna):
            year = year_of_child(session, reader, ada)
            assert (year.all_of_it, year.unexcused) == (MissedTime(3, 0), MissedTime(1, 0))
            assert [one.is_excused for one in year.absences] == [True, False]
            assert "Fieber" not in str(year)
        for outsider in (world.berta, world.maier, world.roth):
            with pytest.raises(NotFound):
                year_of_child(session, outsider, ada)


def test_the_class_is_read_by_who_leads_it_not_by_who_only_teaches_it(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        missed(session, world)
        view = read_statistics(session, world.huber, 0)
        assert [one.name for one in view.classes] == ["7b"]
        assert (view.rows[0].name, view.rows[0].all_of_it.days) == ("Ada Adasen", 3)
        assert read_statistics(session, world.maier, 0).rows == ()
        for outsider in (world.maier, world.roth):
            with pytest.raises(NotFound):
                read_statistics(session, outsider, world.classes["7b"])
        with pytest.raises(NotAllowed):
            read_statistics(session, world.anna, 0)
        assert len(read_statistics(session, world.olga, 0).classes) == 2
