"""What the pages of polls show, as plain rows of strings in the page's language."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year, day
from elternportal.services.polls.reading import PollView
from elternportal.services.polls.results import PollResultView
from elternportal.texts.markdown import to_html


@dataclass
class BarLine:
    """An answer with its votes; ``said`` is both in words, ``percent`` the bar's length."""

    key: str
    text: str
    said: str
    percent: int


@dataclass
class PollOptionLine:
    """An answer to tick; ``field`` is its name in the form."""

    value: str
    field: str
    text: str


@dataclass
class VoterLine:
    """Who votes: a child by name, or the guardian (no name)."""

    key: str
    pupil_id: int
    name: str
    has_voted: bool


@dataclass
class PollLine:
    """A poll; ``about`` says in a sentence how it is counted and who reads the votes."""

    poll_id: int
    key: str
    title: str
    html: str
    kind: str
    ends: str
    about: str
    is_open: bool
    voters: list[VoterLine] = field(default_factory=list)
    options: list[PollOptionLine] = field(default_factory=list)
    bars: list[BarLine] = field(default_factory=list)
    result: str = ""  # how many voted, or why no bars are shown


def poll_lines(polls: Iterable[PollView], language: str) -> list[PollLine]:
    """All polls in their order."""
    return [_poll_line(poll, language) for poll in polls]


def bars(result: PollResultView, language: str) -> list[BarLine]:
    """The answers as bars of all votes that are shown; none while the result is hidden."""
    if result.is_hidden:
        return []
    return [
        BarLine(
            key=str(option.option_id),
            text=option.text,
            said=t("polls-votes", language, count=option.votes),
            percent=round(100 * option.votes / result.votes) if result.votes else 0,
        )
        for option in result.options
    ]


def votes_line(result: PollResultView, language: str) -> str:
    """How many have voted."""
    return t("polls-voted", language, count=result.votes)


def hidden_line(result: PollResultView, is_open: bool, language: str) -> str:
    """Why a result is hidden: it is too early, or too few have voted. Empty if it is not."""
    if not result.is_hidden:
        return ""
    return t("polls-result-later" if is_open else "polls-too-few", language)


def secrecy(is_anonymous: bool, language: str) -> str:
    """Who can see what somebody voted."""
    return t("polls-anonymous" if is_anonymous else "polls-named", language)


def _poll_line(poll: PollView, language: str) -> PollLine:
    ends = day(poll.ends_on, language) if poll.is_open else date_with_year(poll.ends_on, language)
    return PollLine(
        poll_id=poll.poll_id,
        key=str(poll.poll_id),
        title=poll.title,
        html=to_html(poll.text),
        kind=poll.kind.value,
        ends=t("polls-open-until" if poll.is_open else "polls-ended-on", language, date=ends),
        about=_about(poll, language),
        is_open=poll.is_open,
        voters=[
            VoterLine(f"{poll.poll_id}-{it.pupil_id}", it.pupil_id, it.name, it.has_voted)
            for it in poll.voters
        ],
        options=[
            PollOptionLine(str(it.option_id), f"antwort-{it.option_id}", it.text)
            for it in poll.result.options
        ],
        bars=bars(poll.result, language),
        result=_result(poll, language),
    )


def _about(poll: PollView, language: str) -> str:
    who = "polls-per-child" if poll.is_per_child else "polls-per-guardian"
    how = secrecy(poll.is_anonymous, language)
    text = [t("polls-texts-for-school", language)] if not poll.kind.has_options else []
    return " ".join([t(who, language), how, *text])


def _result(poll: PollView, language: str) -> str:
    """How many have voted, or why that is not told yet."""
    hidden = hidden_line(poll.result, poll.is_open, language)
    return hidden or votes_line(poll.result, language)
