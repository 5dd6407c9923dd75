"""Tokens for programs: made, seen and revoked by the office; each is told once and ends at once."""

from dataclasses import replace

import pytest
from sqlmodel import select

from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.errors import NotAllowed, NotConfirmed, NotFound
from elternportal.models.import_source import ImportSource
from elternportal.services.school.import_sources import (
    FOLDER,
    SourceNameMissing,
    SourceNameTaken,
    create_source,
    folder_source,
    list_sources,
    renew_token,
    revoke_source,
    source_named,
    source_of_token,
)
from tests.support.world import World


def test_a_token_is_told_once_and_void_once_it_is_renewed_or_revoked(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        first = create_source(session, world.olga, " Untis  im Büro ")
        assert first not in repr(session.exec(select(ImportSource)).one())
        source_id = source_named(session, "Untis im Büro")
        assert source_id == source_of_token(session, first)
        second = renew_token(session, SYSTEM, source_id)
        with pytest.raises(NotFound):
            source_of_token(session, first)
        assert source_of_token(session, second) == source_id
        revoke_source(session, world.hanna, source_id)
        with pytest.raises(NotFound):
            source_of_token(session, second)
        assert not list_sources(session, world.olga)


def test_only_office_and_head_have_to_do_with_tokens(database: Database, world: World) -> None:
    with database.transaction() as session:
        create_source(session, world.hanna, "Untis")
        source_id = source_named(session, "Untis") or 0
        for nobody in (world.anna, world.huber):
            for forbidden in (
                lambda who: create_source(session, who, "Anderes"),
                lambda who: renew_token(session, who, source_id),
                lambda who: revoke_source(session, who, source_id),
                lambda who: list_sources(session, who),
            ):
                with pytest.raises(NotAllowed):
                    forbidden(nobody)


def test_a_token_needs_the_password_typed_a_short_time_ago(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        away = replace(world.olga, has_confirmed=False)
        with pytest.raises(NotConfirmed):
            create_source(session, away, "Untis")
        create_source(session, world.olga, "Untis")
        for act in (renew_token, revoke_source):
            with pytest.raises(NotConfirmed):
                act(session, away, source_named(session, "Untis") or 0)


def test_each_program_has_a_name_of_its_own_and_the_folder_no_token(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        token = create_source(session, world.olga, "Untis")
        for name, refused in (
            ("Untis", SourceNameTaken),
            (FOLDER.lower(), SourceNameTaken),
            (" ", SourceNameMissing),
            ("x" * 61, SourceNameMissing),
        ):
            with pytest.raises(refused):
                create_source(session, world.olga, name)
        assert source_of_token(session, token)
        folder = folder_source(session)
        assert folder is not None
        with pytest.raises(NotFound):
            renew_token(session, world.olga, folder.id or 0)
        assert [(row.name, row.has_token) for row in list_sources(session, world.olga)] == [
            (FOLDER, False),
            ("Untis", True),
        ]
