"""What the pages for writing letters show, and how they read their forms."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from elternportal import clock, routes
from elternportal.clock import to_school
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.school_year import school_year_name
from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day, day_and_time
from elternportal.services.audience import AudienceCountView
from elternportal.services.letters.corrections import ChangesView, CorrectionDraft
from elternportal.services.letters.drafts import LetterDraft, LetterEditorView
from elternportal.services.letters.extending import ExtensionView
from elternportal.services.letters.office_list import LetterListView, OfficeLetterRow
from elternportal.services.letters.terms import TermsDraft
from elternportal.services.letters.withdrawing import WithdrawalView
from elternportal.state.labelled_forms import parse_labelled_form

FIELD_LABELS = "office-letter-field"
_WALL_TIME = "%Y-%m-%dT%H:%M"
_LEFT_OUT_IF_EMPTY = ("deadline", "remind_days_before")


@dataclass
class LetterFormLine:
    """The fields of the editor's form, as browsers want them."""

    number: str = ""
    title: str = ""
    text: str = ""
    question: str = ""
    options: str = ""
    deadline: str = ""
    remind_days_before: str = ""
    is_confidential: bool = False
    publish_at: str = ""


@dataclass
class OfficeLetterLine:
    """One line of the list of letters."""

    letter_id: int
    href: str
    number: int
    title: str
    author: str
    when: str
    deadline: str
    answered: str
    results: str


@dataclass
class YearLine:
    value: str
    text: str


def editor_address(letter_id: int, language: str) -> str:
    """Where a letter is written."""
    return _address(routes.OFFICE_LETTER, letter_id, language)


def results_address(letter_id: int, language: str) -> str:
    """Where one sees what came back to a letter."""
    return _address(routes.OFFICE_LETTER_RESULTS, letter_id, language)


def editor_view(editor: LetterEditorView) -> LetterFormLine:
    """A saved letter for its form."""
    form = editor.form
    return LetterFormLine(
        number=str(form.number),
        title=form.title,
        text=form.text,
        question=form.question,
        options="" if form.demand is Demand.YES_NO else "\n".join(form.options),
        deadline=form.deadline.isoformat() if form.deadline else "",
        remind_days_before=str(form.remind_days_before or ""),
        is_confidential=form.is_confidential,
        publish_at=_wall_time(editor.publish_at),
    )


def state_sentence(editor: LetterEditorView, language: str) -> str:
    """ "Entwurf", or when the letter goes out or went."""
    at = day_and_time(editor.publish_at, language) if editor.publish_at else ""
    sentence = t(f"office-letter-state-{editor.state}", language, at=at)
    if editor.version == 1:
        return sentence
    return f"{sentence} {t('office-letter-version', language, version=editor.version)}"


def saved_sentence(language: str) -> str:
    """That it was saved by itself, and when."""
    return t("office-letter-saved-at", language, time=clock_time(clock.now(), language))


def deadline_error(form: LetterDraft, language: str) -> str:
    """Why the deadline cannot stay, for its field; "" if it can. A draft is kept all the same."""
    if form.deadline is None or form.deadline >= clock.today():
        return ""
    return t("office-letter-error-deadline-passed", language)


def demand_sentence(form: LetterDraft, language: str) -> str:
    """What is asked of the guardians, until when."""
    asked = t(f"office-letter-demand-{form.demand}", language)
    if form.deadline is None:
        return asked
    return f"{asked} – {t('office-letter-until', language, day=day(form.deadline, language))}"


def letter_lines(letters: LetterListView, language: str) -> list[OfficeLetterLine]:
    """The lines of the list."""
    return [_line(row, language) for row in letters.rows]


def year_choices(letters: LetterListView) -> list[YearLine]:
    """School years with published letters."""
    return [YearLine(str(year), school_year_name(year)) for year in letters.school_years]


def tab_text(state: LetterState, letters: LetterListView, language: str) -> str:
    """ "Entwürfe (3)" """
    return t(f"office-letters-tab-{state}", language, count=letters.numbers[state])


def parse_letter(form: Mapping[str, Any], language: str) -> LetterDraft:
    """The editor's form.

    Raises:
        InvalidInput: naming, in the person's language, the first field that does not fit.
    """
    fields = {
        name: value for name, value in form.items() if value or name not in _LEFT_OUT_IF_EMPTY
    }
    options = fields.get("options")
    lines = options.splitlines() if isinstance(options, str) else []
    fields["options"] = [it for it in lines if it.strip()]
    return parse_labelled_form(LetterDraft, fields, FIELD_LABELS, language)


def parse_correction(form: Mapping[str, Any], language: str) -> CorrectionDraft:
    """The correction's form.

    Raises:
        InvalidInput: naming, in the person's language, the first field that does not fit.
    """
    return parse_labelled_form(CorrectionDraft, form, FIELD_LABELS, language)


def parse_terms(form: Mapping[str, Any], language: str) -> TermsDraft:
    """The form with the deadline of a letter that is out.

    Raises:
        InvalidInput: naming, in the person's language, the first field that does not fit.
    """
    given = {name: value for name, value in form.items() if value}
    return parse_labelled_form(TermsDraft, given, FIELD_LABELS, language)


def publish_question(count: AudienceCountView, language: str) -> str:
    """What publishing does, with the number of mails."""
    numbers = {"guardians": count.guardians, "unreached": count.unreached}
    return t("office-letter-publish-ask", language, **numbers)


def withdraw_question(reach: WithdrawalView, language: str) -> str:
    """What withdrawing does, with the numbers of those who know the letter."""
    return t("office-letter-withdraw-ask", language, told=reach.told, printed=reach.printed)


def correction_question(found: ChangesView, language: str, *, asks_anew: bool) -> str:
    """What publishing the correction does, with the numbers."""
    key = "office-letter-correct-question-anew" if asks_anew else "office-letter-correct-question"
    return t(key, language, mailed=found.mailed, printed=found.printed)


def extension_question(reach: ExtensionView, language: str) -> str:
    """What sending the letter to more children does, with the numbers."""
    return t("office-letter-extend-ask", language, **asdict(reach))


def parse_instant(text: object) -> datetime:
    """What a field of kind datetime-local holds, in the school's time.

    Raises:
        InvalidInput: it holds no time.
    """
    try:
        return clock.from_school(datetime.strptime(str(text), _WALL_TIME))
    except (ValueError, OverflowError) as error:
        raise InvalidInput("office-letter-error-time") from error


def _line(row: OfficeLetterRow, language: str) -> OfficeLetterLine:
    asks = row.demand is not Demand.NONE and row.children > 0
    count = {"answered": row.answered, "children": row.children}
    return OfficeLetterLine(
        letter_id=row.letter_id,
        href=editor_address(row.letter_id, language),
        number=row.number,
        title=row.title,
        author=row.author,
        when=day_and_time(row.publish_at, language) if row.publish_at else "",
        deadline=day(row.deadline, language) if row.deadline else "",
        answered=t("office-letters-answered", language, **count) if asks else "",
        results=results_address(row.letter_id, language),
    )


def _wall_time(instant: datetime | None) -> str:
    return to_school(instant).strftime(_WALL_TIME) if instant else ""


def _address(route: str, letter_id: int, language: str) -> str:
    return f"{routes.localized(route, language)}?{routes.LETTER_ID}={letter_id}"
