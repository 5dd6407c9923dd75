"""A saved group of pupils, which only the office knows."""

from sqlmodel import Session

from elternportal.models.audience import PupilGroup, PupilGroupMember
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

MISSING = {"group": NOBODYS}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    group = PupilGroup(name="Lotsen")
    session.add(group)
    session.flush()
    session.add(PupilGroupMember(group_id=group.id or 0, pupil_id=world.pupils["Dora"]))
    for person, kind in ids:
        ids[person, kind] = replace(ids[person, kind], group=group.id or 0)
