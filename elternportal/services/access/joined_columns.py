"""What becomes of each row that names an account when two accounts of one person are joined.

Every foreign key to ``account`` is listed here (``tests/unit/test_constraint_names.py``).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Table, and_, delete, func, select, true, update
from sqlmodel import Session, SQLModel

from elternportal.errors import Conflict


class BothHaveOne(Conflict):
    """Each account has a row of which one person has only one, and neither may go."""


class Fate(StrEnum):
    """What happens to the rows of the account that goes."""

    MOVES = "moves"  # from now on they name the account that stays
    MERGES = "merges"  # so, unless that account has a row alike, which then counts alone
    ENDS = "ends"  # they are deleted
    STAYS = "stays"  # they are a record and go on saying which account it was
    ELSEWHERE = "elsewhere"  # joining.py has somebody else do it, who knows more than rows


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """The fate of the rows that name an account in one column.

    ``alike`` are the columns beside it in which two rows are alike, if ``unless_set`` is empty in
    both. A row that counts alone takes the columns ``takes`` from the other while the first of them
    is empty. ``refusal`` is the sentence for rows of which neither may go. ``counted`` is how the
    office hears how many rows move (``accounts-join-moves-<counted>``), if it does.
    """

    fate: Fate
    alike: tuple[str, ...] = ()
    unless_set: str = ""
    takes: tuple[str, ...] = ()
    refusal: str = ""
    counted: str = ""


_WRITTEN_BY = (
    "certificate_duty.set_by",
    *("absence.recorded_by", "class_change.asked_by_id", "import_run.account_id"),
    *("import_source.account_id", "job.account_id", "legal_text.changed_by"),
    *("leave_request.edited_by_id", "leave_step.account_id"),
    *("letter.scheduled_by_id", "letter_version.created_by", "mail_token.asked_by"),
    *("school_setting.changed_by", "school_setting_change.by", "stored_file.uploaded_by"),
    *(f"{name}.author_id" for name in ("board_notice", "exam", "letter", "poll", "school_date")),
    *(f"{name}.done_by" for name in ("family_call", "office_task")),
    *(f"{name}.edited_by_id" for name in ("board_notice", "by_hand", "document", "exam")),
    *(f"{name}.edited_by_id" for name in ("found_item", "letter", "parents_evening", "poll")),
    *(f"{name}.edited_by_id" for name in ("pupil_group", "school_contact", "school_date")),
    *(f"{name}.edited_by_id" for name in ("consultation_hour", "school_text", "substitution")),
    "import_profile.edited_by_id",
)

RULES: Mapping[str, ColumnRule] = {
    **dict.fromkeys(_WRITTEN_BY, ColumnRule(Fate.MOVES)),
    "absence.reported_by": ColumnRule(Fate.MOVES, counted="absences"),
    "audit_entry.account_id": ColumnRule(Fate.STAYS),
    "booking.booked_by": ColumnRule(Fate.MOVES, counted="bookings"),
    "calendar_feed.account_id": ColumnRule(Fate.MOVES, counted="feeds"),
    "consultation_appointment.booked_by": ColumnRule(Fate.MOVES, counted="bookings"),
    "digest_line.account_id": ColumnRule(Fate.MERGES, alike=("event",)),
    "ended_guardianship.account_id": ColumnRule(Fate.ELSEWHERE),
    "family_hold.guardian_id": ColumnRule(Fate.ELSEWHERE),
    "found_claim.account_id": ColumnRule(Fate.MERGES, alike=("item_id",)),
    "guardianship.account_id": ColumnRule(Fate.ELSEWHERE),
    # Ways in: were it not the same person, nobody would get into the account that stays.
    "identity.account_id": ColumnRule(Fate.ENDS),
    "recovery_code.account_id": ColumnRule(Fate.ENDS),
    "totp_factor.account_id": ColumnRule(Fate.ENDS),
    "login_session.account_id": ColumnRule(Fate.ENDS),
    "mail_token.account_id": ColumnRule(Fate.ENDS),
    "leave_request.applied_by": ColumnRule(Fate.MOVES, counted="leave"),
    "letter_answer.account_id": ColumnRule(Fate.MOVES, counted="answers"),
    "letter_delivery.account_id": ColumnRule(
        Fate.MERGES, alike=("letter_id",), takes=("opened_at", "opened_version")
    ),
    "message.author_id": ColumnRule(Fate.MOVES, counted="messages"),
    "message_read.account_id": ColumnRule(Fate.MERGES, alike=("thread_id", "is_school")),
    "message_report.reported_by": ColumnRule(Fate.MERGES, alike=("message_id",)),
    "message_thread.guardian_id": ColumnRule(Fate.MOVES),
    "notification_choice.account_id": ColumnRule(Fate.MERGES, alike=("event",)),
    "notification_settings.account_id": ColumnRule(Fate.MERGES),
    "office_task.account_id": ColumnRule(Fate.MERGES, alike=("kind", "created_at")),
    "outbox_mail.account_id": ColumnRule(Fate.ELSEWHERE),
    "poll_ballot.account_id": ColumnRule(
        Fate.MERGES,
        alike=("poll_id",),
        unless_set="pupil_id",
        refusal="accounts-error-join-voted",
    ),
}


def count_moving(session: Session, goes: int) -> Mapping[str, int]:
    """How many rows of each kind that the office hears of name the account ``goes``."""
    counted = Counter[str]()
    for place, rule in RULES.items():
        if rule.counted:
            table, column = _found(place)
            query = select(func.count()).select_from(table).where(table.c[column] == goes)
            counted[rule.counted] += session.scalar(query) or 0
    return counted


def require_joinable(session: Session, goes: int, stays: int) -> None:
    """Raises BothHaveOne."""
    for place, rule in RULES.items():
        table, column = _found(place)
        if rule.refusal and session.scalar(
            select(func.count())
            .select_from(table)
            .where(table.c[column] == goes, _has_alike(table, column, rule, stays))
        ):
            raise BothHaveOne(rule.refusal)


def move_rows(session: Session, goes: int, stays: int) -> None:
    """Do what the rules say, with all rows but those of :attr:`Fate.ELSEWHERE`."""
    session.flush()
    for place, rule in RULES.items():
        table, column = _found(place)
        of_it = table.c[column] == goes
        if rule.fate is Fate.ENDS:
            session.execute(delete(table).where(of_it))
        elif rule.fate is Fate.MERGES:
            _take(session, place, rule, goes, stays)
            alike = _has_alike(table, column, rule, stays)
            session.execute(delete(table).where(of_it, alike))
        if rule.fate in (Fate.MOVES, Fate.MERGES):
            session.execute(update(table).where(of_it).values({column: stays}))
    session.expire_all()  # what is read already names the account that goes


def _take(session: Session, place: str, rule: ColumnRule, goes: int, stays: int) -> None:
    """Let the rows that count alone take over what only the others have."""
    if not rule.takes:
        return
    table, column = _found(place)
    other = table.alias("other")
    is_other = and_(other.c[column] == goes, *(other.c[x] == table.c[x] for x in rule.alike))
    first = rule.takes[0]
    has_it = select(other.c[first]).where(is_other, other.c[first].is_not(None)).exists()
    session.execute(
        update(table)
        .where(table.c[column] == stays, table.c[first].is_(None), has_it)
        .values({x: select(other.c[x]).where(is_other).scalar_subquery() for x in rule.takes})
    )


def _has_alike(table: Table, column: str, rule: ColumnRule, account_id: int) -> ColumnElement[bool]:
    """The SQL condition that the account has a row like that of ``table``."""
    other = table.alias("other")
    both: ColumnElement[bool] = true()
    if rule.unless_set:
        both = table.c[rule.unless_set].is_(None) & other.c[rule.unless_set].is_(None)
    alike = (other.c[name] == table.c[name] for name in rule.alike)
    return select(other.c[column]).where(other.c[column] == account_id, both, *alike).exists()


def _found(place: str) -> tuple[Table, str]:
    table, _, column = place.partition(".")
    return SQLModel.metadata.tables[table], column
