"""What the page about a letter's results shows, as plain rows of strings in its language."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from elternportal import routes
from elternportal.domain.letters import AnsweredBy, Demand, PupilStatus
from elternportal.i18n import t
from elternportal.i18n.dates import day, day_and_time
from elternportal.services.letters.children import MOST_LINES, ChildResultRow, GivenAnswerView
from elternportal.services.letters.ledger import LedgerRow
from elternportal.services.letters.options import option_text
from elternportal.services.letters.reminders import ReminderReachView
from elternportal.services.letters.results import Counts, ResultsView


@dataclass
class ResultBarLine:
    """How far a class (or all children) has come; ``class_id`` is empty for the sum."""

    class_id: str
    name: str
    done: int
    paper: int
    printed: int
    read: int
    unreachable: int
    open: int
    total: int


@dataclass
class ResultChildLine:
    """One child; ``answer`` says what came back, when and from whom."""

    pupil_id: int
    name: str
    status: str
    status_word: str
    answer: str
    file_name: str
    file_href: str
    is_late: bool
    printed: str
    may_record: bool


@dataclass
class ResultOptionLine:
    text: str
    chosen: str


@dataclass
class LedgerLine:
    """One guardian of the delivery ledger, or a child without one."""

    key: str
    name: str
    email: str
    mail: str
    reason: str
    opened: str
    children: list[str]


@dataclass
class ResultHeadLine:
    """What stands above the tables."""

    title: str = ""
    facts: list[str] = field(default_factory=list)
    mails: str = ""
    csv: str = ""
    print_href: str = ""
    is_whole: bool = False
    is_sending: bool = False
    print_corrected: str = ""  # "17 berichtigte Briefe drucken"
    send_again: str = ""  # the question, if there is somebody to send it to


@dataclass
class ResultChoiceLine:
    value: str
    text: str


def head(view: ResultsView, language: str) -> ResultHeadLine:
    """Title, deadline and the sending of the mails."""
    facts = [t(f"letter-results-demand-{view.demand.replace('_', '-')}", language)]
    if view.question:
        facts.append(view.question)
    if view.deadline:
        facts.append(
            t("letter-results-deadline", language, day=day(view.deadline, language), late=view.late)
        )
    if view.reminded_at:
        at = day_and_time(view.reminded_at, language)
        facts.append(t("letter-results-reminded", language, time=at))
    return ResultHeadLine(
        title=t("letter-results-letter", language, number=view.number, title=view.title),
        facts=facts,
        mails=_mails(view, language),
        csv=routes.letter_replies(view.letter_id, language),
        print_href=routes.letter_print_run(view.letter_id),
        is_whole=view.is_whole,
        is_sending=view.mails is not None and view.mails.queued > 0,
        print_corrected=_print_corrected(view, language),
        send_again=t("letter-results-again-ask", language, count=view.may_send_again)
        if view.may_send_again
        else "",
    )


def bars(view: ResultsView, language: str) -> list[ResultBarLine]:
    """The sum, and below it each class."""
    none = t("letter-results-no-class", language)
    return [
        _bar("", t("letter-results-all", language), view.counts),
        *(_bar(str(each.class_id), each.name or none, each.counts) for each in view.classes),
    ]


def options(view: ResultsView, language: str) -> list[ResultOptionLine]:
    """How often each answer was chosen."""
    return [
        ResultOptionLine(option_text(view.demand, each.text, language), str(each.chosen))
        for each in view.options
    ]


def chosen(view: ResultsView, class_id: str, status: str) -> list[ChildResultRow]:
    """The children of one class and status; empty texts mean all."""
    return [
        child
        for child in view.children
        if class_id in ("", str(child.class_id)) and status in ("", child.status)
    ]


def child_lines(
    view: ResultsView, children: Sequence[ChildResultRow], language: str
) -> list[ResultChildLine]:
    """The first :data:`MOST_LINES` lines of the table."""
    texts = {
        option.option_id: option_text(view.demand, option.text, language) for option in view.options
    }
    return [
        ResultChildLine(
            pupil_id=child.pupil_id,
            name=child.name,
            status=child.status.value,
            status_word=t(f"letter-results-status-{child.status}", language),
            answer=_answer(child.answer, texts, language) if child.answer else "",
            file_name=child.answer.file_name if child.answer else "",
            file_href=_file(child.answer),
            is_late=child.answer is not None and child.answer.is_late,
            printed=day_and_time(child.printed_at, language) if child.printed_at else "",
            may_record=view.demand is not Demand.NONE and child.answer is None,
        )
        for child in children[:MOST_LINES]
    ]


def ledger_row(line: LedgerRow, language: str) -> LedgerLine:
    """One line of the ledger as sentences."""
    at = day_and_time(line.step_at, language) if line.step_at else ""
    reminded = day_and_time(line.reminded_at, language) if line.reminded_at else ""
    mail = [t(f"letter-results-mail-{line.step}", language, time=at)]
    if reminded:
        mail.append(t("letter-results-mail-reminded", language, time=reminded))
    nobody = "unnamed" if line.account_id else "no-guardian"
    opened = ""
    if line.opened_at:
        key = "letter-results-opened" if line.is_newest else "letter-results-opened-old"
        opened = t(key, language, time=day_and_time(line.opened_at, language))
    return LedgerLine(
        key=f"{line.account_id}-{line.children[0].pupil_id}",
        name=line.name or t(f"letter-results-{nobody}", language),
        email=line.email,
        mail=" ".join(mail),
        reason=line.reason,
        opened=opened,
        children=[_child_in_ledger(child, language) for child in line.children],
    )


def remind_question(reach: ReminderReachView, language: str) -> str:
    """What a reminder does, with the number of mails."""
    numbers = {"count": reach.guardians, "unreached": reach.unreached}
    return t("letter-results-remind-ask", language, **numbers)


def class_choices(view: ResultsView, language: str) -> list[ResultChoiceLine]:
    """The classes to filter by."""
    none = t("letter-results-no-class", language)
    return [ResultChoiceLine(str(each.class_id), each.name or none) for each in view.classes]


def _bar(class_id: str, name: str, counts: Counts) -> ResultBarLine:
    numbers = {status.value: counts[status] for status in PupilStatus}
    return ResultBarLine(class_id=class_id, name=name, total=sum(numbers.values()), **numbers)


def _print_corrected(view: ResultsView, language: str) -> str:
    count = sum(child.has_old_print for child in view.children)
    return t("letter-results-print-corrected", language, count=count) if count else ""


def _mails(view: ResultsView, language: str) -> str:
    if view.mails is None:
        return ""
    return t(
        "letter-results-mails",
        language,
        queued=view.mails.queued,
        accepted=view.mails.accepted,
        deferred=view.mails.deferred,
        bounced=view.mails.bounced,
    )


def _answer(answer: GivenAnswerView, texts: dict[int, str], language: str) -> str:
    words = [text for key, text in texts.items() if key in answer.option_ids]
    said = ", ".join([*words, answer.text] if answer.text else words)
    key = "paper" if answer.answered_by is AnsweredBy.PAPER else "portal"
    at = day_and_time(answer.at, language)
    person = answer.by or t("letter-results-unnamed", language)
    told = t(f"letter-results-answered-{key}", language, person=person, time=at)
    return f"{said} – {told}" if said else told


def _file(answer: GivenAnswerView | None) -> str:
    return routes.file(answer.file_key) if answer and answer.file_key else ""


def _child_in_ledger(child: ChildResultRow, language: str) -> str:
    parts = [child.name]
    if child.answer:
        parts.append(_answer(child.answer, {}, language))
    if child.printed_at:
        at = day_and_time(child.printed_at, language)
        parts.append(t("letter-results-printed-at", language, time=at))
    return ": ".join([parts[0], ", ".join(parts[1:])]) if len(parts) > 1 else parts[0]
