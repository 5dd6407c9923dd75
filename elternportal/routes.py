"""The addresses of all pages and HTTP routes, in one place."""
# ruff: noqa: S105  (these are addresses, not passwords)

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

START = "/"
SIGN_IN = "/anmelden"
SIGN_IN_CODE = "/anmelden/code"
ACTIVATE = "/aktivieren"
SET_PASSWORD = "/passwort"
FORGOT_PASSWORD = "/passwort-vergessen"
CONFIRM = "/bestaetigen"
SETTINGS = "/einstellungen"
SECOND_FACTOR = "/einstellungen/zweiter-faktor"
EVENING = "/elternsprechtag"
TEACHER_EVENING = "/elternsprechtag/lehrkraft"
LETTERS = "/elternbriefe"
CLASS_LETTERS = "/klassenbriefe"
LETTER = "/elternbrief"
BOARD = "/schwarzes-brett"
DATES = "/termine"
CALENDAR_FEEDS = "/kalender"
POLLS = "/umfragen"
DOCUMENTS = "/dokumente"
SCHOOL_INFO = "/schulinformationen"
LOST_PROPERTY = "/fundsachen"
SEARCH = "/suche"
MISSING = "/nicht-gefunden"  # no page is here, so this shows what stands for missing ones
OFFICE_LETTERS = "/verwaltung/briefe"
OFFICE_LETTER = "/verwaltung/brief"
OFFICE_LETTER_RESULTS = "/verwaltung/brief/ruecklauf"
OFFICE_SLIPS = "/verwaltung/ruecklaufzettel"
OFFICE_GROUPS = "/verwaltung/gruppen"
OFFICE_BOARD = "/verwaltung/schwarzes-brett"
OFFICE_DATES = "/verwaltung/termine"
OFFICE_DATES_IMPORT = "/verwaltung/termine/import"
OFFICE_POLLS = "/verwaltung/umfragen"
OFFICE_DOCUMENTS = "/verwaltung/dokumente"
OFFICE_SCHOOL_INFO = "/verwaltung/schulinformationen"
OFFICE_LOST_PROPERTY = "/verwaltung/fundsachen"
OFFICE_TASKS = "/verwaltung/aufgaben"
OFFICE_EVENINGS = "/verwaltung/elternsprechtage"
OFFICE_EVENING = "/verwaltung/elternsprechtag"
OFFICE_IMPORT = "/verwaltung/import"
IMPORT_BY_TOKEN = "/schnittstelle/import"
OFFICE_IMPORTS = "/verwaltung/import/verlauf"
IMPORT_SOURCES = "/verwaltung/import/automatisch"
IMPORT_PROFILES = "/verwaltung/import/zuordnungen"
OFFICE_PINS = "/verwaltung/pins"
OFFICE_TEACHERS = "/verwaltung/lehrkraefte"
OFFICE_TEACHER = "/verwaltung/lehrkraft"
OFFICE_CHILD = "/verwaltung/kind"
OFFICE_ACCOUNTS = "/verwaltung/zugaenge"
OFFICE_GUARDIANS = "/verwaltung/zugaenge/kinder"
OFFICE_ACCOUNT = "/verwaltung/zugang"
OFFICE_JOIN = "/verwaltung/zugang/zusammenfuehren"
OFFICE_MAILBOX = "/verwaltung/postfach"
SCHOOL_CALENDAR = "/verwaltung/schulkalender"
SCHOOL_SETTINGS = "/verwaltung/schuleinstellungen"
OFFICE_LEGAL = "/verwaltung/rechtstexte"
JOBS = "/verwaltung/auftraege"
OFFICE_HEALTH = "/verwaltung/betrieb"
PIN_LETTERS = "/verwaltung/pins/briefe"

LOGIN_POST = "/auth/login"
CODE_POST = "/auth/code"
LOGOUT_POST = "/auth/logout"
LANGUAGE_POST = "/auth/language"
PASSWORD_POST = "/auth/password"
FORGOT_POST = "/auth/forgot"
CONFIRM_POST = "/auth/confirm"
SIGN_ON_CHOICE = "/anmelden/anbieter"
SIGN_ON_PATH = "/auth/anbieter"
SIGN_ON_START = "/auth/anbieter/{provider}"
SIGN_ON_BACK = "/auth/anbieter/{provider}/zurueck"
WEEK_OF_CHILD = "/stundenplan/kind/{plan_child_id:int}/{plan_day_id:int}.pdf"
WEEK_OF_TEACHER = "/stundenplan/lehrkraft/{plan_teacher_id:int}/{plan_day_id:int}.pdf"
FAMILY_PLAN = "/elternsprechtag/{evening_id:int}/plan.pdf"
FAMILY_CALENDAR = "/elternsprechtag/{evening_id:int}/termine.ics"
EVENING_PAPERS = "/verwaltung/elternsprechtag/{evening_id:int}/unterlagen.pdf"
FAMILY_PAPER = "/verwaltung/elternsprechtag/{evening_id:int}/familie/{pupil_id:int}.pdf"
TEACHER_PLAN = "/elternsprechtag/{evening_id:int}/lehrkraft/{teacher_id:int}.pdf"
CONSULTATION_CALENDAR = "/sprechstunden/termine.ics"
CONSULTATION_LIST = "/sprechstunden/{teacher_id:int}/termine.pdf"
CONSULTATION_HOURS = "/verwaltung/sprechstunden/aushang.pdf"
CALL_NOTES = "/verwaltung/aufgaben/zettel/{call_id:int}.pdf"
MAIL_TABLE = "/verwaltung/postfach/mails.csv"
IMPORT_UPLOAD = "/verwaltung/import/dateien"
SCHOOL_SETTINGS_FILE = "/verwaltung/schuleinstellungen/datei.json"
FILE_UPLOAD = "/dateien"
FILE = "/dateien/{key}"
ABSENCES_TABLE = "/verwaltung/abwesenheiten/{absence_day:int}.csv"
THREAD_PAPER = "/nachrichten/gespraech/{thread_id:int}.pdf"
THREAD_NOTE = "/nachrichten/gespraech/{unreached_id:int}/zettel.pdf"
CLASS_MESSAGE_NOTES = "/nachrichten/klasse/{class_message_id:int}/zettel.pdf"
ABSENCES_PRINT = "/verwaltung/abwesenheiten/{absence_day:int}.pdf"
YEAR_OF_CHILD = "/fehlzeiten/kind/{year_child_id:int}.pdf"
YEAR_OF_CLASS = "/fehlzeiten/klasse/{year_class_id:int}.csv"
LEAVE_PAPER = "/beurlaubung/{leave_id:int}/bescheid.pdf"
LEAVE_FORM = "/verwaltung/beurlaubungen/antrag/{leave_child_id:int}.pdf"
LETTER_PRINT_RUN = "/verwaltung/brief/{letter_id:int}/druck.pdf"
LETTER_REPLIES = "/verwaltung/brief/{letter_id:int}/antworten.csv"
JOB_FILE = "/verwaltung/auftraege/{job_id:int}/datei"
UNSUBSCRIBE = "/abbestellen/{token}"
CALENDAR_FEED = "/kalender/{feed}.ics"
HALL_DISPLAY = "/anzeige/{display}"
HELP = "/hilfe"
HELP_PAGE = "/hilfe/{slug}"
HELP_LEAFLET = "/hilfe/faltblatt"
IMPRINT = "/impressum"
PRIVACY = "/datenschutz"
ACCESSIBILITY = "/barrierefreiheit"
LETTER_ID = "brief"  # query parameter: which letter a page shows
SEARCH_WORDS = "q"  # query parameter: what the search page looks for
SIGN_ON_LINK = "verbinden"  # query parameter: the proof that a signed-in person wants to link
SIGN_ON_CHANGED = "anbieter"  # query parameter: the settings say that a sign-on is linked
NEXT_PAGE = "next"  # query parameter: where signing in leads to
SESSION_ENDED = "beendet"  # query parameter: the sign-in page says why one sees it
WRONG_SIGN = "zeichen"  # query parameter: the code point that a refused form is about
NEW_PERSON = "neu"  # query parameter: the page for a password also asks for the name
CONFIRM_WHAT = "was"  # query parameter: what the page asks to confirm
CONFIRM_ROLE, CONFIRM_EMAIL = "rolle", "adresse"  # its values
CONFIRM_DONE = "antwort"  # query parameter: what came of it
DATE_ID = "termin"  # query parameter: which date a page shows
YES, NO, INVALID = "ja", "nein", "ungueltig"  # its values
REFUSED = "fehler"  # query parameter: the number of what was wrong with a form
CHILD_ID = "kind"  # query parameter: which child a page shows
TEACHER_ID = "lehrkraft"  # query parameter: which teacher a page shows
ACCOUNT_ID = "zugang"  # query parameter: which account a page shows
UPLOAD_FOR = "ziel"  # query parameter: which page looks at what is uploaded
FOR_DATES = "termine"  # its value for a calendar file; else files of the school's data
UPLOAD_FILE = "datei"  # query parameter: which of the uploaded files
UPLOAD_ID = "stapel"  # query parameter: which uploaded files the import page shows
DOCUMENT_LANGUAGE = "sprache"  # query parameter: the language of the page that links to it
FILE_VIEW = "ansicht"  # query parameter: how a file is shown
AS_PICTURE = "bild"  # its value for a picture inside a page; else a file is a download
SCHOOL_COLOURS = "/schule/farben.css"
MANIFEST = "/manifest.webmanifest"
SCHOOL_LOGO = "/schule/logo"
HEALTH = "/healthz"
READY = "/readyz"


def localized(route: str, language: str) -> str:
    """The same page in another language: German has no prefix, English has ``/en``."""
    if language == "de":
        return route
    return f"/{language}{route}".rstrip("/")


def language_of(path: str) -> str:
    """The language that a path was built in."""
    return "en" if path == "/en" or path.startswith("/en/") else "de"


def job_file(job_id: int) -> str:
    """The address of the file that a job has made."""
    return JOB_FILE.replace("{job_id:int}", str(job_id))


def help_slug(route: str) -> str:
    """The name of a page's help: its address in one word."""
    return route.strip("/").replace("/", "-") or "start"


def help_page(slug: str, language: str) -> str:
    """The address of a help page."""
    return localized(HELP_PAGE.replace("{slug}", slug), language)


def sign_in(language: str, next_page: str = "", *, has_ended: bool = False) -> str:
    """The address of the sign-in page that leads back to ``next_page``, a path with its query.

    ``has_ended`` lets the page say that there was a session.
    """
    query = {NEXT_PAGE: next_page} if next_page.rstrip("/") not in {"", "/en"} else {}
    if has_ended:
        query[SESSION_ENDED] = "1"
    page = localized(SIGN_IN, language)
    return f"{page}?{urlencode(query)}" if query else page


def sign_on(provider: str, language: str, **more: str) -> str:
    """The address that leads to a provider; the portal's answer to it is in ``language``."""
    path = SIGN_ON_START.replace("{provider}", provider)
    given = {name: value for name, value in more.items() if value}
    return f"{path}?{urlencode({DOCUMENT_LANGUAGE: language, **given})}"


def sign_on_back(provider: str) -> str:
    """Where a provider sends the browser back to."""
    return SIGN_ON_BACK.replace("{provider}", provider)


def teacher_plan(evening_id: int, teacher_id: int, language: str) -> str:
    """The address of one teacher's plan as PDF, in the language of the page that links to it."""
    path = TEACHER_PLAN.replace("{evening_id:int}", str(evening_id))
    path = path.replace("{teacher_id:int}", str(teacher_id))
    return f"{path}?{DOCUMENT_LANGUAGE}={language}"


def consultation_list(teacher_id: int, language: str) -> str:
    """The address of a teacher's appointments as PDF, in the language of the page."""
    path = CONSULTATION_LIST.replace("{teacher_id:int}", str(teacher_id))
    return f"{path}?{DOCUMENT_LANGUAGE}={language}"


def week_paper(child_id: int, teacher_id: int, day: date, language: str) -> str:
    """The address of a week on paper, of a child or else of a teacher, as PDF."""
    path = WEEK_OF_CHILD.replace("{plan_child_id:int}", str(child_id))
    if not child_id:
        path = WEEK_OF_TEACHER.replace("{plan_teacher_id:int}", str(teacher_id))
    path = path.replace("{plan_day_id:int}", f"{day:%Y%m%d}")
    return f"{path}?{DOCUMENT_LANGUAGE}={language}"


def family_paper(evening_id: int, pupil_id: int, language: str) -> str:
    """The address of the plan that goes home with a child, as PDF."""
    path = FAMILY_PAPER.replace("{evening_id:int}", str(evening_id))
    path = path.replace("{pupil_id:int}", str(pupil_id))
    return f"{path}?{DOCUMENT_LANGUAGE}={language}"


def evening_papers(evening_id: int, language: str) -> str:
    """The address of all plans and door sheets of an evening as one PDF."""
    path = EVENING_PAPERS.replace("{evening_id:int}", str(evening_id))
    return f"{path}?{DOCUMENT_LANGUAGE}={language}"


def call_notes(call_id: int, language: str) -> str:
    """The address of the note for a family to call, or with 0 of all notes, as PDF."""
    path = CALL_NOTES.replace("{call_id:int}", str(call_id))
    return f"{path}?{DOCUMENT_LANGUAGE}={language}"


def calendar_feed(token: str) -> str:
    """The secret address that a calendar reads."""
    return CALENDAR_FEED.replace("{feed}", token)


def hall_display(token: str) -> str:
    """The secret address that the display in the school's hall shows."""
    return HALL_DISPLAY.replace("{display}", token)


def mail_table(chosen: Mapping[str, str | int], language: str) -> str:
    """The address of the chosen mails as a table, in the language of the page."""
    parameters = {name: value for name, value in chosen.items() if value}
    return f"{MAIL_TABLE}?{urlencode({**parameters, DOCUMENT_LANGUAGE: language})}"


def absences_table(day: date, language: str) -> str:
    """The table of who is away on a day, named as 20261123."""
    address = ABSENCES_TABLE.replace("{absence_day:int}", day.strftime("%Y%m%d"))
    return f"{address}?{DOCUMENT_LANGUAGE}={language}"


def thread_paper(thread_id: int, language: str) -> str:
    """The address of a whole conversation as PDF."""
    address = THREAD_PAPER.replace("{thread_id:int}", str(thread_id))
    return f"{address}?{DOCUMENT_LANGUAGE}={language}"


def thread_note(thread_id: int, language: str) -> str:
    """The address of the note that tells a family without access what was written to it."""
    address = THREAD_NOTE.replace("{unreached_id:int}", str(thread_id))
    return f"{address}?{DOCUMENT_LANGUAGE}={language}"


def class_message_notes(class_message_id: int, language: str) -> str:
    """The address of the notes for all families of a class without access."""
    address = CLASS_MESSAGE_NOTES.replace("{class_message_id:int}", str(class_message_id))
    return f"{address}?{DOCUMENT_LANGUAGE}={language}"


def absences_print(day: date, language: str) -> str:
    """The list of who is away on a day, as a paper."""
    address = ABSENCES_PRINT.replace("{absence_day:int}", day.strftime("%Y%m%d"))
    return f"{address}?{DOCUMENT_LANGUAGE}={language}"


def year_of_child(child_id: int, language: str) -> str:
    """The address of what a child has missed in this school year, as a paper."""
    address = YEAR_OF_CHILD.replace("{year_child_id:int}", str(child_id))
    return f"{address}?{DOCUMENT_LANGUAGE}={language}"


def year_of_class(class_id: int, language: str) -> str:
    """The address of what the children of a class have missed, as a table."""
    address = YEAR_OF_CLASS.replace("{year_class_id:int}", str(class_id))
    return f"{address}?{DOCUMENT_LANGUAGE}={language}"


def leave_paper(leave_id: int, language: str) -> str:
    """The address of a decision about leave, as a paper."""
    address = LEAVE_PAPER.replace("{leave_id:int}", str(leave_id))
    return f"{address}?{DOCUMENT_LANGUAGE}={language}"


def leave_form(child_id: int, language: str) -> str:
    """The address of the form on paper, for a child or, with 0, empty."""
    address = LEAVE_FORM.replace("{leave_child_id:int}", str(child_id))
    return f"{address}?{DOCUMENT_LANGUAGE}={language}"


def letter_replies(letter_id: int, language: str) -> str:
    """The address of a letter's replies as a table, in the language of the page."""
    path = LETTER_REPLIES.replace("{letter_id:int}", str(letter_id))
    return f"{path}?{DOCUMENT_LANGUAGE}={language}"


def letter_print_run(letter_id: int) -> str:
    """The address to which a letter's printing is posted."""
    return LETTER_PRINT_RUN.replace("{letter_id:int}", str(letter_id))


def file(key: str) -> str:
    """The address under which an uploaded file is downloaded."""
    return FILE.replace("{key}", key)


def picture(key: str) -> str:
    """The address of an uploaded picture that is shown in a page."""
    return f"{file(key)}?{FILE_VIEW}={AS_PICTURE}"
