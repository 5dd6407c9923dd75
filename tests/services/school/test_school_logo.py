"""The school's logo: one picture that the head sets and everybody sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.files import storage
from elternportal.files.inspection import CheckedFile
from elternportal.models.files import StoredFile
from elternportal.services.files.stored import keep_file, readable_file
from elternportal.services.school.logo import NoPicture, find_logo, remove_logo, set_logo
from tests.support.stored_files import add_file, files_in
from tests.support.world import World


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> Iterator[None]:
    with files_in(tmp_path):
        yield


def picture(session: Session, actor: Actor) -> StoredFile:
    return keep_file(
        session, actor, storage.write(CheckedFile("Logo.png", "image/png", b"\x89PNG"))
    )


def test_the_head_sets_a_logo_and_everybody_may_read_it(database: Database, world: World) -> None:
    with database.transaction() as session:
        assert find_logo(session) is None
        first, second = picture(session, world.hanna), picture(session, world.hanna)
        set_logo(session, world.hanna, first.key)
        set_logo(session, world.hanna, second.key)
        found = find_logo(session)
        assert found is not None
        assert found.key == second.key
        assert readable_file(session, world.anna, second.key).key == second.key
        remove_logo(session, world.hanna)
        remove_logo(session, world.hanna)
        assert find_logo(session) is None


def test_a_logo_is_a_picture_of_ones_own(database: Database, world: World) -> None:
    with database.transaction() as session:
        for keys in ("", add_file(session, world.hanna).key):
            with pytest.raises(NoPicture):
                set_logo(session, world.hanna, keys)
        with pytest.raises(NotFound):
            set_logo(session, world.hanna, picture(session, world.olga).key)


@pytest.mark.parametrize("name", ["anna", "huber", "olga"])
def test_Z4_only_the_head_sets_or_removes_it(database: Database, world: World, name: str) -> None:
    actor = getattr(world, name)
    with database.transaction() as session:
        key = picture(session, actor).key
        with pytest.raises(NotAllowed):
            set_logo(session, actor, key)
        with pytest.raises(NotAllowed):
            remove_logo(session, actor)
