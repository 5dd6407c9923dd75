"""Notices, polls and school information of tests/security/school.py.

Each of the two families has a notice and a poll that only it may read.
"""

from dataclasses import asdict, dataclass, replace

from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.domain.school_info import Section
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.school_info.office import SaveContact, SaveText, save_contact, save_text
from elternportal.services.school_info.reading import ContactDraft, TextDraft
from tests.security.families import AMSEL, BIRKE
from tests.security.ids import NamedIds
from tests.support.news import add_notice, add_poll, option_ids
from tests.support.world import World


@dataclass(frozen=True)
class News:
    """Ids of one of each kind."""

    notice: int
    poll: int
    poll_option: int
    poll_draft: int


@dataclass(frozen=True)
class Info:
    """Ids of a contact and a text that both have another one before them."""

    contact: int
    info_text: int


def name_news(session: Session, world: World, ids: NamedIds) -> None:
    """Families read their own notice and poll; office and head write all of them."""
    amsel = _add_news(session, world, "Ada", AMSEL.note)
    birke = _add_news(session, world, "Carla", BIRKE.note)
    info = _add_school_info(session, world.olga)
    for person, kind, news in (
        ("anna", "own", amsel),
        ("anna", "foreign", birke),
        ("berta", "own", birke),
        ("berta", "foreign", amsel),
        ("olga", "own", amsel),
        ("hanna", "own", birke),
    ):
        ids[person, kind] = replace(ids[person, kind], **asdict(news), **asdict(info))


def _add_news(session: Session, world: World, child: str, secret: str) -> News:
    """A notice and polls for one child whose titles, texts and answers hold ``secret``."""
    only = AudienceChoice(pupil_ids=(world.pupils[child],))
    words = {"title": f"Neuigkeit: {secret}", "text": f"Lieber Haushalt, {secret}"}
    poll = {**words, "options": f"Ja, {secret}\nNein", "is_per_child": True}
    poll_id = add_poll(
        session, world.olga, only, is_published=True, shows_result_at_once=True, **poll
    )
    return News(
        notice=add_notice(session, world.olga, only, **words),
        poll=poll_id,
        poll_option=option_ids(session, poll_id)[0],
        poll_draft=add_poll(session, world.olga, only, **poll),
    )


def _add_school_info(session: Session, actor: Actor) -> Info:
    """Two contacts of one section and two texts; the ids of the later ones."""
    contacts = [
        save_contact(
            session, actor, SaveContact(0, ContactDraft(section=Section.OFFICE, name=name))
        )
        for name in ("Pforte", "Sekretariat")
    ]
    texts = [
        save_text(session, actor, SaveText(0, TextDraft(title=title, text="Werktags")))
        for title in ("Anfahrt", "Öffnungszeiten")
    ]
    return Info(contact=contacts[-1], info_text=texts[-1])
