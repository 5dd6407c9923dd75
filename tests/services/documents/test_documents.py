"""Documents are read by whom they are for, and kept by the office."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from elternportal import routes
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.files import storage
from elternportal.files.inspection import CheckedFile
from elternportal.models.audience import Audience
from elternportal.models.documents import DocumentVersion
from elternportal.models.mail import OutboxMail
from elternportal.models.search import SearchEntry
from elternportal.services.audience.choice import AudienceChoice, NobodyAddressed
from elternportal.services.documents.folders import (
    FolderNameMissing,
    FolderNameTaken,
    FolderNotEmpty,
    RenameFolder,
    add_folder,
    delete_folder,
    move_folder,
    rename_folder,
)
from elternportal.services.documents.office import (
    DocumentDraft,
    DocumentFileMissing,
    SaveDocument,
    delete_document,
    list_folders,
    read_document,
    save_document,
)
from elternportal.services.documents.reading import read_documents
from elternportal.services.files.stored import TooManyFiles, keep_file, readable_file
from elternportal.settings import get_settings
from tests.support.notices import newest_mail
from tests.support.world import World

SCHOOL = AudienceChoice(whole_school=True)
DAY, LATER = date(2026, 9, 1), date(2026, 11, 1)
EVERYBODY = ("anna", "anton", "berta", "huber", "maier", "roth", "olga", "hanna")

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ELTERNPORTAL_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def upload(session: Session, actor: Actor) -> str:
    """The key of a new file."""
    file = CheckedFile("Antrag.pdf", "application/pdf", b"%PDF-1.7")
    return keep_file(session, actor, storage.write(file)).key


def draft(folder_id: int, **fields: Any) -> DocumentDraft:
    return DocumentDraft(**{"folder_id": folder_id, "title": "Antrag", "dated": DAY, **fields})


def add_document(
    session: Session, world: World, folder_id: int, choice: AudienceChoice = SCHOOL, **fields: Any
) -> int:
    files = upload(session, world.olga)
    new = SaveDocument(0, draft(folder_id, files=files, **fields), choice)
    return save_document(session, world.olga, new)


def readers(session: Session, world: World) -> set[str]:
    return {person for person in EVERYBODY if read_documents(session, getattr(world, person))}


def test_Z4_a_document_is_read_by_whom_it_is_for_and_by_the_office(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        folder_id = add_folder(session, world.olga, "Formulare")
        assert readers(session, world) == set()
        to_carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        add_document(session, world, folder_id, to_carla)
        assert readers(session, world) == {"berta", "huber", "maier", "olga", "hanna"}
        add_document(session, world, folder_id)
        assert readers(session, world) == set(EVERYBODY)


def test_Z4_only_office_and_head_keep_documents(database: Database, world: World) -> None:
    with database.transaction() as session:
        folder_id = add_folder(session, world.olga, "Formulare")
        document_id = add_document(session, world, folder_id)
        for person in ("anna", "berta", "huber", "roth"):
            actor = getattr(world, person)
            change = SaveDocument(document_id, draft(folder_id), SCHOOL)
            for attempt in (
                lambda actor=actor: list_folders(session, actor),
                lambda actor=actor: read_document(session, actor, document_id),
                lambda actor=actor, change=change: save_document(session, actor, change),
                lambda actor=actor: delete_document(session, actor, document_id),
                lambda actor=actor: add_folder(session, actor, "Neu"),
                lambda actor=actor: rename_folder(session, actor, RenameFolder(folder_id, "x")),
                lambda actor=actor: move_folder(session, actor, folder_id),
                lambda actor=actor: delete_folder(session, actor, folder_id),
            ):
                with pytest.raises(NotAllowed):
                    attempt()


def test_a_new_file_makes_a_new_version_and_the_old_one_stays_with_the_office(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        folder_id = add_folder(session, world.olga, "Formulare")
        document_id = add_document(session, world, folder_id, description="Für alle")
        new = draft(folder_id, files=upload(session, world.hanna), dated=LATER)
        save_document(session, world.hanna, SaveDocument(document_id, new, SCHOOL, 1))
        [[shown]] = [one.documents for one in read_documents(session, world.anna)]
        assert (shown.version, shown.dated, shown.description) == (2, LATER, "")
        newest, oldest = read_document(session, world.olga, document_id).versions
        assert (newest.file, oldest.dated) == (shown.file, DAY)
        assert readable_file(session, world.olga, oldest.file.key)
        with pytest.raises(NotFound):
            readable_file(session, world.anna, oldest.file.key)


def test_without_a_new_file_the_version_stays_and_its_date_can_be_put_right(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        folder_id = add_folder(session, world.olga, "Formulare")
        document_id = add_document(session, world, folder_id)
        renamed = SaveDocument(document_id, draft(folder_id, title="Neu", dated=LATER), SCHOOL, 1)
        save_document(session, world.olga, renamed)
        [[shown]] = [one.documents for one in read_documents(session, world.anna)]
        assert (shown.title, shown.version, shown.dated) == ("Neu", 1, LATER)


def test_a_document_needs_one_file_an_audience_and_a_folder(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        folder_id = add_folder(session, world.olga, "Formulare")
        two = f"{upload(session, world.olga)} {upload(session, world.olga)}"
        one = upload(session, world.olga)
        for command, reason in (
            (SaveDocument(0, draft(folder_id), SCHOOL), DocumentFileMissing),
            (SaveDocument(0, draft(folder_id, files=two), SCHOOL), TooManyFiles),
            (SaveDocument(0, draft(folder_id, files=one), AudienceChoice()), NobodyAddressed),
            (SaveDocument(0, draft(folder_id + 1, files=one), SCHOOL), NotFound),
            (SaveDocument(999, draft(folder_id, files=one), SCHOOL), NotFound),
        ):
            with pytest.raises(reason):
                save_document(session, world.olga, command)
        session.rollback()


def test_guardians_concerned_are_told_of_each_version_once_and_only_if_the_office_says_so(
    database: Database, world: World
) -> None:
    to_class = AudienceChoice(class_ids=(world.classes["9a"],))
    with database.transaction() as session:
        folder_id = add_folder(session, world.olga, "Formulare")
        document_id = add_document(session, world, folder_id, to_class)
        assert session.exec(select(OutboxMail)).all() == []
        for seen in (1, 2):
            told = SaveDocument(document_id, draft(folder_id, is_mailed=True), to_class, seen)
            save_document(session, world.olga, told)
        mails = session.exec(select(OutboxMail)).all()
    assert {mail.account_id for mail in mails} == {world.anna.account_id, world.anton.account_id}
    assert [mail.params for mail in mails] == [{"id": document_id}] * 2
    told_mail = newest_mail(database, world.anna)
    assert told_mail is not None
    assert "Antrag" in told_mail.subject
    assert routes.DOCUMENTS in told_mail.text


def test_a_removed_document_leaves_nothing_but_its_file_to_be_forgotten(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        folder_id = add_folder(session, world.olga, "Formulare")
        document_id = add_document(session, world, folder_id)
        assert session.exec(select(SearchEntry.title)).all() == ["Antrag"]
        delete_document(session, world.olga, document_id)
        for table in (DocumentVersion, Audience, SearchEntry):
            assert session.exec(select(table)).all() == []
        with pytest.raises(NotFound):
            delete_document(session, world.olga, document_id)


def test_folders_keep_the_offices_order_and_only_empty_ones_can_be_removed(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        first, second, third = (add_folder(session, world.olga, name) for name in "ABC")
        move_folder(session, world.olga, third)
        move_folder(session, world.olga, first)
        rename_folder(session, world.olga, RenameFolder(second, " Zuletzt "))
        names = [one.name for one in list_folders(session, world.olga)]
        assert names == ["A", "C", "Zuletzt"]
        add_document(session, world, third)
        with pytest.raises(FolderNotEmpty):
            delete_folder(session, world.olga, third)
        delete_folder(session, world.olga, first)
        with pytest.raises(NotFound):
            delete_folder(session, world.olga, first)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_folder_needs_a_name_of_its_own(database: Database, world: World, name: str) -> None:
    with database.transaction() as session:
        folder_id = add_folder(session, world.olga, "Formulare")
        with pytest.raises(FolderNameMissing):
            add_folder(session, world.olga, name)
        with pytest.raises(FolderNameTaken):
            add_folder(session, world.olga, "Formulare")
        rename_folder(session, world.olga, RenameFolder(folder_id, "Formulare"))
