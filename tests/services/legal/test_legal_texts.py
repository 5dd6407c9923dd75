"""The head writes legal texts version by version; everybody reads the one that holds."""

import threading
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.legal import LegalKind
from elternportal.errors import NotAllowed, NotFound
from elternportal.i18n import LANGUAGES
from elternportal.models.audit import AuditEntry
from elternportal.models.legal import LegalText
from elternportal.school_settings.identity import EMAIL, PHONE, POSTAL, SCHOOL_NAME
from elternportal.services.legal.office import (
    LegalDraft,
    NothingChanged,
    SaveLegalText,
    TextChangedMeanwhile,
    WhichText,
    compare_with_before,
    count_unfinished,
    list_legal_texts,
    open_legal_text,
    restore_legal_text,
    save_legal_text,
)
from elternportal.services.legal.reading import read_published, unfinished_kinds
from tests.support.school_settings import decide
from tests.support.world import World

IMPRINT = WhichText(LegalKind.IMPRINT, "de")

pytestmark = pytest.mark.usefixtures("stopped_clock")


def save(
    session: Session, world: World, text: str, based_on: int, valid_from: date | None = None
) -> int:
    draft = LegalDraft(text=text, valid_from=valid_from or clock.today())
    return save_legal_text(session, world.hanna, SaveLegalText(IMPRINT, based_on, draft))


def published(session: Session, language: str = "de") -> str | None:
    text = read_published(session, LegalKind.IMPRINT, language)
    return text.html.strip() if text else None


def test_a_school_that_has_written_nothing_publishes_nothing(
    database: Database, world: World
) -> None:
    with database.reading() as session:
        assert published(session) is None
        assert unfinished_kinds(session) == tuple(LegalKind)
        assert {row.version for row in list_legal_texts(session, world.olga)} == {0}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LegalKind)
def test_the_first_version_begins_with_a_template_full_of_gaps(
    database: Database, world: World, kind: LegalKind, language: str
) -> None:
    with database.reading() as session:
        view = open_legal_text(session, world.hanna, WhichText(kind, language))
    assert view.version == 0
    assert view.versions == ()
    assert len(view.gaps) >= 5
    assert all(f"[[{gap}]]" in view.text for gap in view.gaps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_says_what_the_school_has_set_already(
    database: Database, world: World, language: str
) -> None:
    which = WhichText(LegalKind.IMPRINT, language)
    with database.reading() as session:
        gaps = len(open_legal_text(session, world.hanna, which).gaps)
    with database.transaction() as session:
        decide(session, SCHOOL_NAME, "Realschule Nord")
        decide(session, POSTAL, "Realschule Nord\nSchulstraße 1\n00000 Musterstadt")
        decide(session, PHONE, "0000 12345-0")
        decide(session, EMAIL, "schule@musterstadt.example")
    with database.reading() as session:
        view = open_legal_text(session, world.hanna, which)
    assert "\nRealschule Nord\nSchulstraße 1\n00000 Musterstadt\n" in view.text
    assert ": 0000 12345-0\n" in view.text
    assert ": schule@musterstadt.example\n" in view.text
    assert len(view.gaps) == gaps - 3


def test_everybody_reads_the_last_version_that_has_begun(database: Database, world: World) -> None:
    with database.transaction() as session:
        assert save(session, world, "Erste", 0) == 1
        assert save(session, world, "Zweite", 1, clock.today() + timedelta(days=3)) == 2
        assert published(session) == "<p>Erste</p>"
        with clock.at(clock.now() + timedelta(days=3)):
            assert published(session) == "<p>Zweite</p>"


def test_a_text_in_one_language_is_shown_in_the_other_too(database: Database, world: World) -> None:
    with database.transaction() as session:
        save(session, world, "Deutsch", 0)
        text = read_published(session, LegalKind.IMPRINT, "en")
    assert text is not None
    assert (text.language, text.html.strip()) == ("de", "<p>Deutsch</p>")


def test_gaps_are_marked_and_told_until_they_are_filled(database: Database, world: World) -> None:
    with database.transaction() as session:
        save(session, world, "Telefon: [[Nummer & Durchwahl]]", 0)
        assert 'Telefon: <mark class="ep-gap">Nummer &amp; Durchwahl</mark>' in str(
            published(session)
        )
        assert LegalKind.IMPRINT in unfinished_kinds(session)
        assert count_unfinished(session, world.olga) == 3
        save(session, world, "Telefon: 0123", 1)
        assert LegalKind.IMPRINT not in unfinished_kinds(session)
        assert count_unfinished(session, world.hanna) == 2


def test_a_gap_cannot_smuggle_html(database: Database, world: World) -> None:
    with database.transaction() as session:
        save(
            session, world, '[[<img src=x onerror="x">]] <script>x</script> [[a]](javascript:x)', 0
        )
        html = str(published(session))
    assert "<img" not in html
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_a_second_editor_is_told_and_overwrites_nothing(database: Database, world: World) -> None:
    with database.transaction() as session:
        save(session, world, "Erste", 0)
    with pytest.raises(TextChangedMeanwhile), database.transaction() as session:
        save(session, world, "Auch die erste", 0)
    with database.reading() as session:
        assert published(session) == "<p>Erste</p>"


def test_of_two_who_save_at_the_same_moment_one_is_told(database: Database, world: World) -> None:
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def edit(text: str) -> None:
        start.wait()
        try:
            with database.transaction() as session:
                save(session, world, text, 0)
            outcomes.append("saved")
        except TextChangedMeanwhile:
            outcomes.append("told")

    threads = [threading.Thread(target=edit, args=(text,)) for text in ("Eins", "Zwei")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["saved", "told"]


def test_an_older_version_comes_back_as_a_new_one(database: Database, world: World) -> None:
    with database.transaction() as session:
        save(session, world, "Erste", 0)
        save(session, world, "Zweite", 1)
        assert restore_legal_text(session, world.hanna, IMPRINT, 1, 2) == 3
        assert published(session) == "<p>Erste</p>"
        view = open_legal_text(session, world.olga, IMPRINT)
        assert [row.version for row in view.versions] == [3, 2, 1]
        assert {row.by for row in view.versions} == {"Hanna Head"}


def test_versions_are_compared_with_the_one_before(database: Database, world: World) -> None:
    with database.transaction() as session:
        save(session, world, "Alte Straße", 0)
        save(session, world, "Neue Straße", 1)
        pieces = compare_with_before(session, world.olga, IMPRINT, 2)
        first = compare_with_before(session, world.olga, IMPRINT, 1)
    assert {(piece.kind, piece.text.strip()) for piece in pieces} == {
        ("removed", "Alte"),
        ("added", "Neue"),
        ("same", "Straße"),
    }
    assert [piece.kind for piece in first] == ["added"]


def test_what_is_already_so_makes_no_version(database: Database, world: World) -> None:
    with database.transaction() as session:
        save(session, world, "Erste", 0)
        with pytest.raises(NothingChanged):
            save(session, world, "Erste", 1)
        with pytest.raises(NothingChanged):
            restore_legal_text(session, world.hanna, IMPRINT, 1, 1)


@pytest.mark.parametrize("person", ["olga", "huber", "anna"])
def test_only_the_head_writes(database: Database, world: World, person: str) -> None:
    actor = getattr(world, person)
    draft = LegalDraft(text="x", valid_from=clock.today())
    with database.transaction() as session:
        save(session, world, "Erste", 0)
        save(session, world, "Zweite", 1)
        with pytest.raises(NotAllowed):
            save_legal_text(session, actor, SaveLegalText(IMPRINT, 2, draft))
        with pytest.raises(NotAllowed):
            restore_legal_text(session, actor, IMPRINT, 1, 2)


@pytest.mark.parametrize("person", ["huber", "anna"])
def test_only_the_administration_sees_the_versions(
    database: Database, world: World, person: str
) -> None:
    actor = getattr(world, person)
    with database.transaction() as session:
        save(session, world, "Erste", 0)
        for look in (
            lambda: list_legal_texts(session, actor),
            lambda: open_legal_text(session, actor, IMPRINT),
            lambda: compare_with_before(session, actor, IMPRINT, 1),
            lambda: count_unfinished(session, actor),
        ):
            with pytest.raises(NotAllowed):
                look()


def test_what_is_not_there_is_not_found(database: Database, world: World) -> None:
    with database.transaction() as session:
        with pytest.raises(NotFound):
            open_legal_text(session, world.hanna, WhichText(LegalKind.IMPRINT, "fr"))
        with pytest.raises(NotFound):
            restore_legal_text(session, world.hanna, IMPRINT, 7, 0)
        with pytest.raises(NotFound):
            compare_with_before(session, world.hanna, IMPRINT, 7)


def test_each_version_is_in_the_audit(database: Database, world: World) -> None:
    with database.transaction() as session:
        save(session, world, "Erste", 0)
        (entry,) = session.exec(select(AuditEntry)).all()
    assert (entry.action, entry.account_id) == ("legal-text-changed", world.hanna.account_id)
    assert entry.detail == {"kind": "imprint", "language": "de", "version": "1"}


@pytest.mark.parametrize(
    "changed", [{"kind": "poem"}, {"version": 0}, {"text": ""}, {"version": 1}]
)
def test_the_database_itself_refuses_what_is_no_version(
    database: Database, world: World, changed: dict[str, object]
) -> None:
    with database.transaction() as session:
        save(session, world, "Erste", 0)
    fields = {
        "kind": "imprint",
        "language": "de",
        "version": 2,
        "text": "x",
        "valid_from": clock.today(),
        "changed_at": clock.now(),
    }
    with database.transaction() as session:
        session.add(LegalText(**{**fields, **changed}))
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()
