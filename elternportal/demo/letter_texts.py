"""What the demo school's letters say. A demo has the words of one school, so they are German."""

WELCOME = """Liebe Eltern,

ein neues Schuljahr hat begonnen. Das Wichtigste auf einen Blick:

- **Sekretariat:** täglich von 7:30 bis 13:00 Uhr, freitags bis 12:00 Uhr.
- **Krankmeldung:** bitte bis 8:00 Uhr.
- **Bücher:** Eingebundene Bücher halten länger. Bitte bis Monatsende einbinden.

Auf ein gutes gemeinsames Jahr!

Dr. Helene Haupt, Schulleiterin
"""

OUTING = """Liebe Eltern,

unsere Klasse wandert zum **Waldsee**. Wir treffen uns um 8:15 Uhr vor der Schule \
und sind um 13:00 Uhr zurück.

Bitte geben Sie Ihrem Kind mit:

1. feste Schuhe und eine Jacke gegen Regen
2. Brotzeit und etwas zu trinken
3. die Fahrkarte

Wer nicht mitgehen kann, hat Unterricht in einer anderen Klasse.
"""

PROJECTS = """Liebe Eltern,

vor den Ferien finden unsere Projekttage statt. Bitte wählen Sie mit Ihrem Kind **ein** Projekt. \
Wir versuchen, alle Wünsche zu erfüllen.

| Projekt | Ort |
|---|---|
| Theater | Aula |
| Roboter bauen | Raum 112 |
| Kochen | Schulküche |
"""
PROJECT_NAMES = ("Theater", "Roboter bauen", "Kochen")

SUPPORT = """Liebe Eltern,

für Ihr Kind ist ab der nächsten Woche ein Platz in der Lernwerkstatt frei: dienstags und \
donnerstags von 14:00 bis 15:00 Uhr in Raum 204. Die Teilnahme kostet nichts.

Ihre Bestätigung zeigt uns, dass dieser Brief angekommen ist. Bei Fragen ruft Sie die \
Klassenleitung gern zurück.
"""

MEDIA = """Liebe Eltern,

wir laden Sie herzlich zum Abend „Handy, Spiele, Schlaf“ ein.

**Wann:** Mittwoch, 19:00 Uhr
**Wo:** Aula

Ihre Bestätigung zeigt uns, dass die Einladung angekommen ist.
"""
MEDIA_CORRECTED = MEDIA.replace("Mittwoch, 19:00 Uhr", "Donnerstag, 19:30 Uhr").replace(
    "**Wo:** Aula", "**Wo:** Mensa, Eingang über den Hof"
)
