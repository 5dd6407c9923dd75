"""Polls for each of the two families that only it may read."""

from sqlmodel import Session

from elternportal.services.audience.choice import AudienceChoice
from tests.security.families import AMSEL, BIRKE, of_families
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.news import add_poll, option_ids
from tests.support.world import World

MISSING = dict.fromkeys(("poll", "poll_option", "poll_draft"), NOBODYS)


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Families vote in their own poll; office and head write all of them."""
    amsel = _add_polls(session, world, "Ada", AMSEL.note)
    birke = _add_polls(session, world, "Carla", BIRKE.note)
    for whose, polls in of_families(amsel, birke):
        ids[whose] = replace(ids[whose], **polls)


def _add_polls(session: Session, world: World, child: str, secret: str) -> dict[str, int]:
    """Polls for one child whose titles, texts and answers hold ``secret``."""
    only = AudienceChoice(pupil_ids=(world.pupils[child],))
    words = {"title": f"Neuigkeit: {secret}", "text": f"Lieber Haushalt, {secret}"}
    poll = {**words, "options": f"Ja, {secret}\nNein", "is_per_child": True}
    poll_id = add_poll(
        session, world.olga, only, is_published=True, shows_result_at_once=True, **poll
    )
    return {
        "poll": poll_id,
        "poll_option": option_ids(session, poll_id)[0],
        "poll_draft": add_poll(session, world.olga, only, **poll),
    }
