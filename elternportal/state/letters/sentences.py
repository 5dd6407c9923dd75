"""How a letter stands with a child, in one sentence, wherever letters are shown."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from elternportal import clock
from elternportal.domain.letters import Demand, is_overdue
from elternportal.i18n import t
from elternportal.i18n.dates import day, day_and_time
from elternportal.services.letters.family import AnswerGivenView, ChildStateRow

Tone = Literal["info", "success", "warning", "danger"]


@dataclass
class SentenceLine:
    """A child and how the letter stands with it. ``tone`` only repeats what the sentence says."""

    key: str
    name: str
    sentence: str
    tone: Tone


def child_line(
    state: ChildStateRow, demand: Demand, deadline: date | None, language: str
) -> SentenceLine:
    """The sentence is empty if the letter asks for nothing."""
    sentence, tone = _sentence(state, demand, deadline, language)
    return SentenceLine(str(state.child.id), state.child.label, sentence, tone)


def wish(demand: Demand, deadline: date | None, language: str) -> tuple[str, Tone]:
    """What the school waits for, and until when."""
    what = "answer" if demand.is_reply else "confirm"
    if deadline is None:
        return t(f"letter-please-{what}", language), "info"
    if is_overdue(deadline, clock.today()):
        return t(f"letter-overdue-{what}", language, day=day(deadline, language)), "danger"
    return t(f"letter-please-{what}-until", language, day=day(deadline, language)), "warning"


def _sentence(
    state: ChildStateRow, demand: Demand, deadline: date | None, language: str
) -> tuple[str, Tone]:
    if state.answer is not None:
        return _done(state.answer, demand, language), "success"
    return wish(demand, deadline, language) if state.waits else ("", "info")


def _done(answer: AnswerGivenView, demand: Demand, language: str) -> str:
    sentence = _who(answer, "answered" if demand.is_reply else "confirmed", language)
    if answer.is_late:
        sentence += f" ({t('letter-late', language)})"
    return sentence


def _who(answer: AnswerGivenView, what: str, language: str) -> str:
    when = day_and_time(answer.at, language)
    if answer.is_on_paper:
        return t("letter-on-paper", language, when=when)
    if answer.is_own:
        return t(f"letter-by-you-{what}", language, when=when)
    person = answer.person or t("letter-other-guardian", language)
    return t(f"letter-by-other-{what}", language, person=person, when=when)
