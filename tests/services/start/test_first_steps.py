"""A fresh school is led through its first steps, in their order and until all of them are done."""

from sqlmodel import Session

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.legal import LegalKind
from elternportal.domain.people import Actor, Role
from elternportal.i18n import LANGUAGES, t
from elternportal.models.access import Account, ActivationPin
from elternportal.models.base import id_of
from elternportal.models.school import Pupil
from elternportal.module import installed
from elternportal.school_settings.identity import EMAIL, POSTAL, SCHOOL_NAME
from elternportal.services.first_steps import first_steps
from elternportal.services.legal.office import (
    LegalDraft,
    SaveLegalText,
    WhichText,
    save_legal_text,
)
from elternportal.services.start.glance import start_view
from tests.support.school_settings import decide
from tests.support.world import World

IN_ORDER = ["import", "teachers", "pins", "school", "legal"]


def add_head(session: Session) -> Actor:
    """The first account of a school that has nothing else."""
    account = Account(email="leitung@example.org", created_at=clock.now(), is_head=True)
    session.add(account)
    session.flush()
    return Actor(id_of(account), frozenset({Role.HEAD}))


def steps(session: Session, actor: Actor) -> list[str]:
    return [row.name for row in first_steps(session, actor)]


def waiting(session: Session, actor: Actor) -> list[str]:
    """The steps that are not done, as the start page shows them."""
    return [row.name for row in start_view(session, actor).first_steps if not row.is_done]


def publish_legal_texts(session: Session, world: World, *kinds: LegalKind, text: str) -> None:
    for kind in kinds:
        draft = LegalDraft(text=text, valid_from=clock.today())
        save_legal_text(session, world.hanna, SaveLegalText(WhichText(kind, "de"), 0, draft))


def test_a_school_without_anything_has_all_steps_before_it(database: Database) -> None:
    with database.transaction() as session:
        head = add_head(session)
        assert steps(session, head) == IN_ORDER
        assert waiting(session, head) == IN_ORDER
        session.add(Pupil(key="1", surname="Lenz", first_name="Charlotte"))
        session.flush()
        assert waiting(session, head) == IN_ORDER[1:]
        assert steps(session, head) == IN_ORDER  # what is done is ticked off, not gone


def test_office_and_head_are_led_and_nobody_else(database: Database, world: World) -> None:
    with database.reading() as session:
        assert waiting(session, world.olga) == waiting(session, world.hanna) == ["school", "legal"]
        for other in (world.anna, world.huber):
            assert first_steps(session, other) == ()


def test_teachers_are_done_with_an_account_and_pins_with_the_first_one(database: Database) -> None:
    now = clock.now()
    with database.transaction() as session:
        pupil = Pupil(key="1", surname="Lenz", first_name="Charlotte")
        session.add(pupil)
        session.flush()
        pin = ActivationPin(selector="AAAAAA", verifier_hash="", pupil_id=pupil.id or 0)
        pin.issued_at = pin.expires_at = now
        session.add(pin)
        session.flush()
        assert waiting(session, add_head(session)) == ["teachers", "school", "legal"]


def test_the_schools_default_name_is_nobodys_decision(database: Database, world: World) -> None:
    with database.transaction() as session:
        decide(session, POSTAL, "Schulstraße 1\n00000 Musterstadt")
        decide(session, EMAIL, "post@schule.example")
        assert "school" in waiting(session, world.hanna)
        decide(session, SCHOOL_NAME, "Realschule am Bach")
        assert "school" not in waiting(session, world.hanna)


def test_legal_texts_are_done_when_all_are_published_without_gaps(
    database: Database, world: World
) -> None:
    first, *others = LegalKind
    with database.transaction() as session:
        publish_legal_texts(session, world, *others, text="Alles steht hier.")
        publish_legal_texts(session, world, first, text="Es fehlt [[die Telefonnummer]].")
        assert "legal" in waiting(session, world.hanna)


def test_the_list_goes_away_once_everything_is_done(database: Database, world: World) -> None:
    with database.transaction() as session:
        decide(session, POSTAL, "Schulstraße 1\n00000 Musterstadt")
        decide(session, EMAIL, "post@schule.example")
        decide(session, SCHOOL_NAME, "Realschule am Bach")
        publish_legal_texts(session, world, *LegalKind, text="Alles steht hier.")
        assert steps(session, world.hanna) == []


def test_every_step_is_named_in_every_language() -> None:
    named = [step.name for module in installed() for step in module.first_steps]
    assert sorted(named) == sorted(IN_ORDER)
    for name in named:
        for language in LANGUAGES:
            assert t(f"first-step-{name}", language)
            assert t(f"first-step-{name}-text", language)
