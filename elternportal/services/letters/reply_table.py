"""What came back to a letter as a table with one row per child, for a spreadsheet."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from elternportal.clock import to_school
from elternportal.domain.letters import AnsweredBy, Demand
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.services.letters.children import ChildResultRow, GivenAnswerView
from elternportal.services.letters.options import option_text
from elternportal.services.letters.results import LetterOptionRow, ResultsView, letter_results

CHOSEN = "x"
_STAMP = "%Y-%m-%d %H:%M"  # sorts, and every spreadsheet reads it as a time


@dataclass(frozen=True, slots=True)
class ReplyTableView:
    """The table's head and rows, all of them texts."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def reply_table(session: Session, actor: Actor, letter_id: int, language: str) -> ReplyTableView:
    """All children that the actor may see, with each option as a column of its own.

    Raises:
        NotAllowed, NotFound: like :func:`elternportal.services.letters.results.letter_results`.
    """
    view = letter_results(session, actor, letter_id)
    names = ("class", "surname", "first-name", "status")
    late = ("at", "by", "paper", "late", "printed")
    head = (
        *(t(f"letter-results-csv-{name}", language) for name in names),
        *(option_text(view.demand, option.text, language) for option in view.options),
        *_content_heads(view, language),
        *(t(f"letter-results-csv-{name}", language) for name in late),
    )
    return ReplyTableView(head, tuple(_row(view, child, language) for child in view.children))


def _content_heads(view: ResultsView, language: str) -> tuple[str, ...]:
    if view.demand in {Demand.TEXT, Demand.FILE}:
        return (t(f"letter-results-csv-{view.demand}", language),)
    return ()


def _row(view: ResultsView, child: ChildResultRow, language: str) -> tuple[str, ...]:
    yes = t("letter-results-csv-yes", language)
    answer = child.answer
    is_paper = answer is not None and answer.answered_by is AnsweredBy.PAPER
    return (
        child.class_name,
        child.surname,
        child.first_name,
        t(f"letter-results-status-{child.status}", language),
        *(_tick(option, answer) for option in view.options),
        *_content(view, answer),
        _stamp(answer.at if answer else None),
        _person(answer, language),
        yes if is_paper else "",
        yes if answer and answer.is_late else "",
        _stamp(child.printed_at),
    )


def _person(answer: GivenAnswerView | None, language: str) -> str:
    return (answer.by or t("letter-results-unnamed", language)) if answer else ""


def _tick(option: LetterOptionRow, answer: GivenAnswerView | None) -> str:
    return CHOSEN if answer and option.option_id in answer.option_ids else ""


def _content(view: ResultsView, answer: GivenAnswerView | None) -> tuple[str, ...]:
    match view.demand:
        case Demand.TEXT:
            return (answer.text if answer else "",)
        case Demand.FILE:
            return (answer.file_name if answer else "",)
        case _:
            return ()


def _stamp(at: datetime | None) -> str:
    return to_school(at).strftime(_STAMP) if at else ""
