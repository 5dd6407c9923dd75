# Words and sentences of more than one area
app-name = Elternportal
menu-news = Aktuelles
menu-bookings = Buchungen
menu-reports = Meldungen
menu-settings = Einstellungen
menu-office = Verwaltung
skip-to-content = Zum Inhalt springen
language-switch = English
sign-out = Abmelden
connection-lost = Verbindung unterbrochen. Die Seite verbindet sich von selbst wieder.
dead-end-missing-title = Diese Seite gibt es nicht
dead-end-missing-text = Vielleicht ist der Link unvollständig oder nicht mehr gültig.
dead-end-missing-to-start = Zur Startseite
dead-end-broken-title = Diese Seite ist hängen geblieben
dead-end-broken-text = Was Sie gespeichert haben, ist noch da. Bitte laden Sie die Seite neu.
dead-end-broken-to-start = Zur Startseite

error-unexpected = Das hat leider nicht geklappt. Ihre Eingaben sind noch da. Bitte versuchen Sie es noch einmal.
error-not-found = Das gibt es nicht oder es gehört nicht zu Ihrem Zugang.
error-not-allowed = Dafür hat Ihr Zugang keine Berechtigung.
error-not-signed-in = Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.
error-invalid-input = Diese Eingabe passt nicht. Bitte prüfen Sie sie.
error-conflict = Das hat sich gerade geändert. Bitte schauen Sie noch einmal nach.
error-edited-meanwhile = { $person } hat das inzwischen geändert ({ $time }).
error-edited-meanwhile-by-you = Sie haben das inzwischen in einem anderen Fenster geändert ({ $time }).
error-edited-meanwhile-by-somebody = Jemand hat das inzwischen geändert.
error-too-many-requests = Das waren sehr viele Eingaben auf einmal. Bitte warten Sie einen Moment.
