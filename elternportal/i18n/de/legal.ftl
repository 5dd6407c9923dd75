# Impressum, Datenschutz, Barrierefreiheit
legal-title-imprint = Impressum
legal-title-privacy = Datenschutz
legal-title-accessibility = Barrierefreiheit
legal-missing-imprint = Die Schule hat ihr Impressum noch nicht veröffentlicht.
legal-missing-privacy = Die Schule hat ihre Datenschutzerklärung noch nicht veröffentlicht.
legal-missing-accessibility = Die Schule hat ihre Erklärung zur Barrierefreiheit noch nicht veröffentlicht.
legal-ask-the-school = Wenn Sie dazu eine Frage haben, wenden Sie sich an die Schule: { $contact }
legal-version = Fassung { $version }, gilt ab { $day }
legal-only-in-german = Diesen Text gibt es nur auf Deutsch.
legal-only-in-english = Diesen Text gibt es nur auf Englisch.
legal-unfinished = Die Schule hat diesen Text noch nicht fertig. Was fehlt, ist markiert.

menu-office-legal = Rechtstexte
office-tasks-legal = Rechtstexte der Schule fehlen noch oder sind nicht vollständig:
office-legal-title = Rechtstexte
office-legal-title-of = { $title } ({ $language })
office-legal-about = Diese Texte stehen im Fuß jeder Seite und sind ohne Anmeldung zu lesen. Die Schulleitung schreibt sie, das Sekretariat kann sie ansehen. Auf Deutsch sind alle drei Pflicht.
office-legal-edit = Bearbeiten
office-legal-look = Ansehen
office-legal-finished = vollständig
office-legal-open = offen
office-legal-optional = freiwillig
office-legal-state-missing = noch nicht veröffentlicht
office-legal-state-gaps = { $count ->
    [one] eine Lücke ist noch zu füllen
   *[other] { $count } Lücken sind noch zu füllen
}
office-legal-state-published = Fassung { $version }, gilt ab { $day }
office-legal-back = Alle Rechtstexte
office-legal-start-text = Noch nichts veröffentlicht. Im Feld steht eine Vorlage: Prüfen Sie jeden Satz und füllen Sie die Lücken in doppelten Klammern. Für den Inhalt ist die Schule verantwortlich.
office-legal-gaps = Diese Lücken sind noch zu füllen:
office-legal-field-text = Text
office-legal-text-hint = **fett**, ## Überschrift, Listen mit „- “ und Links sind möglich. [[So]] markieren Sie eine Lücke.
office-legal-field-valid-from = Gilt ab
office-legal-valid-from-hint = Bis dahin lesen alle die Fassung davor.
office-legal-save = Neue Fassung veröffentlichen
office-legal-cancel = Abbrechen
office-legal-preview = So lesen es alle
office-legal-versions = Fassungen
office-legal-version = Fassung { $version }
office-legal-version-about = gilt ab { $day }, gespeichert { $when } von { $by }
office-legal-compare = Änderungen ansehen
office-legal-compare-end = Änderungen schließen
office-legal-restore = Wieder einsetzen
office-legal-other-version = Inzwischen gibt es eine neue Fassung
office-legal-other-version-hint = Was Sie getippt haben, steht noch im Feld. Sehen Sie sich die Änderungen an. Danach können Sie Ihren Text als nächste Fassung veröffentlichen.
office-legal-go-on = Mit meinem Text weitermachen
office-legal-saved = Fassung { $version } ist gespeichert.
office-legal-restored = Der Text von Fassung { $old } ist jetzt Fassung { $version }.
office-legal-error-changed-meanwhile = Jemand anderes hat inzwischen eine neue Fassung gespeichert. Ihr Text steht noch im Feld.
office-legal-error-nothing-changed = Der Text ist schon so. Es gibt nichts zu speichern.
