"""Who the school is, as pages, mails, letters and plans say it. On the card of ``school``."""

from elternportal import routes
from elternportal.domain.colours import accent_of
from elternportal.i18n import LANGUAGES
from elternportal.school_settings.kinds import (
    CHOICE,
    COLOUR,
    MAIL_ADDRESS,
    POSTAL_ADDRESS,
    SHORT_TEXT,
    YES_NO,
    ValueRefused,
)
from elternportal.school_settings.setting import Reach, Setting

SCHOOL_NAME = Setting(
    key="school.name",
    kind=SHORT_TEXT,
    default="Gymnasium Musterstadt",
    max_length=80,
    is_required=True,
    # Every page shows it; the first two refuse passwords that are made of it.
    pages=(routes.SET_PASSWORD, routes.SETTINGS, routes.OFFICE_LEGAL),
)
SHORT_NAME = Setting(
    key="school.short-name",
    kind=SHORT_TEXT,
    default="",
    max_length=20,
    pages=Reach.EVERY_PAGE,
)
CONTACT = Setting(
    key="school.contact",
    kind=SHORT_TEXT,
    default="sekretariat@gymnasium-musterstadt.example",
    max_length=120,
    is_required=True,
    pages=Reach.NO_PAGE,  # mails, PIN letters and slips
)
# Help pages and legal texts show these in their foot; the legal texts begin with them.
_REACHED_BY = (routes.OFFICE_LEGAL,)
POSTAL = Setting(
    key="school.address", kind=POSTAL_ADDRESS, default="", max_length=300, pages=_REACHED_BY
)
PHONE = Setting(key="school.phone", kind=SHORT_TEXT, default="", max_length=40, pages=_REACHED_BY)
EMAIL = Setting(key="school.email", kind=MAIL_ADDRESS, default="", pages=_REACHED_BY)
LANGUAGE = Setting(
    key="school.language",
    kind=CHOICE,
    default="de",
    choices=LANGUAGES,
    pages=(routes.OFFICE_TEACHERS,),
)


def _check_accent(colour: str) -> None:
    if colour and accent_of(colour) is None:
        raise ValueRefused("setting-refused-pale")


ACCENT = Setting(
    key="school.accent", kind=COLOUR, default="", check=_check_accent, pages=Reach.EVERY_PAGE
)
NO_STATE = "none"
STATES = tuple("BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH".split())  # noqa: SIM905
STATE = Setting(
    key="school.state",
    kind=CHOICE,
    default=NO_STATE,
    choices=(NO_STATE, *STATES),
    pages=(routes.SCHOOL_CALENDAR,),
)
SATURDAYS = Setting(
    key="school.saturdays",
    kind=YES_NO,
    default=False,
    pages=Reach.NO_PAGE,  # it decides what a school day is; no page shows those yet
)

IDENTITY = (
    SCHOOL_NAME,
    SHORT_NAME,
    CONTACT,
    POSTAL,
    PHONE,
    EMAIL,
    LANGUAGE,
    ACCENT,
    STATE,
    SATURDAYS,
)
