"""Found things: each of the two families has said that one of them is theirs."""

from sqlmodel import Session

from elternportal import clock
from elternportal.services.lost_property.items import ClaimItem, claim_item
from elternportal.services.lost_property.office import ItemDraft, SaveItem, return_item, save_item
from tests.security.families import AMSEL, BIRKE
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

MISSING = {
    "found_item": NOBODYS,
    "claimed_item": NOBODYS,  # that the person has said is theirs
}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """What waits is everybody's, what was returned nobody's, a claim only its guardian's."""
    cap = _add_item(session, world, "Blaue Mütze")
    returned = _add_item(session, world, "Schirm")
    return_item(session, world.olga, returned)
    claimed = {}
    for person, note in (("anna", AMSEL.note), ("berta", BIRKE.note)):
        claimed[person] = _add_item(session, world, "Trinkflasche")
        claim_item(session, getattr(world, person), ClaimItem(claimed[person], note))
    others = {"anna": claimed["berta"], "berta": claimed["anna"]}
    for person, kind in ids:
        named = claimed if kind == "own" else others
        ids[person, kind] = replace(
            ids[person, kind],
            found_item=cap if kind == "own" else returned,
            claimed_item=named.get(person, cap),
        )


def _add_item(session: Session, world: World, title: str) -> int:
    draft = ItemDraft(title=title, found_on=clock.today())
    return save_item(session, world.olga, SaveItem(0, draft))
