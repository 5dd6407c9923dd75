"""What the school decides about its imports. On the card of ``school``."""

from elternportal import routes
from elternportal.imports.choices import ReadingChoices
from elternportal.imports.monitor_words import HEADINGS, heading
from elternportal.school_settings.kinds import CHOICE, SHORT_TEXT, WHOLE_NUMBER
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import SchoolSettings

MISSING_SHARE = Setting(
    key="school.import-missing-share",
    kind=WHOLE_NUMBER,
    default=10,
    at_least=0,
    at_most=100,
    unit="percent",
    pages=(routes.OFFICE_IMPORT,),
)
MONITOR_HEADINGS = Setting(
    key="school.import-monitor-headings",
    kind=SHORT_TEXT,
    default="",
    pages=(routes.OFFICE_IMPORT,),
)
MONITOR_MESSAGES = Setting(
    key="school.import-monitor-messages",
    kind=SHORT_TEXT,
    default="",
    pages=(routes.OFFICE_IMPORT,),
)
LIST_HEADINGS = Setting(
    key="school.import-list-headings",
    kind=SHORT_TEXT,
    default="",
    pages=(routes.OFFICE_IMPORT,),
)
NOTHING, SUBSTITUTIONS, PLANS = "nothing", "substitutions", "plans"
BY_ITSELF = Setting(
    key="school.import-by-itself",
    kind=CHOICE,
    default=SUBSTITUTIONS,
    choices=(NOTHING, SUBSTITUTIONS, PLANS),
    pages=(routes.OFFICE_IMPORT, routes.IMPORT_SOURCES),
)
KINDS_BY_ITSELF = {
    NOTHING: frozenset[str](),
    SUBSTITUTIONS: frozenset({"substitution", "day-text"}),
    PLANS: frozenset({"substitution", "day-text", "exam", "slot", "lesson"}),
}
"""The kinds that may be taken over without a preview; never people."""

IMPORT_SETTINGS = (MISSING_SHARE, MONITOR_HEADINGS, MONITOR_MESSAGES, LIST_HEADINGS, BY_ITSELF)


def reading_choices(school: SchoolSettings) -> ReadingChoices:
    """How the school wants its files to be read.

    Headings are set as ``own = usual`` (Ersatz = Vertreter), both lists separated by commas.
    """
    named = _pairs(school[MONITOR_HEADINGS])
    headings = {own: HEADINGS.get(heading(usual), "") for own, usual in named.items()}
    messages = (" ".join(one.casefold().split()) for one in school[MONITOR_MESSAGES].split(","))
    return ReadingChoices(
        headings={own: field for own, field in headings.items() if field},
        messages=frozenset(filter(None, messages)),
        columns=_pairs(school[LIST_HEADINGS]),
    )


def _pairs(text: str) -> dict[str, str]:
    """Own words and usual ones, e.g. of "Ersatz = Vertreter, Std = Stunde"."""
    pairs = (pair.split("=", 1) for pair in text.split(",") if "=" in pair)
    return {own.strip(): usual.strip() for own, usual in pairs if own.strip()}
