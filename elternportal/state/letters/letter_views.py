"""What a letter's page shows its guardians, as plain rows of strings in the page's language."""

from collections.abc import Collection
from dataclasses import dataclass, field

from elternportal import clock
from elternportal.domain.letters import Demand
from elternportal.i18n import t
from elternportal.i18n.dates import day, day_and_time
from elternportal.services.letters.options import option_text
from elternportal.services.letters.reading import ChildReplyRow, CorrectionRow, LetterView
from elternportal.services.letters.withdrawing import WithdrawnLetterView
from elternportal.state.file_views import FileLine, file_line
from elternportal.state.letters.sentences import SentenceLine, child_line, wish
from elternportal.texts.changes import ChangePiece


@dataclass
class LetterOptionLine:
    key: str
    text: str
    is_chosen: bool = False


@dataclass
class LetterChildLine:
    """One child: how the letter stands with it, and what was replied.

    ``version`` says which one was answered if it is not the current one. ``seen`` names this very
    reply when it is changed.
    """

    pupil_id: int
    line: SentenceLine
    replies: list[str]
    files: list[FileLine]
    version: str
    may_change: bool
    seen: str


@dataclass
class WaitingChildLine:
    """A child for whom an answer is missing."""

    key: str
    field: str
    name: str


@dataclass
class CorrectionLine:
    """What one correction changed; ``files`` are sentences about files that came or went."""

    key: str
    title: str
    pieces: list[ChangePiece]
    files: list[str]


@dataclass
class ReplyFieldsLine:
    """The form's fields as they stand at first: empty, or with the reply that is changed."""

    options: list[LetterOptionLine] = field(default_factory=list)
    text: str = ""
    files: list[FileLine] = field(default_factory=list)
    chooses_none: bool = False


def about(view: LetterView, language: str) -> str:
    """Number and day, and since when the current version is valid."""
    published = day(clock.to_school(view.published_at).date(), language)
    sentence = t("letter-about", language, number=view.number, day=published)
    if view.corrections:
        corrected = day_and_time(view.corrections[0].at, language)
        sentence += " · " + t("letter-corrected-at", language, when=corrected)
    return sentence


def withdrawn_sentence(gone: WithdrawnLetterView, language: str) -> str:
    """That a letter no longer counts, and since when."""
    at = day_and_time(gone.withdrawn_at, language)
    return t("letter-withdrawn", language, number=gone.number, title=gone.title, time=at)


def wish_line(view: LetterView, language: str) -> SentenceLine:
    """What the school waits for, over all children; an empty sentence if for nothing."""
    if not any(reply.state.waits for reply in view.children):
        return SentenceLine("", "", "", "info")
    sentence, tone = wish(view.demand, view.deadline, language)
    return SentenceLine("", "", sentence, tone)


def child_cards(view: LetterView, language: str) -> list[LetterChildLine]:
    """The children whom the letter concerns."""
    return [_child_card(view, reply, language) for reply in view.children]


def waiting_children(view: LetterView) -> list[WaitingChildLine]:
    """The children for whom an answer is missing."""
    children = [reply.state.child for reply in view.children if reply.state.waits]
    return [WaitingChildLine(str(child.id), f"kind-{child.id}", child.label) for child in children]


def empty_form(view: LetterView, language: str) -> ReplyFieldsLine:
    """The form for a first reply."""
    return ReplyFieldsLine(_options(view, (), language))


def form_to_change(view: LetterView, pupil_id: int, language: str) -> ReplyFieldsLine | None:
    """The form with a child's reply in it; None if it cannot be changed (any more)."""
    for reply in view.children:
        if reply.state.child.id == pupil_id and reply.may_change:
            options = _options(view, reply.content.option_ids, language)
            chooses_none = not reply.content.option_ids
            return ReplyFieldsLine(
                options, reply.content.text, _files(reply, language), chooses_none=chooses_none
            )
    return None


def corrections(view: LetterView, language: str) -> list[CorrectionLine]:
    """What was changed, the newest first."""
    return [_correction(one, language) for one in view.corrections]


def _child_card(view: LetterView, reply: ChildReplyRow, language: str) -> LetterChildLine:
    given = reply.state.answer
    is_older = given is not None and given.version < view.version
    return LetterChildLine(
        pupil_id=reply.state.child.id,
        line=child_line(reply.state, view.demand, view.deadline, language),
        replies=_replies(view, reply, language),
        files=_files(reply, language),
        version=t("letter-answered-older-version", language) if is_older else "",
        may_change=reply.may_change,
        seen=given.at.isoformat() if given else "",
    )


def _replies(view: LetterView, reply: ChildReplyRow, language: str) -> list[str]:
    """The chosen options or the text; none of several choices is an answer, too."""
    if reply.state.answer is None:
        return []
    content = reply.content
    options = _options(view, content.option_ids, language)
    chosen = [option.text for option in options if option.is_chosen]
    if view.demand is Demand.SEVERAL_CHOICES and not chosen:
        return [t("letter-none-chosen", language)]
    return [*chosen, *([content.text] if content.text else [])]


def _options(view: LetterView, chosen: Collection[int], language: str) -> list[LetterOptionLine]:
    return [
        LetterOptionLine(
            str(option.id), option_text(view.demand, option.text, language), option.id in chosen
        )
        for option in view.options
    ]


def _files(reply: ChildReplyRow, language: str) -> list[FileLine]:
    return [file_line(reply.content.file, language)] if reply.content.file else []


def _correction(correction: CorrectionRow, language: str) -> CorrectionLine:
    files = [t("letter-file-added", language, name=name) for name in correction.added_files]
    files += [t("letter-file-removed", language, name=name) for name in correction.removed_files]
    return CorrectionLine(
        key=str(correction.version),
        title=t(
            "letter-correction",
            language,
            version=correction.version,
            when=day_and_time(correction.at, language),
        ),
        pieces=list(correction.pieces),
        files=files,
    )
