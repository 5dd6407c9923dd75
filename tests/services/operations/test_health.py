"""The office sees how the portal as a whole is."""

from datetime import timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.operations import RunKind
from elternportal.errors import NotAllowed
from elternportal.models.school import ImportRun
from elternportal.services.operations import note_run
from elternportal.services.operations.health import read_health
from elternportal.state.operations.health import health_lines
from tests.conftest import NOON
from tests.support.planting import Planter
from tests.support.world import World


@pytest.mark.usefixtures("stopped_clock")
def test_the_office_is_warned_of_what_has_not_happened_and_of_mails_that_wait(
    database: Database, world: World
) -> None:
    assert warned(database, world) == {"Letzte Sicherung", "Letztes Löschen nach Frist"}
    with database.transaction() as session:
        note_run(session, RunKind.BACKUP, {"rows": 3})
        note_run(session, RunKind.RETENTION, {"job": 2, "letter": 1})
        session.add(ImportRun(source="untis", applied_at=NOON))
        mail = {"state": "queued", "due_at": NOON - timedelta(minutes=59)}
        Planter(session, NOON).plant("outbox_mail", **mail)
    assert warned(database, world) == set()
    with database.reading() as session:
        view = read_health(session, world.hanna)
    assert (view.waiting, view.deleted, view.last_import) == (1, 3, NOON)
    with clock.at(NOON + timedelta(minutes=2)):
        assert warned(database, world) == {"Wartende Mails"}
    with clock.at(NOON + timedelta(hours=51)):
        assert len(warned(database, world)) == 3


def warned(database: Database, world: World) -> set[str]:
    with database.reading() as session:
        lines = health_lines(read_health(session, world.olga), "de")
    return {line.label for line in lines if line.warning}


def test_nobody_else_sees_it(database: Database, world: World) -> None:
    with database.reading() as session, pytest.raises(NotAllowed):
        read_health(session, world.huber)
