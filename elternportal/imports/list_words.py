"""The headings of lists from other programs, and what their columns hold."""

from collections.abc import Iterable

HEADINGS = {
    "lokales Differenzierungsmerkmal": "key",
    "Differenzierungsmerkmal": "key",
    "Schlüssel": "key",
    "externe ID": "key",
    "Schülernummer": "key",
    "Familienname": "surname",
    "Nachname": "surname",
    "Zuname": "surname",
    "Vornamen": "first_name",
    "Vorname": "first_name",
    "Rufname": "call_name",
    "Klasse": "class",
    "Klassen": "class",
    "Klassenname": "class",
    "Geschlecht": "gender",
    "M/W.Kurzform": "gender",
    "Austritt am": "leaves",
    "Austritt am (voraussichtlich)": "leaves",
    "Kürzel": "short_name",
    "Namenskürzel": "short_name",
    "Titel": "title",
    "akademischer Grad": "title",
    "E-Mail": "email",
    "Schüler/in E-Mail": "",  # children need none
    "Schlüssel des Kindes": "pupil",
    "Kind": "pupil",
    "Straße": "street",
    "PLZ": "postal_code",
    "Postleitzahl": "postal_code",
    "Ort": "city",
    "auskunftsberechtigt": "may_be_informed",
    "Hauptansprechpartner": "is_main",
    "Langname": "long_name",
    "Bezeichnung": "long_name",
    "Jahrgangsstufe": "grade",
    "Klassenleitung": "class_teacher",
    "Plätze": "capacity",
    "Unterrichtsnummer": "number",
    "Unterricht": "number",
    "U-Nr": "number",
    "Unterrichte": "numbers",
    "Unterrichtsnummern": "numbers",
    "Wochenstunden": "weekly_hours",
    "Gruppe": "student_group",
    "Datum": "day",
    "von": "day",
    "Beginn": "day",
    "bis": "last_day",
    "Ende": "last_day",
    "Wochentag": "weekday",
    "Tag": "weekday",
    "Stunde": "lessons",
    "Stunden": "lessons",
    "Lehrer": "teacher",
    "Lehrkraft": "teacher",
    "statt Lehrer": "teacher",
    "Vertreter": "substitute",
    "Vertretung": "substitute",
    "Fach": "subject",
    "statt Fach": "subject",
    "neues Fach": "new_subject",
    "Raum": "room",
    "neuer Raum": "new_room",
    "Art": "change",
    "Vertretungsart": "change",
    "Text": "text",
    "Bemerkung": "text",
    "Name": "name",
    "Ferien": "name",
}
SURE = ("familienname", "nachname", "vorname", "rufname", "klasse", "kürzel", "zuname")
# What the portal must not know of a child is not offered for any field, whatever a school wants.
NEVER = (
    "religion",
    "bekenntnis",
    "konfession",
    "nationalität",
    "staatsangeh",
    "geburts",
    "förder",
    "legasthenie",
    "rechtschreib",
    "nachteilsausgleich",
    "migration",
    "krank",
    "absenzgrund",
    "abwesenheitsgrund",
)


def heading(text: str) -> str:
    """A heading without signs and blanks, in small letters."""
    return "".join(sign for sign in text.casefold().replace("ß", "ss") if sign.isalnum())


def distinct(headings: Iterable[str]) -> tuple[str, ...]:
    """The headings of a list as they are told apart: the second "Name" is "Name (2)"."""
    found: dict[str, None] = {}
    counts: dict[str, int] = {}  # thousands of equal headings cost no more than others
    for text in headings:
        name, count = text, counts.get(text, 1)
        while name and name in found:
            count += 1
            name = f"{text} ({count})"
        counts[text] = count
        found[name or f"\0{len(found)}"] = None
    return tuple("" if name.startswith("\0") else name for name in found)


def is_never_read(text: str) -> bool:
    """Whether a column holds what the portal must not know."""
    plain = heading(text)
    return any(word in plain for word in _NEVER)


_NEVER = tuple(heading(word) for word in NEVER)
KNOWN = {heading(name): field for name, field in HEADINGS.items()}
