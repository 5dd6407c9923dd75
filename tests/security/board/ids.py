"""A notice for each of the two families that only it may read."""

from sqlmodel import Session

from elternportal.services.audience.choice import AudienceChoice
from tests.security.families import AMSEL, BIRKE, of_families
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.news import add_notice
from tests.support.world import World

MISSING = {"notice": NOBODYS}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Families read their own notice; office and head write all of them."""
    amsel = _add_notice(session, world, "Ada", AMSEL.note)
    birke = _add_notice(session, world, "Carla", BIRKE.note)
    for whose, notice in of_families(amsel, birke):
        ids[whose] = replace(ids[whose], notice=notice)


def _add_notice(session: Session, world: World, child: str, secret: str) -> int:
    """A notice for one child whose title and text hold ``secret``."""
    only = AudienceChoice(pupil_ids=(world.pupils[child],))
    words = {"title": f"Neuigkeit: {secret}", "text": f"Lieber Haushalt, {secret}"}
    return add_notice(session, world.olga, only, **words)
