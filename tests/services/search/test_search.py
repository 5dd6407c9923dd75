"""Everybody finds what they may read, by any piece of its words, and nothing else."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from elternportal import clock, routes
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.domain.search import Piece
from elternportal.models.documents import Document, DocumentFolder
from elternportal.models.lost_property import FoundItem
from elternportal.services.audience.choice import AudienceChoice, save_audience
from elternportal.services.board.scope import NOTICE_KIND
from elternportal.services.documents.scope import DOCUMENT_KIND
from elternportal.services.letters.scope import LETTER_KIND
from elternportal.services.lost_property.scope import FOUND_ITEM_KIND
from elternportal.services.polls.scope import POLL_KIND
from elternportal.services.polls.setup import PublishPoll, publish_poll
from elternportal.services.school_info.office import SaveContact, SaveText, save_contact, save_text
from elternportal.services.school_info.reading import (
    CONTACT_KIND,
    TEXT_KIND,
    ContactDraft,
    TextDraft,
)
from elternportal.services.search.entries import index, unindex
from elternportal.services.search.hits import MOST_HITS, HitRow, search
from tests.support.letters import add_letter
from tests.support.news import add_notice, add_poll
from tests.support.world import World

CANARY = "Quastenflosser"


def found(database: Database, actor: Actor, query: str) -> list[HitRow]:
    with database.reading() as session:
        return search(session, actor, query)


def kinds(database: Database, actor: Actor, query: str = CANARY) -> set[str]:
    return {hit.kind for hit in found(database, actor, query)}


def add_text(session: Session, world: World, title: str, text: str = "") -> None:
    save_text(session, world.olga, SaveText(0, TextDraft(title=title, text=text)))


def add_one_of_each(session: Session, world: World, choice: AudienceChoice) -> None:
    """Everything that has an audience, with the canary in its text."""
    letter = add_letter(session, world.huber, choice, text=CANARY)
    index(session, LETTER_KIND, letter.id or 0, "Brief", CANARY)
    add_notice(session, world.olga, choice, text=CANARY)
    poll_id = add_poll(session, world.olga, choice, text=CANARY)
    publish_poll(session, world.olga, PublishPoll(poll_id, is_mailed=False))
    folder = DocumentFolder(name="Formulare")
    session.add(folder)
    session.flush()
    document = Document(
        folder_id=folder.id or 0,
        title="Formular",
        audience_id=save_audience(session, world.olga, choice),
    )
    session.add(document)
    session.flush()
    index(session, DOCUMENT_KIND, document.id or 0, "Formular", CANARY)


FOR_SOME = {LETTER_KIND, NOTICE_KIND, POLL_KIND, DOCUMENT_KIND}


@pytest.mark.usefixtures("stopped_clock")
def test_Z5_nobody_finds_what_is_for_another_family(database: Database, world: World) -> None:
    with database.transaction() as session:
        only_carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        add_one_of_each(session, world, only_carla)
    assert kinds(database, world.berta) == FOR_SOME
    assert kinds(database, world.anna) == set()
    assert kinds(database, world.roth) == set()


@pytest.mark.usefixtures("stopped_clock")
def test_Z5_of_things_for_different_people_everybody_finds_their_own(
    database: Database, world: World
) -> None:
    audiences = {
        "Ada": AudienceChoice(pupil_ids=(world.pupils["Ada"],)),
        "Carla": AudienceChoice(pupil_ids=(world.pupils["Carla"],)),
        "9a": AudienceChoice(class_ids=(world.classes["9a"],)),
        "alle": AudienceChoice(whole_school=True),
    }
    with database.transaction() as session:
        for name, choice in audiences.items():
            add_notice(session, world.olga, choice, title=name, text=CANARY)
    for reader, names in (
        (world.anna, {"Ada", "9a", "alle"}),
        (world.berta, {"Carla", "alle"}),
        (world.maier, {"Ada", "Carla", "alle"}),  # teaches 7b alone
        (world.roth, {"9a", "alle"}),
        (world.olga, set(audiences)),
    ):
        hits = found(database, reader, CANARY)
        assert {"".join(piece.text for piece in hit.title) for hit in hits} == names


@pytest.mark.usefixtures("stopped_clock")
def test_staff_find_what_they_may_read(database: Database, world: World) -> None:
    with database.transaction() as session:
        only_carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        add_one_of_each(session, world, only_carla)
    assert kinds(database, world.olga) == kinds(database, world.hanna) == FOR_SOME
    assert kinds(database, world.huber) == FOR_SOME  # the letter's author
    assert kinds(database, world.maier) == FOR_SOME - {LETTER_KIND}  # teaches Carla, too


@pytest.mark.usefixtures("stopped_clock")
def test_what_is_not_published_or_not_to_be_read_yet_is_not_found(
    database: Database, world: World
) -> None:
    school = AudienceChoice(whole_school=True)
    tomorrow = clock.today() + timedelta(days=1)
    with database.transaction() as session:
        letter = add_letter(session, world.olga, school, text=CANARY, is_published=False)
        index(session, LETTER_KIND, letter.id or 0, "Entwurf", CANARY)
        add_notice(session, world.olga, school, text=CANARY, valid_from=tomorrow)
        add_poll(session, world.olga, school, text=CANARY)
        returned = FoundItem(
            title="Mütze",
            found_on=clock.today(),
            created_at=clock.now(),
            returned_at=clock.now(),
        )
        session.add(returned)
        session.flush()
        index(session, FOUND_ITEM_KIND, returned.id or 0, "Mütze", CANARY)
    for actor in (world.anna, world.huber, world.olga):
        assert kinds(database, actor) == set()


def test_everybody_finds_school_information(database: Database, world: World) -> None:
    with database.transaction() as session:
        draft = ContactDraft(section="office", name="Sekretariat", duties=CANARY)  # type: ignore[arg-type]
        save_contact(session, world.olga, SaveContact(0, draft))
        add_text(session, world, "Öffnungszeiten", f"**{CANARY}**")
    for actor in (world.anna, world.roth, world.hanna):
        assert kinds(database, actor) == {CONTACT_KIND, TEXT_KIND}


def test_any_piece_of_a_word_finds_it_however_it_is_written(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        add_text(session, world, "Schülerlotsen", "Treffen an der Großen Straße")
    for query in ("lotsen", "SCHULER", "schüler", "strasse gross", "  Lotsen   treffen "):
        assert [hit.kind for hit in found(database, world.anna, query)] == [TEXT_KIND], query
    for query in ("", "   ", "lotsen fahrrad"):
        assert found(database, world.anna, query) == []


def test_signs_that_sql_reads_as_any_text_are_just_signs(database: Database, world: World) -> None:
    with database.transaction() as session:
        add_text(session, world, "Rabatt", "50 % auf a_b und c\\d")
        add_text(session, world, "Anderes", "nichts davon")
    for query in ("%", "_", "\\", "0 % a", "a_b", "c\\d"):
        assert len(found(database, world.anna, query)) == 1, query
    assert found(database, world.anna, "R%batt") == []
    assert found(database, world.anna, "'; drop table") == []


def test_what_has_the_words_in_its_title_stands_first_then_the_newest(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        for title, text in (
            ("Mensa", "alt"),
            ("Speiseplan", "alles aus der Mensa"),
            ("Mensa neu", "neu"),
        ):
            add_text(session, world, title, text)
    titles = ["".join(p.text for p in hit.title) for hit in found(database, world.anna, "mensa")]
    assert titles == ["Mensa neu", "Mensa", "Speiseplan"]


def test_found_words_are_marked(database: Database, world: World) -> None:
    with database.transaction() as session:
        add_text(session, world, "Mensa", "In der MENSA gibt es Nudeln")
    [hit] = found(database, world.anna, "mensa nudel")
    assert hit.title == (Piece("Mensa", True),)
    assert [piece.text for piece in hit.excerpt if piece.is_marked] == ["MENSA", "Nudel"]


def test_writing_again_replaces_the_words_and_taking_away_removes_them(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        add_text(session, world, "Mensa")
    [hit] = found(database, world.anna, "mensa")
    with database.transaction() as session:
        draft = TextDraft(title="Cafeteria")
        save_text(session, world.olga, SaveText(hit.item_id, draft, 1))
    assert found(database, world.anna, "mensa") == []
    with database.transaction() as session:
        unindex(session, TEXT_KIND, hit.item_id)
        unindex(session, TEXT_KIND, hit.item_id)
    assert found(database, world.anna, "cafeteria") == []


def test_the_list_is_bounded(database: Database, world: World) -> None:
    with database.transaction() as session:
        for number in range(MOST_HITS + 5):
            add_text(session, world, f"Mensa {number}")
    assert len(found(database, world.anna, "mensa")) == MOST_HITS


@pytest.mark.usefixtures("stopped_clock")
def test_a_letter_to_the_own_child_is_told_from_one_that_is_written(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, AudienceChoice(whole_school=True))
        index(session, LETTER_KIND, letter.id or 0, "Wandertag", "")
    assert [hit.route for hit in found(database, world.anna, "wandertag")] == [routes.LETTER]
    assert [hit.route for hit in found(database, world.olga, "wandertag")] == [routes.OFFICE_LETTER]
