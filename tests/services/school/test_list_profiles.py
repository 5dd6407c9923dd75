"""A school says once what the columns of its own lists hold, and each way in reads them so."""

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.imports.folder import NamedFile
from elternportal.models.timetable import Substitution
from elternportal.services.editing import EditedMeanwhile
from elternportal.services.school.hands_free import TakenIn, take_in
from elternportal.services.school.import_sources import create_source, source_of_token
from elternportal.services.school.list_profiles import (
    ColumnMissing,
    ColumnTwice,
    ProfileDraft,
    ProfileNameTaken,
    SaveProfile,
    delete_profile,
    list_profiles,
    propose,
    save_profile,
    suggest,
)
from elternportal.services.school.school_import import preview
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

PLAN = NamedFile.of(
    "plan.csv",
    b"Wann;Std.;Gruppe;Wie;Wer fehlt;Kommt;Krankmeldung\n"
    b"07.12.2026;1-2;7b;Vertretung;Hub;Mai;Grippe\n",
)
COLUMNS = {
    "Wann": "day",
    "Std.": "lessons",
    "Gruppe": "class",
    "Wie": "change",
    "Wer fehlt": "teacher",
    "Kommt": "substitute",
}
DRAFT = ProfileDraft(name="Vertretungen", kind="substitution", columns=COLUMNS)


def test_a_saved_mapping_reads_the_list_of_a_program_by_itself(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        source = source_of_token(session, create_source(session, world.hanna, "Plan"))
    with database.transaction() as session:
        assert take_in(session, source, [PLAN]).state is TakenIn.REFUSED
    with database.transaction() as session:
        save_profile(session, world.olga, SaveProfile(0, DRAFT))
    with database.transaction() as session:
        done = take_in(session, source, [PLAN])
        assert done.counts == {"substitution_added": 2}
        rows = session.exec(select(Substitution).order_by(col(Substitution.lesson))).all()
        assert [(row.lesson, row.kind) for row in rows] == [
            (1, "substitution"),
            (2, "substitution"),
        ]
        assert {row.substitute_id for row in rows} == {world.maier.teacher_id}
        assert "Grippe" not in repr(rows)


def test_the_office_sees_what_stands_in_each_column_but_nothing_forbidden(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        found = propose(session, world.olga, PLAN)
        shown = {column.heading: (column.samples, column.is_never_read) for column in found.columns}
        assert shown["Wer fehlt"] == (("Hub",), False)
        assert shown["Krankmeldung"] == ((), True)
        profile_id = save_profile(session, world.olga, SaveProfile(0, DRAFT))
        known = propose(session, world.olga, PLAN)
        assert (known.kind, known.profile_id) == ("substitution", profile_id)
        assert {one.heading: one.field for one in known.columns if one.field} == COLUMNS
        heads = ["Familienname", "Nachname", "Klasse", "Religion"]
        assert suggest(session, world.olga, "pupil", heads) == ["surname", "", "class", ""]
        with pytest.raises(NotFound):
            propose(session, world.olga, NamedFile.of("leer.csv", b""))


def test_a_mapping_needs_what_its_kind_needs_each_once_and_nothing_forbidden(
    database: Database, world: World
) -> None:
    def refused(error: type[Exception], **changed: object) -> None:
        with pytest.raises(error), database.transaction() as session:
            save_profile(session, world.olga, SaveProfile(0, DRAFT.model_copy(update=changed)))

    refused(ColumnMissing, columns={"Wann": "day"})
    refused(ColumnTwice, columns=COLUMNS | {"Lehrer": "teacher"})
    refused(InvalidInput, columns=COLUMNS | {"Religion": "text"})
    refused(InvalidInput, columns=COLUMNS | {"X": "birth_date"})
    refused(InvalidInput, kind="anything")
    with database.transaction() as session:
        save_profile(session, world.olga, SaveProfile(0, DRAFT))
    refused(ProfileNameTaken)


def test_a_mapping_is_changed_and_deleted_by_the_office_alone(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        profile_id = save_profile(session, world.olga, SaveProfile(0, DRAFT))
        changed = DRAFT.model_copy(update={"name": "Plan"})
        save_profile(session, world.hanna, SaveProfile(profile_id, changed, revision=1))
        with pytest.raises(EditedMeanwhile):
            save_profile(session, world.olga, SaveProfile(profile_id, DRAFT, revision=1))
        assert [(row.name, row.revision) for row in list_profiles(session, world.olga)] == [
            ("Plan", 2)
        ]
        for nobody in (world.anna, world.huber):
            for forbidden in (
                lambda who: list_profiles(session, who),
                lambda who: propose(session, who, PLAN),
                lambda who: suggest(session, who, "pupil", []),
                lambda who: save_profile(session, who, SaveProfile(0, DRAFT)),
                lambda who: delete_profile(session, who, profile_id),
            ):
                with pytest.raises(NotAllowed):
                    forbidden(nobody)
        assert preview(session, world.olga, [PLAN]).lists == ("plan.csv",)
        delete_profile(session, world.olga, profile_id)
        with pytest.raises(NotFound):
            delete_profile(session, world.olga, profile_id)
        keys = {one.text_key for one in preview(session, world.olga, [PLAN]).findings}
        assert keys == {"import-list-headings"}
