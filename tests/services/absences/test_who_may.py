"""Who may do what about one child's absences, person by person (security Z4): the matrix on the
socket has fewer people; adult pupils have no accounts yet.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.certificates import CertificateState
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound, PortalError
from elternportal.services.absences.certificate_desk import (
    DutyDraft,
    oblige_child,
    read_certificates,
    settle_certificate,
)
from elternportal.services.absences.certificates import ask_for_certificate
from elternportal.services.absences.leave import (
    LeaveDraft,
    enter_leave_on_paper,
    withdraw_leave,
)
from elternportal.services.absences.leave_decisions import LeaveComment, comment_leave
from elternportal.services.absences.leave_desk import open_leave
from elternportal.services.absences.leave_print import read_decision_paper, read_form_paper
from elternportal.services.absences.morning import (
    MorningAsked,
    cancel_absence,
    clear_remark,
    read_morning,
    record_absence,
)
from elternportal.services.absences.register import mark_missing, read_register
from elternportal.services.absences.reporting import (
    AbsenceDraft,
    ReportAbsence,
    end_absence,
    own_absences,
    report_absence,
    withdraw_absence,
)
from elternportal.services.absences.statistics import read_statistics, year_of_child
from tests.services.absences.test_leave import apply, decide
from tests.support.world import World

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
GUARDIANS = {"anna", "anton"}
OFFICE = {"olga", "hanna"}
LEADS, TEACH = {"huber"}, {"huber", "maier"}
EVERYBODY = (*GUARDIANS, "berta", *TEACH, "roth", *OFFICE)

# By use case: who may. All are called for Ada of 7b; its arguments: session, person, ids.
USE_CASES: dict[str, tuple[set[str], Callable[[Session, Actor, dict[str, int]], Any]]] = {
    "report": (
        GUARDIANS,
        lambda s, who, ids: report_absence(
            s, who, ReportAbsence((ids["child"],), AbsenceDraft(first_day=WEDNESDAY))
        ),
    ),
    "withdraw": (GUARDIANS, lambda s, who, ids: withdraw_absence(s, who, ids["absence"])),
    "end": (GUARDIANS, lambda s, who, ids: end_absence(s, who, ids["absence"], TUESDAY)),
    "record": (OFFICE, lambda s, who, ids: record_absence(s, who, ids["absence"])),
    "cancel": (OFFICE, lambda s, who, ids: cancel_absence(s, who, ids["absence"])),
    "clear": (OFFICE, lambda s, who, ids: clear_remark(s, who, ids["absence"])),
    "morning": (OFFICE, lambda s, who, _: read_morning(s, who, MorningAsked(TUESDAY))),
    "register": (TEACH | OFFICE, lambda s, who, ids: read_register(s, who, ids["class"])),
    "miss": (TEACH | OFFICE, lambda s, who, ids: mark_missing(s, who, ids["child"])),
    "open leave": (LEADS | OFFICE, lambda s, who, ids: open_leave(s, who, ids["leave"])),
    "comment": (
        LEADS | OFFICE,
        lambda s, who, ids: comment_leave(s, who, ids["leave"], LeaveComment(comment="Gern")),
    ),
    "decide": (LEADS | {"hanna"}, lambda s, who, ids: decide(s, who, ids["leave"], False, "Nein")),
    "withdraw leave": (GUARDIANS, lambda s, who, ids: withdraw_leave(s, who, ids["leave"])),
    "decision": (
        GUARDIANS | LEADS | OFFICE,
        lambda s, who, ids: read_decision_paper(s, who, ids["leave"]),
    ),
    "form": (OFFICE, lambda s, who, ids: read_form_paper(s, who, ids["child"])),
    "paper": (
        OFFICE,
        lambda s, who, ids: enter_leave_on_paper(
            s, who, ids["child"], LeaveDraft(first_day=WEDNESDAY, reason="Trauerfall")
        ),
    ),
    "ask certificate": (OFFICE, lambda s, who, ids: ask_for_certificate(s, who, ids["absence"])),
    "certificates": (OFFICE, lambda s, who, _: read_certificates(s, who)),
    "settle": (
        OFFICE,
        lambda s, who, ids: settle_certificate(s, who, 1, CertificateState.WAIVED),
    ),
    "oblige": (
        {"hanna"},
        lambda s, who, ids: oblige_child(
            s, who, ids["child"], DutyDraft(first_day=TUESDAY, last_day=WEDNESDAY)
        ),
    ),
    "year": (
        GUARDIANS | LEADS | OFFICE,
        lambda s, who, ids: year_of_child(s, who, ids["child"]),
    ),
    "class figures": (LEADS | OFFICE, lambda s, who, ids: read_statistics(s, who, ids["class"])),
}


@pytest.mark.usefixtures("stopped_clock")
def test_Z4_each_person_does_what_is_theirs_and_nothing_else(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        ada = world.pupils["Ada"]
        draft = AbsenceDraft(first_day=TUESDAY, last_day=WEDNESDAY)
        report_absence(session, world.anna, ReportAbsence((ada,), draft))
        (row,) = own_absences(session, world.anna)
        ids = {"child": ada, "absence": row.absence_id, "class": world.classes["7b"]}
        ids["leave"] = apply(session, world)
        decide(session, world.huber, ids["leave"])
        ask_for_certificate(session, world.olga, row.absence_id)
    for what, (may, use_case) in USE_CASES.items():
        let_in = {name for name in EVERYBODY if _lets_in(database, world, name, ids, use_case)}
        assert let_in == may, what


def _lets_in(
    database: Database, world: World, name: str, ids: dict[str, int], use_case: Any
) -> bool:
    """Whether a person gets as far as the matter itself; nothing stays changed."""
    is_let_in = True
    with suppress(_RolledBack), database.transaction() as session:
        try:
            use_case(session, getattr(world, name), ids)
        except (NotAllowed, NotFound):
            is_let_in = False
        except PortalError:
            pass  # let in, and told that it does not fit now
        raise _RolledBack
    return is_let_in


class _RolledBack(Exception):
    """Ends a transaction without a trace."""
