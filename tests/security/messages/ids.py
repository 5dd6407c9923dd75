"""Conversations of two families with teachers, the office and the head, all of them read."""

from sqlmodel import Session

from elternportal.domain.messages import Desk
from elternportal.domain.people import Actor
from elternportal.services.messages.class_messages import read_class_message
from elternportal.services.messages.handing_over import hand_over
from elternportal.services.messages.hours import HoursDraft, set_hours
from elternportal.services.messages.reading import note_read
from elternportal.services.messages.reports import ReportDraft, list_reports, report_message
from elternportal.services.messages.settings import WITHDRAW_MINUTES
from elternportal.services.messages.starting import ThreadDraft, WriteToClass, write_to_class
from tests.security.families import AMSEL, BIRKE
from tests.security.ids import NOBODYS, Ids, NamedIds, replace
from tests.support.messages import answer, ask_desk, ask_teacher
from tests.support.school_settings import decide
from tests.support.world import World

MISSING = {
    "thread": NOBODYS,
    "own_message": NOBODYS,  # that the person wrote
    "their_message": NOBODYS,  # that the other side wrote
    "successor": NOBODYS,
    "written_child": NOBODYS,
    "written_class": NOBODYS,
    "class_message": NOBODYS,
    "unreached": NOBODYS,  # a conversation that nobody of the family can read
    "report": NOBODYS,
}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Each person has a conversation, and knows the id of one that is others'."""
    decide(session, WITHDRAW_MINUTES, 24 * 60)
    amsel = ask_teacher(session, world, world.anna, text=AMSEL.note)
    birke = ask_desk(session, world, world.berta, Desk.OFFICE, "Carla", BIRKE.note)
    to_roth = ask_teacher(session, world, world.anna, "Ben", "Roth", text=AMSEL.note)
    to_head = ask_desk(session, world, world.berta, Desk.HEAD, "Carla", BIRKE.note)
    for person, own, other, foreign in (
        ("anna", amsel, world.huber, birke),
        ("berta", birke, world.olga, amsel),
        ("huber", amsel, world.anna, to_roth),
        ("roth", to_roth, world.anna, amsel),
        ("olga", birke, world.berta, amsel),
        ("hanna", to_head, world.berta, amsel),
    ):
        _name(session, ids, person, (getattr(world, person), own), (other, foreign))
    for person, foreign in (("anna", birke), ("berta", amsel)):
        ids[person, "foreign"] = replace(ids[person, "foreign"], thread=foreign)
    _name_classes(session, world, ids)
    _name_children(world, ids)
    _name_report(session, world, ids, to_head)
    set_hours(session, world.huber, HoursDraft(weekdays="24"))
    handed = ask_teacher(session, world, world.anna, "Ada", "Maier")
    hand_over(session, world.maier, handed, world.teachers["Huber"])
    _read_all(session, world, (amsel, birke, to_roth, to_head))


def _name(
    session: Session,
    ids: NamedIds,
    person: str,
    own: tuple[Actor, int],
    others: tuple[Actor, int],
) -> None:
    """Both sides of the own conversation have written something."""
    actor, thread = own
    other, foreign = others
    mine = answer(session, actor, thread, f"Von {person}")
    theirs = answer(session, other, thread, f"An {person}")
    ids[person, "own"] = replace(
        ids[person, "own"], thread=thread, own_message=mine, their_message=theirs
    )
    known = ids.get((person, "foreign"), Ids())  # the office has none of its own
    ids[person, "foreign"] = replace(known, thread=foreign, own_message=theirs, their_message=mine)


def _name_classes(session: Session, world: World, ids: NamedIds) -> None:
    draft = ThreadDraft(subject="Ausflug", text="Bitte denken Sie an das Geld.")
    sent = {}
    for person, name in (("huber", "7b"), ("roth", "9a")):
        actor: Actor = getattr(world, person)
        command = WriteToClass(world.classes[name], draft)
        sent[person] = write_to_class(session, actor, command).class_message_id
        (unreached,) = read_class_message(session, actor, sent[person]).unreached
        ids[person, "own"] = replace(
            ids[person, "own"],
            class_message=sent[person],
            unreached=unreached.thread_id,
            written_class=world.classes[name],
        )
    for person, other in (("huber", "roth"), ("roth", "huber")):
        ids[person, "foreign"] = replace(
            ids[person, "foreign"],
            class_message=sent[other],
            unreached=ids[other, "own"].unreached,
            written_class=world.classes["5c"],
        )


def _name_children(world: World, ids: NamedIds) -> None:
    """Own children, taught ones, and for office and head any."""
    for person, own, foreign in (
        ("anna", "Ada", "Carla"),
        ("berta", "Carla", "Ada"),
        ("huber", "Ada", "Emil"),
        ("roth", "Ben", "Emil"),
    ):
        for kind, child in (("own", own), ("foreign", foreign)):
            ids[person, kind] = replace(ids[person, kind], written_child=world.pupils[child])
    for person in ("olga", "hanna"):
        ids[person, "own"] = replace(ids[person, "own"], written_child=world.pupils["Ada"])
    for person, teacher in (("huber", "Maier"), ("roth", "Huber")):
        for kind in ("own", "foreign"):
            ids[person, kind] = replace(ids[person, kind], successor=world.teachers[teacher])


def _name_report(session: Session, world: World, ids: NamedIds, thread_id: int) -> None:
    rude = answer(session, world.hanna, thread_id, "Unfreundlich")
    report_message(session, world.berta, rude, ReportDraft(reason="Ton"))
    (row,) = list_reports(session, world.hanna)
    ids["hanna", "own"] = replace(ids["hanna", "own"], report=row.report_id)


def _read_all(session: Session, world: World, threads: tuple[int, ...]) -> None:
    """Opening one of them then changes nothing."""
    sides = ((world.anna, world.huber), (world.berta, world.olga), (world.anna, world.roth))
    for thread_id, people in zip(threads, (*sides, (world.berta, world.hanna)), strict=True):
        for actor in people:
            note_read(session, actor, thread_id)
