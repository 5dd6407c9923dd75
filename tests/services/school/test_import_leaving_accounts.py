"""Who would leave by an import and has an account is named before anything happens."""

from sqlmodel import select

from elternportal.db import Database
from elternportal.models.access import Account
from elternportal.models.school import Teacher
from elternportal.services.school.school_import import preview
from tests.support.untis import apply_knowingly, gpu, lesson, school_class, small_school, teacher
from tests.support.world import World


def test_a_teacher_with_an_account_who_would_go_is_asked_by_name(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        apply_knowingly(session, world.olga, list(small_school().values()))
        huber = session.exec(select(Teacher).where(Teacher.short_name == "Hub")).one()
        session.get_one(Account, world.huber.account_id).teacher_id = huber.id
        session.flush()
        files = small_school() | {
            "004": gpu("004", teacher("Hb", "Huber"), teacher("Mai", "Maier")),
            "003": gpu("003", school_class("7b", "Hb"), school_class("9a", "Mai")),
            "002": gpu("002", lesson("1", "7b", "Hb", "M"), lesson("2", "7b~9a", "Mai", "E")),
        }
        plan = preview(session, world.olga, list(files.values()))
    asked = [f for f in plan.findings if f.text_key == "import-removed-with-account"]
    assert [finding.args["name"] for finding in asked] == ["Hub – Vera Huber"]
