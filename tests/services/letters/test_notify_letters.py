"""What mails say about letters: what is to do, the text where allowed, and never whose child."""

from datetime import date, datetime

import pytest
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand
from elternportal.domain.people import Actor
from elternportal.i18n import LANGUAGES
from elternportal.mail.notify import notify
from elternportal.mail.sender import DemoMailbox
from elternportal.mail.templates import RenderedMail, render
from elternportal.models.access import Guardianship
from elternportal.models.files import StoredFile
from elternportal.models.letters import (
    Letter,
    LetterAnswer,
    LetterDelivery,
    LetterFile,
    LetterVersion,
)
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.mails import REMINDER
from elternportal.services.letters.publishing import mail_guardians
from tests.support.letters import add_letter
from tests.support.notices import choose, newest_mail, outbox_of, speak_english
from tests.support.outbox import work
from tests.support.world import World

DEADLINE = date(2026, 12, 4)
SUBJECT = {"de": "Neu: Elternbrief Nr. 4711 „Wandertag“", "en": "New: letter no. 4711 “Wandertag”"}
TEXT = """# Wandertag

Wir wandern am **Freitag**, <script>alert(1)</script> [Karte](https://karte.example).

- Brotzeit
- Regenjacke
"""


def write(session: Session, world: World, *children: str, **fields: object) -> Letter:
    """A letter for some children; Ada and Ben are Anna's and Anton's."""
    ids = tuple(world.pupils[child] for child in children or ("Ada", "Ben"))
    fields = {"number": 4711, "text": TEXT, "deadline": DEADLINE, **fields}
    return add_letter(session, world.olga, AudienceChoice(pupil_ids=ids), **fields)  # type: ignore[arg-type]


def correct(session: Session, letter: Letter, *, asks_anew: bool = False) -> None:
    """A second version goes out."""
    letter.version, letter.round = 2, letter.round + asks_anew
    old = session.exec(select(LetterVersion)).one()
    values = old.model_dump(exclude={"id", "number"})
    session.add(LetterVersion(number=2, **values))
    session.flush()
    mail_guardians(session, letter)


def answer(session: Session, world: World, letter: Letter, person: Actor, *children: str) -> None:
    for child in children:
        session.add(
            LetterAnswer(
                letter_id=letter.id,
                pupil_id=world.pupils[child],
                round=letter.round,
                version=letter.version,
                account_id=person.account_id,
                answered_at=clock.now(),
            )
        )
    session.flush()


def remind(session: Session, letter: Letter, *people: Actor) -> None:
    notify(
        session,
        REMINDER,
        [person.account_id for person in people],
        event=f"letter-{letter.id}-reminder",
        params={"letter_id": letter.id},
    )


def mail_to(database: Database, person: Actor) -> RenderedMail:
    mail = newest_mail(database, person)
    assert mail is not None
    return mail


@pytest.mark.parametrize(
    ("demand", "language", "sentence"),
    [
        (Demand.CONFIRMATION, "de", "Bitte bestätigen Sie bis Freitag, 4. Dezember 2026"),
        (Demand.YES_NO, "de", "Bitte antworten Sie bis Freitag, 4. Dezember 2026"),
        (Demand.CONFIRMATION, "en", "Please confirm in Elternportal by Friday, 4 December 2026"),
        (Demand.TEXT, "en", "Please answer in Elternportal by Friday, 4 December 2026"),
    ],
)
def test_a_mail_says_what_to_do_until_when_and_links_to_the_letter(
    database: Database, world: World, demand: Demand, language: str, sentence: str
) -> None:
    with database.transaction() as session:
        if language == "en":
            speak_english(session, world.anna)
        letter = write(session, world, demand=demand)
    mail = mail_to(database, world.anna)
    subject = {
        "de": "Neu: Elternbrief Nr. 4711 „Wandertag“",
        "en": "New: letter no. 4711 “Wandertag”",
    }
    assert mail.subject == subject[language]
    assert sentence in mail.text
    prefix = "" if language == "de" else "/en"
    link = f"http://localhost:3000{prefix}/elternbrief?brief={letter.id}"
    assert link in mail.text
    assert f'href="{link}"' in mail.html


def test_a_letter_that_asks_for_nothing_asks_for_nothing(database: Database, world: World) -> None:
    with database.transaction() as session:
        write(session, world, demand=Demand.NONE, deadline=None)
    assert (
        "Bitte" not in mail_to(database, world.anna).text.partition("Bitte antworten Sie nicht")[0]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_confidential_letter_a_mail_says_only_that_there_is_one(
    database: Database, world: World, language: str
) -> None:
    with database.transaction() as session:
        choose(session, world.anna, full_text=True)
        if language == "en":
            speak_english(session, world.anna)
        letter = write(session, world, is_confidential=True)
        correct(session, letter)
        remind(session, letter, world.anna)
        rendered = [render(session, mail) for mail in outbox_of(session, world.anna)]
    assert len(rendered) == 3
    for mail in rendered:
        assert mail is not None
        for word in ("Wandertag", "4711", "wandern", "Brotzeit"):
            assert word not in f"{mail.subject} {mail.text} {mail.html}"


def test_the_full_text_comes_to_whom_has_chosen_it_safe_in_both_parts(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        choose(session, world.anna, full_text=True)
        write(session, world)
    mail = mail_to(database, world.anna)
    reading = "Wir wandern am Freitag, <script>alert(1)</script> Karte (https://karte.example)."
    assert f"\n\n{reading}\n\n" in mail.text
    assert "\n\n• Brotzeit\n• Regenjacke\n\n" in mail.text
    assert "<strong>Freitag</strong>" in mail.html
    assert "<script>" not in mail.html
    assert '<a href="https://karte.example"' in mail.html
    assert "Den Brief lesen Sie im Elternportal." not in mail.text

    without = mail_to(database, world.anton)
    assert "Brotzeit" not in without.text + without.html
    assert "Den Brief lesen Sie im Elternportal." in without.text


def test_files_stay_in_the_portal_and_the_mail_says_so(database: Database, world: World) -> None:
    with database.transaction() as session:
        choose(session, world.anna, full_text=True)
        letter = write(session, world)
    assert "Dateien" not in mail_to(database, world.anna).text
    with database.transaction() as session:
        _attach_file(session, world, letter)
    assert "Zu dem Brief gehören Dateien." in mail_to(database, world.anna).text


def test_a_correction_says_so_and_whether_answers_still_count(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = write(session, world)
        answer(session, world, letter, world.anton, "Ada", "Ben")
        correct(session, letter)
    mail = mail_to(database, world.anna)
    assert mail.subject == "Korrektur: Elternbrief Nr. 4711 „Wandertag“"
    assert "Was Sie schon geantwortet oder bestätigt haben, gilt weiter." in mail.text
    assert "Bitte bestätigen" not in mail.text


def test_a_correction_that_must_be_confirmed_anew_says_that(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = write(session, world)
        answer(session, world, letter, world.anna, "Ada")
        correct(session, letter, asks_anew=True)
    text = mail_to(database, world.anna).text
    assert "Was Sie schon geantwortet oder bestätigt haben, gilt nicht mehr." in text
    assert "Bitte bestätigen Sie bis Freitag" in text


def test_a_reminder_says_what_is_missing_and_none_comes_once_it_is_done(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = write(session, world)
        answer(session, world, letter, world.anton, "Ben")
        remind(session, letter, world.anna)
    mail = mail_to(database, world.anna)
    assert mail.subject == "Erinnerung: Elternbrief Nr. 4711 „Wandertag“"
    assert "Bitte bestätigen Sie bis Freitag" in mail.text
    with database.transaction() as session:
        answer(session, world, session.get_one(Letter, letter.id), world.anton, "Ada")
    assert newest_mail(database, world.anna) is None


def test_a_reminder_to_read_ends_with_the_opening(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = write(session, world, demand=Demand.NONE, deadline=None)
        remind(session, letter, world.anna)
    assert "Bitte lesen Sie den Brief" in mail_to(database, world.anna).text
    with database.transaction() as session:
        for line in session.exec(select(LetterDelivery)):
            line.opened_at = clock.now()
    assert newest_mail(database, world.anna) is None


def test_Z2_who_no_longer_has_a_child_that_it_concerns_hears_nothing(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        write(session, world, "Ada")
        write(session, world, "Carla", number=13)
        link = Guardianship.account_id == world.anna.account_id
        for guardianship in session.exec(select(Guardianship).where(link)):
            session.delete(guardianship)
        session.get_one(Pupil, world.pupils["Carla"]).is_active = False
    assert newest_mail(database, world.anna) is None
    assert newest_mail(database, world.berta) is None
    assert newest_mail(database, world.anton) is not None


async def test_Z5_no_mail_about_letters_names_a_child_class_or_audience(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        for name in ("Ada", "Ben"):
            child = session.get_one(Pupil, world.pupils[name])
            child.first_name, child.surname = f"Kanari{name}", "Vogelsang"
        choose(session, world.anna, full_text=True)
        letter = write(session, world)
        correct(session, letter)
        remind(session, letter, world.anna, world.anton)
    await work(database, DemoMailbox())
    with database.reading() as session:
        mails = [*outbox_of(session, world.anna), *outbox_of(session, world.anton)]
        assert [mail.state for mail in mails] == ["sent"] * 6
        for mail in mails:
            for word in ("Kanari", "Vogelsang", "7b", "9a", "Amsel"):
                assert word not in mail.subject + mail.body


def _attach_file(session: Session, world: World, letter: Letter) -> None:
    version = session.exec(select(LetterVersion).where(LetterVersion.letter_id == letter.id)).one()
    file = StoredFile(
        key="x" * 43,
        name="plan.pdf",
        media_type="application/pdf",
        size=1,
        uploaded_by=world.olga.account_id,
        uploaded_at=clock.now(),
    )
    session.add(file)
    session.flush()
    session.add(LetterFile(version_id=version.id, file_id=file.id))
    session.flush()
