# Letters as guardians read, confirm and answer them
letter-error-corrected = Die Schule hat den Brief gerade geändert. Bitte lesen Sie die neue Fassung und senden Sie dann noch einmal.
letter-error-final = Diese Antwort kann nicht mehr geändert werden. Bitte wenden Sie sich an das Sekretariat.
letter-error-answered-by-you = Für { $child } haben Sie schon geantwortet.
letter-error-answered-by-other = Für { $child } hat { $person } gerade schon geantwortet.
letter-error-answered-by-somebody = Für { $child } hat gerade schon jemand anderes geantwortet.
letter-error-answered-on-paper = Für { $child } hat die Schule schon eine Antwort erfasst.
letter-error-choose-one = Bitte wählen Sie eine Antwort aus.
letter-error-text-missing = Bitte schreiben Sie eine Antwort.
letter-error-text-too-long = Die Antwort ist zu lang: höchstens { $most } Zeichen.
letter-error-one-file = Bitte hängen Sie genau eine Datei an.
letter-error-does-not-fit = Diese Antwort passt nicht zu dem Brief. Bitte laden Sie die Seite neu.
letter-error-no-child = Bitte wählen Sie mindestens ein Kind aus.

# The list
letters-shown = Welche Briefe
letters-all = Alle
letters-to-do = Zu erledigen ({ $count })
letters-unread = Ungelesen ({ $count })
letters-child = Kind wählen
letters-all-children = Alle Kinder
letters-year = Schuljahr
letters-search = In den Briefen suchen
letters-search-action = Suchen
letters-search-end = Suche beenden
letters-empty = Hier stehen die Briefe der Schule, sobald es welche gibt.
letters-empty-shown = Hier ist gerade nichts offen.
letters-empty-words = Kein Brief enthält diese Wörter. Versuchen Sie es mit einem anderen Wort oder in einem anderen Schuljahr.

# How it stands with a child
letter-please-confirm = Bitte bestätigen
letter-please-confirm-until = Bitte bestätigen bis { $day }
letter-please-answer = Bitte antworten
letter-please-answer-until = Bitte antworten bis { $day }
letter-overdue-confirm = Bestätigung fehlt, Frist war { $day }
letter-overdue-answer = Antwort fehlt, Frist war { $day }
letter-by-you-confirmed = Von Ihnen bestätigt: { $when }
letter-by-other-confirmed = Bestätigt von { $person }: { $when }
letter-by-you-answered = Von Ihnen beantwortet: { $when }
letter-by-other-answered = Beantwortet von { $person }: { $when }
letter-on-paper = Von der Schule erfasst: { $when }
letter-other-guardian = einer anderen sorgeberechtigten Person
letter-late = nach der Frist
letter-new = Neu
letter-corrected = Geändert

# The letter's page
letter-title = Elternbrief
letter-back = Alle Elternbriefe
letter-missing = Diesen Brief gibt es nicht, oder er ist nicht für Ihre Kinder.
letter-about = Nr. { $number } · { $day }
letter-corrected-at = geändert: { $when }
letter-files = Dateien
letter-is-for = Für
letter-answer = Ihre Antwort
letter-asked-anew = Die Schule hat den Brief geändert und bittet noch einmal um Ihre Antwort.
letter-confirm-for = Gilt für
letter-confirm = Zur Kenntnis genommen
letter-for-children = Diese Antwort gilt für
letter-send = Antwort senden
letter-several-hint = Sie können mehrere Antworten ankreuzen. Trifft keine zu, kreuzen Sie „Nichts davon“ an.
letter-none-chosen = Nichts davon
letter-answered-older-version = Die Antwort gilt einer früheren Fassung des Briefs. Sie müssen nicht noch einmal antworten.
letter-change = Antwort ändern
letter-change-for = Neue Antwort für
letter-change-send = Geänderte Antwort senden
letter-keep = Nicht ändern
letter-corrections = Was geändert wurde
letter-correction = Fassung { $version } vom { $when }
letter-removed = Entfernt:
letter-added = Neu:
letter-file-added = Neue Datei: { $name }
letter-file-removed = Entfernte Datei: { $name }
letter-done = Danke. Ihre Antwort ist gespeichert.
letter-done-changed = Ihre geänderte Antwort ist gespeichert.
letter-just-corrected = Die Schule hat diesen Brief gerade geändert. Sie sehen die neue Fassung.
letter-error-nothing-ticked = Bitte kreuzen Sie an, was zutrifft, oder „Nichts davon“.
letter-error-none-or-some = Bitte kreuzen Sie entweder Antworten an oder „Nichts davon“.
