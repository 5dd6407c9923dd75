# What came back to a letter: statistics, replies, ledger, print run
letter-results-title = Rücklauf
letter-results-status-done = erledigt
letter-results-status-paper = auf Papier beantwortet
letter-results-status-printed = gedruckt, Rücklauf fehlt
letter-results-status-read = gelesen
letter-results-status-unreachable = nicht erreichbar
letter-results-status-open = offen
letter-results-csv-class = Klasse
letter-results-csv-surname = Nachname
letter-results-csv-first-name = Vorname
letter-results-csv-status = Stand
letter-results-csv-text = Antwort
letter-results-csv-file = Datei
letter-results-csv-at = beantwortet am
letter-results-csv-by = von
letter-results-csv-paper = auf Papier
letter-results-csv-late = verspätet
letter-results-csv-printed = gedruckt am
letter-results-csv-yes = ja
letter-results-letter = Brief { $number }: { $title }
letter-results-demand-none = Es wird keine Antwort verlangt.
letter-results-demand-confirmation = Die Eltern bestätigen den Brief.
letter-results-demand-yes-no = Die Eltern antworten mit Ja oder Nein.
letter-results-demand-one-choice = Die Eltern wählen eine Antwort.
letter-results-demand-several-choices = Die Eltern wählen eine oder mehrere Antworten.
letter-results-demand-text = Die Eltern schreiben eine Antwort.
letter-results-demand-file = Die Eltern geben eine Datei ab.
letter-results-deadline = Frist: { $day }, verspätete Antworten: { $late }
letter-results-reminded = Zuletzt erinnert: { $time } Uhr
letter-results-mails = Mails: { $accepted } angenommen, { $queued } warten, { $deferred } verzögert, { $bounced } zurückgekommen
letter-results-no-class = ohne Klasse
letter-results-all = Alle
letter-results-mail-none = keine Mail
letter-results-mail-queued = wartet seit { $time }
letter-results-mail-accepted = angenommen { $time }
letter-results-mail-deferred = verzögert { $time }
letter-results-mail-bounced = zurückgekommen { $time }
letter-results-mail-reminded = Erinnert { $time }.
letter-results-opened = { $time }
letter-results-opened-old = { $time }, noch nicht die neue Fassung
letter-results-unnamed = ohne Namen
letter-results-no-guardian = kein Zugang
letter-results-answered-portal = { $person }, { $time }
letter-results-answered-paper = erfasst von { $person }, { $time }
letter-results-printed-at = gedruckt { $time }
letter-results-reminded-now = { $count } Erinnerungen werden verschickt.
letter-results-views = Ansicht
letter-results-answers = Antworten
letter-results-ledger = Zustellung
letter-results-again = Nicht angekommene Mails noch einmal senden
letter-results-again-ask = { $count ->
    [one] Einer Person kam die Mail nicht an, obwohl ihre Adresse nicht gesperrt ist. Soll sie ihr noch einmal geschickt werden?
   *[other] { $count } Personen kam die Mail nicht an, obwohl ihre Adressen nicht gesperrt sind. Soll sie ihnen noch einmal geschickt werden?
}
letter-results-again-yes = Noch einmal senden
letter-results-again-sent = { $count ->
    [one] Eine Mail wird noch einmal verschickt.
   *[other] { $count } Mails werden noch einmal verschickt.
}
letter-results-remind = Offene erinnern
letter-results-csv = Tabelle (CSV)
letter-results-slips = Rücklaufzettel erfassen
letter-results-class = Klasse
letter-results-status = Stand
letter-results-bar = Verteilung
letter-results-sum = Kinder
letter-results-by-class = Nach Klassen
letter-results-options = Gewählte Antworten
letter-results-print = Auf Papier
letter-results-print-hint = Gedruckt wird für Kinder, deren Eltern keine Mail erreicht, nach einer Berichtigung noch einmal. Will der Brief eine Antwort, endet er mit einem Rücklaufzettel.
letter-results-print-corrected = { $count ->
    [one] Einen berichtigten Brief drucken
   *[other] { $count } berichtigte Briefe drucken
}
letter-results-print-again = Auch schon gedruckte Briefe, auf die noch keine Antwort da ist
letter-results-print-go = Briefe drucken
letter-results-print-one = Drucken
letter-results-children = Kinder
letter-results-more = Es werden nur die ersten 200 gezeigt. Bitte wählen Sie genauer. In allem sind es:
letter-results-nobody = Hier ist niemand.
letter-results-late = verspätet
letter-results-search = Name suchen
letter-results-search-go = Suchen
letter-results-head-child = Kind
letter-results-head-status = Stand
letter-results-head-answer = Antwort
letter-results-head-printed = Gedruckt
letter-results-head-paper = Papier
letter-results-head-guardian = Erziehungsberechtigte
letter-results-head-mail = Mail
letter-results-head-opened = Geöffnet
letter-results-head-children = Kinder

letter-results-record = Antwort eintragen
letter-results-record-confirmed = Hat es zur Kenntnis genommen
letter-results-recorded = Die Antwort für { $child } ist eingetragen.
letter-results-undo = Letzte eingetragene Antwort zurücknehmen
letter-results-undone = Die Antwort für { $child } ist zurückgenommen.
letter-results-remind-ask = { $count ->
    [one] Eine Person erhält jetzt eine Mail mit der Bitte um Antwort.
   *[other] { $count } Personen erhalten jetzt eine Mail mit der Bitte um Antwort.
} { $unreached ->
    [0] { "" }
    [one] Ein Kind, für das die Antwort fehlt, erreicht keine Mail.
   *[other] { $unreached } Kinder, für die die Antwort fehlt, erreicht keine Mail.
}
letter-results-remind-yes = Jetzt erinnern
