"""A date for each of the two families that only it may read, and everybody's own feed."""

from sqlmodel import Session

from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.dates.calling_off import call_off_date
from elternportal.services.dates.feeds import create_feed, list_feeds
from tests.security.families import AMSEL, BIRKE, NOBODY, of_families
from tests.security.ids import NO_UPLOAD, NOBODYS, NamedIds, replace
from tests.security.roles import SIGNED_IN
from tests.support.dates import add_date
from tests.support.world import World, add_guardian

MISSING = {
    "date": NOBODYS,
    "called_off": NOBODYS,
    "feed_child": NOBODYS,
    "feed": NO_UPLOAD,  # the secret of an address
    "feed_id": NOBODYS,
}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Families read their own date; office and head write all of them."""
    amsel = _add_dates(session, world, "Ada", AMSEL.note)
    birke = _add_dates(session, world, "Carla", BIRKE.note)
    for whose, dates in of_families(amsel, birke):
        ids[whose] = replace(ids[whose], **dates)
    _add_feeds(session, world, ids)


def _add_dates(session: Session, world: World, child: str, secret: str) -> dict[str, int]:
    """Dates for one child whose words hold ``secret``."""
    only = AudienceChoice(pupil_ids=(world.pupils[child],))
    words = {"title": f"Termin: {secret}", "text": f"Für {secret}", "place": f"Bei {secret}"}
    called_off = add_date(session, world.olga, only, **words)
    call_off_date(session, world.olga, called_off)
    return {
        "date": add_date(session, world.olga, only, **words),
        "called_off": called_off,
    }


def _add_feeds(session: Session, world: World, ids: NamedIds) -> None:
    """Whoever has an address has its secret, so nobody has a foreign one."""
    for person in SIGNED_IN:
        actor = getattr(world, person)
        secret = create_feed(session, actor, 0)
        feed_id = list_feeds(session, actor).feeds[0].feed_id
        ids[person, "own"] = replace(ids[person, "own"], feed=secret, feed_id=feed_id)
        ids[person, "own"] = replace(ids[person, "own"], feed_child=0)
    # Whoever has an address reads what it is for: this one is about no child of the two families.
    other = add_guardian(session, world, "Emma Emilsen", "Emil")
    ids[NOBODY, "own"] = replace(ids[NOBODY, "own"], feed=create_feed(session, other, 0))
    children = {"anna": world.pupils["Ada"], "berta": world.pupils["Carla"]}
    for person, other in (("anna", "berta"), ("berta", "anna")):
        ids[person, "own"] = replace(ids[person, "own"], feed_child=children[person])
        theirs = {"feed_id": ids[other, "own"].feed_id, "feed_child": children[other]}
        ids[person, "foreign"] = replace(ids[person, "foreign"], **theirs)
