# Termine: what everybody reads
dates-title = Termine
menu-dates = Termine
menu-calendar-feeds = Kalender abonnieren
dates-manage = Verwalten
dates-shown = Was gezeigt wird
dates-shown-coming = Kommende
dates-shown-month = Monat
dates-shown-past = Vergangene
dates-child = Für welches Kind
dates-all-children = Alle Kinder
dates-filter = Suchen und filtern
dates-category = Art des Termins
dates-all-categories = Alle Arten
dates-category-event = Veranstaltung
dates-category-meeting = Treffen
dates-category-trip = Ausflug oder Fahrt
dates-category-deadline = Frist
dates-category-free = Frei
dates-category-other = Sonstiges
dates-search = Termine durchsuchen
dates-empty = Hier stehen die Termine der Schule. Im Moment sind keine eingetragen.
dates-empty-filtered = Dazu gibt es keine Termine.
dates-empty-month = In diesem Monat gibt es keine Termine.
dates-one-missing = Diesen Termin gibt es nicht oder nicht mehr.
dates-to-all = Alle Termine
dates-subscribe = Termine in den Kalender auf Ihrem Handy übernehmen
dates-month-before = Monat davor
dates-month-after = Monat danach
dates-month-count =
    { $count ->
        [one] 1 Termin
       *[other] { $count } Termine
    }
dates-month-more = und { $count } mehr
dates-known-first-day = Erster Schultag
dates-known-last-day = Letzter Schultag
dates-today = heute
dates-tomorrow = morgen

# Termine: the office
office-dates-title = Termine verwalten
office-dates-new = Neuer Termin
office-dates-edit = Termin ändern
office-dates-back = Zu den Terminen
office-dates-empty = Hier stehen die Termine der Schule. Im Moment sind es keine.
office-dates-shown = Welche Termine
office-dates-shown-coming = Kommende
office-dates-shown-past = Vergangene
office-dates-shown-removed = Abgesagte
office-dates-head-title = Titel
office-dates-head-category = Art
office-dates-head-when = Zeit
office-dates-head-note = Hinweis
office-dates-imported = aus einer Kalenderdatei
office-dates-field-title = Titel
office-dates-field-category = Art
office-dates-field-first-day = Erster Tag
office-dates-field-last-day = Letzter Tag
office-dates-field-starts-at = Beginn
office-dates-field-ends-at = Ende
office-dates-field-place = Ort
office-dates-field-text = Text
office-dates-field-files = Anhang
office-dates-field-is-mailed = Eltern per E-Mail Bescheid geben
office-dates-times-hint = Ohne Uhrzeit gilt der Termin ganztags.
office-dates-text-hint = **fett**, Listen mit „- “ und Links sind möglich.
office-dates-mail-hint = Die Mail nennt nur den Titel. Vor dem Senden sehen Sie, wie viele sie bekommen.
office-dates-ask-mail =
    { $count ->
        [0] Der Termin wird gespeichert. Eine Mail erreicht niemanden.
        [one] Der Termin wird gespeichert, und die Mail geht an 1 Person.
       *[other] Der Termin wird gespeichert, und die Mail geht an { $count } Personen.
    } { $unreached ->
        [0] { "" }
        [one] Ein Kind erreicht keine Mail.
       *[other] { $unreached } Kinder erreicht keine Mail.
    } Fortfahren?
office-dates-save = Termin speichern
office-dates-cancel = Abbrechen
office-dates-copy = Kopieren
office-dates-copied = Das ist eine Kopie. Ändern Sie, was anders ist, und speichern Sie.
office-dates-delete = Termin absagen
office-dates-delete-ask = „{ $title }“ absagen? Der Termin verschwindet von allen Seiten. Vier Wochen lang können Sie ihn zurückholen.
office-dates-restore = Zurückholen
office-dates-saved = Der Termin ist gespeichert.
office-dates-deleted = Der Termin ist abgesagt. Sie finden ihn unter „Abgesagte“.
office-dates-restored = Der Termin steht wieder auf allen Seiten.
office-dates-error-times = Das Ende liegt vor dem Beginn, oder der Beginn fehlt. Bitte prüfen Sie Tage und Uhrzeiten.

# Kalender abonnieren
feeds-title = Kalender abonnieren
feeds-intro = Mit einer persönlichen Adresse zeigt Ihr eigener Kalender die Termine der Schule und Ihre Buchungen. Wer die Adresse kennt, kann diese Termine lesen. Geben Sie sie nicht weiter.
feeds-new = Neue Adresse
feeds-for = Für wen
feeds-all = Alle Kinder und eigene Termine
feeds-create = Adresse erstellen
feeds-created = Die Adresse ist erstellt. Kopieren Sie sie jetzt.
feeds-address = Ihre Adresse
feeds-address-once = Diese Adresse zeigen wir nur jetzt. Für ein weiteres Gerät erstellen Sie einfach eine neue.
feeds-open = In meinem Kalender öffnen
feeds-how = Anleitung für iPhone, Android, Outlook und Thunderbird
feeds-in-use = Ihre Adressen
feeds-none = Sie haben noch keine Adresse erstellt.
feeds-about = { $whose }, erstellt am { $day }
feeds-used = Zuletzt abgerufen: { $when }
feeds-unused = Noch nicht abgerufen
feeds-revoke = Widerrufen
feeds-revoked = Die Adresse gilt nicht mehr.
feeds-error-too-many = Sie haben schon { $most } Adressen. Widerrufen Sie zuerst eine, die Sie nicht mehr brauchen.

mail-school-date-subject = Termin: { $title }
mail-school-date-body = Die Schule hat einen Termin eingetragen oder geändert: „{ $title }“. Wann und wo er ist, steht im Elternportal.
mailbox-kind-school-date = Termin
notifications-kind-dates = Termine
search-kind-date = Termin

# Termine: a calendar file
dates-import-title = Kalenderdatei übernehmen
dates-import-intro = Hier übernehmen Sie Termine aus einem anderen Programm. Sie sehen zuerst, was sich ändert.
dates-import-file = Kalenderdatei
dates-import-file-hint = Eine Datei, die auf .ics endet
dates-import-upload = Datei prüfen
dates-import-to-page = Aus Kalenderdatei
dates-import-other = Andere Datei wählen
dates-import-plan = Das ändert sich
dates-import-named = Datei: { $name }
dates-import-same = Die Datei bringt nichts Neues. Alle Termine sind schon da.
dates-import-added = Neu
dates-import-changed = Geändert
dates-import-removed = Abgesagt, weil nicht mehr in der Datei
dates-import-counted = { $kind }: { $count }
dates-import-more =
    { $count ->
        [one] und 1 weiterer Termin
       *[other] und { $count } weitere Termine
    }
dates-import-for-new = Für neue Termine gilt
dates-import-apply = Übernehmen
dates-import-ask =
    { $count ->
        [one] 1 Termin ändert sich. Es geht keine Mail hinaus. Übernehmen?
       *[other] { $count } Termine ändern sich. Es geht keine Mail hinaus. Übernehmen?
    }
dates-import-yes = Ja, übernehmen
dates-import-done =
    { $count ->
        [one] 1 Termin ist übernommen.
       *[other] { $count } Termine sind übernommen.
    }
dates-import-findings = Hinweise
dates-import-refused = Diese Datei lässt sich nicht übernehmen. Bitte wählen Sie eine andere.
dates-import-unreadable = Die Datei ist beschädigt. Bitte speichern Sie den Kalender im anderen Programm noch einmal.
dates-import-no-calendar = Das ist keine Kalenderdatei. Sie muss auf .ics enden und aus einem Kalenderprogramm kommen.
dates-import-cut-off = Das Ende der Datei fehlt. Bitte speichern Sie den Kalender noch einmal.
dates-import-too-large = Die Datei ist zu groß. Erlaubt sind { $megabytes } MB.
dates-import-too-many = Die Datei hat zu viele Termine. Erlaubt sind { $entries } Einträge, { $series } Serien und zusammen { $dates } Termine.
dates-import-within-a-day = Ein Termin der Datei wiederholt sich mehrmals am Tag. Das sind keine Schultermine. Bitte nehmen Sie ihn heraus.
dates-import-private = Ein Termin am { $day } ist als privat markiert und bleibt draußen.
dates-import-untitled = Ein Termin am { $day } hat keinen Titel und bleibt draußen.
dates-import-one-file = Es zählt nur die Datei { $name }. Bitte laden Sie Kalender einzeln hoch.

office-call-date-changed = { $change ->
        [moved] Der Termin „{ $title }“ hat sich geändert: jetzt { $day }{ $hours ->
            [none] { "" }
           *[other] {", "}{ $hours }
        } (bisher { $old_day }{ $old_hours ->
            [none] { "" }
           *[other] {", "}{ $old_hours }
        }).
        [on] Der Termin „{ $title }“ am { $day } findet doch statt.
       *[off] Der Termin „{ $title }“ am { $day } fällt aus.
    }
