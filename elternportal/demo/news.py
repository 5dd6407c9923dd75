"""Notices, polls and school information of the demo school, entered as the office does it."""

from datetime import timedelta

from sqlmodel import Session, select

from elternportal import clock
from elternportal.demo.accounts import DemoPeople
from elternportal.domain.board import Category
from elternportal.domain.polls import PollKind
from elternportal.domain.school_info import Section
from elternportal.models.polls import PollOption
from elternportal.services.audience import AudienceChoice
from elternportal.services.board.office import NoticeDraft, SaveNotice, save_notice
from elternportal.services.polls.setup import (
    PollDraft,
    PublishPoll,
    SavePoll,
    publish_poll,
    save_poll,
)
from elternportal.services.polls.votes import Vote, vote
from elternportal.services.school_info.office import SaveContact, SaveText, save_contact, save_text
from elternportal.services.school_info.reading import ContactDraft, TextDraft

SCHOOL = AudienceChoice(whole_school=True)
VOTERS = 20
# Title, text, category, first and last day counted from today.
NOTICES = (
    ("Fundsachen werden weitergegeben", "Bitte schauen Sie vorbei.", Category.INFO, -30, -5),
    ("Theaterabend in der Aula", "Wir zeigen ein **neues Stück**.", Category.EVENT, -2, 12),
    (
        "Helfer für den Schulgarten",
        "Wer hilft mit?\n\n- Spaten\n- Handschuhe",
        Category.HELP,
        -1,
        20,
    ),
    ("Eingang Nord gesperrt", "Bitte nutzen Sie den **Haupteingang**.", Category.IMPORTANT, 0, 7),
)
HOURS = "- Montag bis Donnerstag: 7:30 bis 15:30 Uhr\n- Freitag: 7:30 bis 13:00 Uhr"
CONTACTS = (
    (Section.OFFICE, "Olga Ordner", "Sekretariat", "Anmeldung, Bescheinigungen", "A 101"),
    (Section.HEAD, "Dr. Helene Haupt", "Schulleiterin", "Leitung der Schule", "A 102"),
    (Section.COUNSELLING, "Berta Beratung", "Beratungslehrerin", "Schullaufbahn, Lernen", "B 204"),
    (Section.PARENTS, "Erik Elternsprecher", "Vorsitzender", "Elternbeirat", ""),
)


def create_demo_news(session: Session, people: DemoPeople) -> None:
    """Put up notices, ask two questions and say who does what."""
    for title, text, category, first, last in NOTICES:
        today = clock.today()
        draft = NoticeDraft(
            title=title,
            text=text,
            category=category,
            valid_from=today + timedelta(days=first),
            valid_until=today + timedelta(days=last),
        )
        save_notice(session, people.office, SaveNotice(0, draft, SCHOOL))
    _ask(session, people, "Welches Thema soll der Elternabend haben?", is_anonymous=True)
    _ask(session, people, "Wobei möchten Sie beim Sommerfest helfen?", is_anonymous=False)
    save_text(session, people.office, SaveText(0, TextDraft(title="Öffnungszeiten", text=HOURS)))
    for section, name, role, duties, room in CONTACTS:
        contact = ContactDraft(
            section=section,
            name=name,
            role=role,
            duties=duties,
            room=room,
            phone="089 555 0100",
            email=f"{section}@schule.example",
        )
        save_contact(session, people.office, SaveContact(0, contact))


def _ask(session: Session, people: DemoPeople, title: str, *, is_anonymous: bool) -> None:
    draft = PollDraft(
        title=title,
        kind=PollKind.SINGLE,
        options="Lernen lernen\nMedien\nGesundheit" if is_anonymous else "Kuchen\nAufbau\nKasse",
        is_anonymous=is_anonymous,
        shows_result_at_once=not is_anonymous,
        ends_on=clock.today() + timedelta(days=14),
    )
    poll_id = save_poll(session, people.office, SavePoll(0, draft, SCHOOL))
    publish_poll(session, people.office, PublishPoll(poll_id, is_mailed=False))
    options = session.exec(select(PollOption.id).where(PollOption.poll_id == poll_id)).all()
    for place, (parent, _pupil_id) in enumerate(people.parents[:VOTERS]):
        chosen = options[place * place % len(options)] or 0
        vote(session, parent, Vote(poll_id, option_ids=(chosen,)))
