"""Everybody sees what was found; only the office sees who says that it is theirs."""

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.files import storage
from elternportal.files.inspection import CheckedFile
from elternportal.models.lost_property import FoundClaim
from elternportal.models.search import SearchEntry
from elternportal.services.files.stored import TooManyFiles, keep_file
from elternportal.services.lost_property.items import (
    MAX_NOTE,
    ClaimItem,
    NoteTooLong,
    claim_item,
    read_lost_property,
    withdraw_claim,
)
from elternportal.services.lost_property.office import (
    ItemDraft,
    NotAPhoto,
    SaveItem,
    list_items,
    return_item,
    save_item,
)
from elternportal.settings import get_settings
from tests.support.world import World

EVERYBODY = ("anna", "anton", "berta", "huber", "maier", "roth", "olga", "hanna")

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ELTERNPORTAL_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def upload(session: Session, actor: Actor, media_type: str = "image/jpeg") -> str:
    return keep_file(session, actor, storage.write(CheckedFile("x", media_type, b"x"))).key


def add_item(session: Session, world: World, **fields: Any) -> int:
    draft = ItemDraft(**{"title": "Blaue Mütze", "found_on": date(2026, 11, 20), **fields})
    return save_item(session, world.olga, SaveItem(0, draft))


def test_everybody_sees_what_waits_with_its_photo_the_latest_find_first(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        photo = upload(session, world.olga)
        add_item(session, world, files=photo, place="Turnhalle")
        add_item(session, world, title="Trinkflasche", found_on=date(2026, 11, 22))
        for person in EVERYBODY:
            bottle, cap = read_lost_property(session, getattr(world, person))
            assert (bottle.title, bottle.photo) == ("Trinkflasche", "")
            assert (cap.title, cap.place, cap.photo) == ("Blaue Mütze", "Turnhalle", photo)


def test_Z4_a_claim_is_seen_by_who_made_it_and_by_the_office_alone(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        item_id = add_item(session, world)
        claim_item(session, world.anna, ClaimItem(item_id, " Mit Namen innen "))
        [own] = read_lost_property(session, world.anna)
        assert (own.is_claimed, own.note) == (True, "Mit Namen innen")
        for person in EVERYBODY[1:]:
            [seen] = read_lost_property(session, getattr(world, person))
            assert (seen.is_claimed, seen.note) == (False, "")
        [item] = list_items(session, world.hanna)
        [claim] = item.claims
        assert (claim.name, claim.note) == ("Anna Amsel", "Mit Namen innen")
        assert claim.children == ("Ada Adasen (7b)", "Ben Bensen (9a)")


def test_Z4_only_office_and_head_keep_lost_property(database: Database, world: World) -> None:
    with database.transaction() as session:
        item_id = add_item(session, world)
        draft = ItemDraft(title="x", found_on=date(2026, 11, 20))
        for person in ("anna", "berta", "huber", "roth"):
            actor = getattr(world, person)
            for attempt in (
                lambda actor=actor: list_items(session, actor),
                lambda actor=actor: save_item(session, actor, SaveItem(item_id, draft)),
                lambda actor=actor: return_item(session, actor, item_id),
            ):
                with pytest.raises(NotAllowed):
                    attempt()


def test_Z4_only_guardians_claim_and_only_their_own_claim_is_withdrawn(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        item_id = add_item(session, world)
        for person in ("huber", "olga", "hanna"):
            with pytest.raises(NotAllowed):
                claim_item(session, getattr(world, person), ClaimItem(item_id, ""))
        claim_item(session, world.anna, ClaimItem(item_id, ""))
        for actor in (world.anton, world.berta):
            with pytest.raises(NotFound):
                withdraw_claim(session, actor, item_id)
        withdraw_claim(session, world.anna, item_id)
        [item] = list_items(session, world.olga)
        assert item.claims == ()


def test_what_was_returned_is_gone_for_all_and_its_claims_are_forgotten(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        item_id = add_item(session, world)
        claim_item(session, world.anna, ClaimItem(item_id, ""))
        return_item(session, world.olga, item_id)
        assert session.exec(select(FoundClaim)).all() == []
        assert session.exec(select(SearchEntry)).all() == []
        assert read_lost_property(session, world.anna) == list_items(session, world.olga) == ()
        for attempt in (
            lambda: claim_item(session, world.berta, ClaimItem(item_id, "")),
            lambda: withdraw_claim(session, world.anna, item_id),
            lambda: return_item(session, world.olga, item_id),
            lambda: claim_item(session, world.berta, ClaimItem(999, "")),
        ):
            with pytest.raises(NotFound):
                attempt()


def test_claiming_twice_changes_the_note(database: Database, world: World) -> None:
    with database.transaction() as session:
        item_id = add_item(session, world)
        for note in ("Unsere", "Adas Mütze"):
            claim_item(session, world.anna, ClaimItem(item_id, note))
        assert session.exec(select(FoundClaim.note)).all() == ["Adas Mütze"]
        with pytest.raises(NoteTooLong):
            claim_item(session, world.anna, ClaimItem(item_id, "x" * (MAX_NOTE + 1)))


def test_R1_many_taps_at_once_make_one_claim(database: Database, world: World) -> None:
    with database.transaction() as session:
        item_id = add_item(session, world)

    async def tap_often() -> None:
        command = ClaimItem(item_id, "")
        taps = [database.write(lambda s: claim_item(s, world.anna, command)) for _ in range(8)]
        await asyncio.gather(*taps)

    asyncio.run(tap_often())
    with database.reading() as session:
        assert len(session.exec(select(FoundClaim)).all()) == 1


def test_W3_a_found_thing_shows_one_picture_and_nothing_else(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        photo, other = upload(session, world.olga), upload(session, world.olga)
        paper = upload(session, world.olga, "application/pdf")
        with pytest.raises(NotAPhoto):
            add_item(session, world, files=paper)
        with pytest.raises(TooManyFiles):
            add_item(session, world, files=f"{photo} {other}")
        item_id = add_item(session, world, files=photo)
        draft = ItemDraft(title="Rote Mütze", found_on=date(2026, 11, 20), files=photo)
        save_item(session, world.hanna, SaveItem(item_id, draft, 1))
        [item] = list_items(session, world.olga)
        assert item.photo is not None
        assert (item.title, item.photo.key) == ("Rote Mütze", photo)
