"""What the demo school offers under "Service": documents by folder, and things that were found."""

from dataclasses import dataclass

NAME, CLASS, REASON = "Name des Kindes:", "Klasse:", "Grund:"
SIGNATURE = "Ort, Datum und Unterschrift:"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of one page. ``lines`` are to be filled in; ``age`` is in days."""

    title: str
    description: str
    paragraphs: tuple[str, ...]
    lines: tuple[str, ...] = ()
    age: int = 60
    grades: tuple[str, ...] = ()  # for the whole school if there are none


@dataclass(frozen=True, slots=True)
class Found:
    """A found thing; ``color`` is that of its drawn photo, ``age`` is in days."""

    title: str
    place: str
    color: str
    age: int


FOLDERS: dict[str, tuple[Sheet, ...]] = {
    "Formulare": (
        Sheet(
            "Antrag auf Beurlaubung",
            "Mindestens eine Woche vorher im Sekretariat abgeben.",
            ("Hiermit bitten wir, unser Kind vom Unterricht zu beurlauben.",),
            (NAME, CLASS, "Von – bis:", REASON, SIGNATURE),
        ),
        Sheet(
            "Bestätigung für die Fahrkarte",
            "Für den Antrag auf die Schülerfahrkarte.",
            ("Die Schule bestätigt, dass das Kind in diesem Schuljahr hier unterrichtet wird.",),
            (NAME, CLASS, "Wohnort:", SIGNATURE),
            age=75,
        ),
        Sheet(
            "Ausleihe eines Tablets",
            "Nur wenn Ihr Kind zu Hause kein eigenes Gerät hat.",
            (
                "Die Schule leiht Tablets für den Unterricht und für Hausaufgaben aus.",
                "Bitte geben Sie das Gerät am Ende des Schuljahrs vollständig zurück.",
            ),
            (NAME, CLASS, SIGNATURE),
            age=12,
        ),
    ),
    "Schulleben": (
        Sheet(
            "Hausordnung",
            "",
            (
                "Wir gehen freundlich miteinander um und achten auf die Sachen der anderen.",
                "Handys bleiben während des Unterrichts und in den Pausen in der Tasche.",
                "Wer das Schulgelände verlassen muss, meldet sich im Sekretariat ab.",
            ),
            age=400,
        ),
        Sheet(
            "Offene Ganztagsschule",
            "Anmeldung, Zeiten und Kosten des Mittagessens.",
            (
                "Die Betreuung beginnt nach dem Unterricht und endet um 16 Uhr.",
                "Das Mittagessen kostet 4,60 € am Tag. Sie bestellen es eine Woche vorher.",
            ),
            (NAME, CLASS, SIGNATURE),
            age=30,
            grades=("5", "6", "7"),
        ),
    ),
}

FOUND = (
    Found("Blaue Mütze", "Turnhalle", "#2b5fa8", 2),
    Found("Rote Trinkflasche", "Pausenhof", "#b3282d", 3),
    Found("Grüner Turnbeutel", "Bushaltestelle", "#2f7d4f", 6),
    Found("Schlüssel mit gelbem Anhänger", "", "#d9a520", 9),
)
