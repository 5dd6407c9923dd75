# Sprechstunden: for families, teachers and the office.
menu-consultation = Sprechstunden
menu-my-consultation = Meine Sprechstunden
menu-office-consultation = Sprechstunden aller Lehrkräfte

consultation-title = Sprechstunden
consultation-rules = Sie buchen bis { $days ->
        [0] { $until } Uhr am selben Tag
        [1] { $until } Uhr am Tag davor
       *[other] { $until } Uhr, { $days } Tage davor
    }, höchstens { $weeks } Wochen im Voraus. Absagen und verschieben können Sie bis { $hours } Stunden vorher.
consultation-own = Ihre Termine
consultation-teachers = Termin buchen
consultation-none = Für Ihre Kinder ist noch keine Sprechstunde eingetragen. Schreiben Sie der Lehrkraft, oder rufen Sie im Sekretariat an.
consultation-children = Kind wählen
consultation-all-children = Alle Kinder
consultation-class-teacher = Klassenleitung
consultation-next-free = ab
consultation-row-none = nichts frei
consultation-no-slots = ohne Termin
consultation-state-free = frei
consultation-state-mine = meins
consultation-state-taken = belegt
consultation-state-near = Sie haben dann schon einen Termin
consultation-lost = { $time } bei { $teacher } ist nicht mehr frei
consultation-form-on-site = in der Schule
consultation-form-phone = am Telefon
consultation-form-video = Videogespräch
consultation-what = { $time } bei { $teacher }
consultation-done-booked = Gebucht: { $what }. Sagen Sie noch, worum es geht?
consultation-done-moved = Verschoben auf { $what }.
consultation-done-undone = Wieder wie vorher: { $what }.
consultation-done-cancelled = Abgesagt: { $what }.
consultation-done-details = Gespeichert. Die Lehrkraft sieht es in ihrer Liste.
consultation-cancel = Absagen
consultation-cancel-question = Termin { $time } bei { $teacher } für { $child } absagen?
consultation-cancel-yes = Ja, absagen
consultation-cancel-no = Behalten
consultation-move-hint = Verschieben: Wählen Sie unten bei dieser Lehrkraft eine andere freie Zeit.
consultation-details = Anliegen und Art des Gesprächs
consultation-details-form = Wie möchten Sie sprechen?
consultation-details-topic = Worum geht es?
consultation-details-topic-none = Keine Angabe
consultation-details-text = Was möchten Sie dazu sagen?
consultation-details-text-hint = Das liest nur die Lehrkraft. Bitte nichts über die Gesundheit.
consultation-details-save = Speichern
consultation-video = Videogespräch öffnen
consultation-too-late = Absagen geht hier nicht mehr. Bitte rufen Sie im Sekretariat an.
consultation-ics = In den Kalender
consultation-declined = { $teacher } hat den Termin { $time } für { $child } abgesagt.
consultation-declined-reason = Grund: { $reason }
consultation-declined-offers = Das geht stattdessen. Ein Tipp bucht:
consultation-declined-nothing = Im Moment ist nichts frei. Schreiben Sie der Lehrkraft eine Nachricht, oder rufen Sie im Sekretariat an.
consultation-declined-dismiss = Gelesen
consultation-hour-lesson = { $lesson }. Stunde
consultation-hour-lesson-times = { $lesson }. Stunde ({ $from }–{ $to } Uhr)
consultation-hour-times = { $from }–{ $to } Uhr
consultation-hour-open = ohne Anmeldung
consultation-hour-arranged = nach Vereinbarung
consultation-room = Raum { $room }
consultation-weekday-1 = Montag
consultation-weekday-2 = Dienstag
consultation-weekday-3 = Mittwoch
consultation-weekday-4 = Donnerstag
consultation-weekday-5 = Freitag
consultation-weekday-6 = Samstag
consultation-weekday-7 = Sonntag

consultation-error-taken =
    { $time } ist nicht mehr frei. { $times ->
        [none] Im Moment ist bei dieser Lehrkraft nichts anderes frei.
       *[other] Als Nächstes frei: { $times }.
    } Andere Termine sind unverändert.
consultation-error-overlap =
    { $time } hat die Familie schon einen anderen Termin. { $times ->
        [none] Im Moment passt bei dieser Lehrkraft nichts anderes.
       *[other] Es passt: { $times }.
    }
consultation-error-that-day = Für dieses Kind gibt es an diesem Tag schon einen Termin bei dieser Lehrkraft.
consultation-error-booked = Diese Zeit ist gebucht. Sagen Sie den Termin zuerst ab.
consultation-error-no-time = Diese Zeit wird nicht mehr angeboten.
consultation-error-too-late = Für diese Zeit ist die Buchung vorbei. Wählen Sie bitte eine spätere.
consultation-error-own-family = Diese Lehrkraft gehört zur Familie des Kindes. Hier lässt sich kein Termin buchen.
consultation-error-cancel-too-late = Absagen und verschieben geht nur bis { $hours } Stunden vorher. Bitte rufen Sie im Sekretariat an.
consultation-error-undo-too-late = Rückgängig geht nur in den ersten zehn Sekunden. Wählen Sie bitte die alte Zeit, wenn sie noch frei ist.

consultation-calendar-name = Sprechstunden
consultation-calendar-title = Sprechstunde: { $teacher } – { $child }
consultation-calendar-own = Sprechstunde: { $child }

start-consultation-teaching-title = Sprechstunde, { $day }
start-consultation-teaching = { $count ->
        [one] Ein Termin.
       *[other] { $count } Termine.
    }
start-consultation-look = Ansehen
start-consultation-declined-title = Sprechstunde abgesagt
start-consultation-declined = { $teacher } hat { $time } abgesagt. Wählen Sie eine andere Zeit.
start-consultation-choose = Andere Zeit wählen

teacher-consultation-title = Meine Sprechstunden
teacher-consultation-of = Sprechstunden: { $teacher }
teacher-consultation-none = Zu Ihrem Zugang gehört keine Lehrkraft.
teacher-consultation-coming = Termine
teacher-consultation-past = Die letzten zwei Wochen
teacher-consultation-no-days = Es stehen keine Zeiten an. Tragen Sie unten Ihre Sprechstunde ein.
teacher-consultation-hours = Sprechstunden
teacher-consultation-no-hours = Noch ist keine Sprechstunde eingetragen.
teacher-consultation-new = Sprechstunde hinzufügen
teacher-consultation-edit = Sprechstunde ändern
teacher-consultation-gaps = Tage ohne Sprechstunde
teacher-consultation-gaps-explained = Tragen Sie ein, wann Sie keine Sprechstunde halten. Gebuchte Familien erfahren es sofort und wählen eine andere Zeit. Einen Grund müssen Sie nicht nennen.
teacher-consultation-gap-first = Von
teacher-consultation-gap-last = Bis
teacher-consultation-gap-add = Eintragen
teacher-consultation-gap-remove = Doch Sprechstunde
teacher-consultation-gap-done = Eingetragen. Gebuchte Familien werden in der nächsten Minute benachrichtigt.
teacher-consultation-gap-removed = An diesen Tagen ist wieder Sprechstunde.
teacher-consultation-pdf = Liste als PDF
teacher-consultation-state-free = frei
teacher-consultation-state-blocked = gesperrt
teacher-consultation-state-busy = anderer Termin
teacher-consultation-state-booked = gebucht
teacher-consultation-block = Sperren
teacher-consultation-unblock = Freigeben
teacher-consultation-book = Eintragen
teacher-consultation-book-yes = Termin eintragen
teacher-consultation-search = Kind suchen
teacher-consultation-search-hint = Name oder Klasse
teacher-consultation-child = Kind
teacher-consultation-child-hint = Für eine Familie, die anruft. Sie bekommt eine Mail.
teacher-consultation-form = Art des Gesprächs
teacher-consultation-text = Notiz
teacher-consultation-not-now = Doch nicht
teacher-consultation-decline = Absagen
teacher-consultation-decline-question = Diesen Termin absagen?
teacher-consultation-reason = Grund für die Familie
teacher-consultation-reason-hint = Steht auf der Seite der Familie, nicht in der Mail.
teacher-consultation-offer = Stattdessen vorschlagen (höchstens drei)
teacher-consultation-decline-yes = Ja, absagen
teacher-consultation-missing = Nicht gekommen
teacher-consultation-came = Doch gekommen
teacher-consultation-did-not-come = nicht gekommen
teacher-consultation-booked = Eingetragen: { $time }. { $mailed ->
        [0] Die Familie erreicht keine Mail. Das Sekretariat hat die Aufgabe, anzurufen.
       *[other] Die Familie bekommt eine Mail.
    }
teacher-consultation-declined = Abgesagt: { $time }. { $mailed ->
        [0] Die Familie erreicht keine Mail. Das Sekretariat hat die Aufgabe, anzurufen.
       *[other] Die Familie bekommt eine Mail und kann gleich eine andere Zeit wählen.
    }
teacher-consultation-saved = Gespeichert. Familien sehen es sofort.
teacher-consultation-deleted = Die Sprechstunde ist gelöscht.
teacher-consultation-save = Speichern
teacher-consultation-cancel = Abbrechen
teacher-consultation-delete = Sprechstunde löschen
teacher-consultation-delete-ask = Diese Sprechstunde löschen? Gebuchte Familien werden benachrichtigt und wählen eine andere Zeit.
teacher-consultation-field-kind = So kommen Familien
teacher-consultation-kind-slots = mit Termin
teacher-consultation-kind-open = ohne Anmeldung
teacher-consultation-kind-arranged = nach Vereinbarung
teacher-consultation-field-weekday = Wochentag
teacher-consultation-field-lesson = Stunde
teacher-consultation-no-lesson = eigene Uhrzeit
teacher-consultation-field-starts-at = Von
teacher-consultation-field-ends-at = Bis
teacher-consultation-times-hint = Nur wenn oben keine Stunde gewählt ist.
teacher-consultation-field-slot-minutes = Minuten für ein Gespräch
teacher-consultation-field-first-day = Gilt ab
teacher-consultation-field-last-day = Gilt bis
teacher-consultation-last-day-hint = Leer: bis auf Weiteres. Derselbe Tag wie „Gilt ab“: nur an diesem Tag.
teacher-consultation-field-room = Raum
teacher-consultation-field-on-site = Gespräch in der Schule
teacher-consultation-field-by-phone = Gespräch am Telefon
teacher-consultation-field-by-video = Videogespräch
teacher-consultation-field-video-link = Adresse für das Videogespräch
teacher-consultation-field-note = Hinweis für Familien
teacher-consultation-field-is-for-all = Auch für Familien, deren Kinder ich nicht unterrichte (Beratung, Schulleitung)
consultation-hour-error-days = Der letzte Tag liegt vor dem ersten, oder er ist schon vorbei.
consultation-hour-error-form = Wählen Sie mindestens eine Art des Gesprächs.
consultation-hour-error-link = Für Videogespräche fehlt eine Adresse, die mit https:// beginnt.
consultation-hour-error-no-time = Wählen Sie eine Stunde, oder tragen Sie Beginn und Ende ein.
consultation-hour-error-times = Das Ende liegt vor dem Beginn.
consultation-paper-empty = Keine Termine.
consultation-paper-what = Gespräch

office-consultation-title = Sprechstunden aller Lehrkräfte
office-consultation-missing = { $count ->
        [0] Alle Lehrkräfte haben eine Sprechstunde eingetragen.
        [one] Eine Lehrkraft hat noch keine Sprechstunde eingetragen.
       *[other] { $count } Lehrkräfte haben noch keine Sprechstunde eingetragen.
    }
office-consultation-search = Lehrkraft suchen
office-consultation-shown = Anzeige
office-consultation-shown-all = Alle
office-consultation-shown-without = Ohne Sprechstunde
office-consultation-teacher = Lehrkraft
office-consultation-hours = Sprechstunden
office-consultation-coming = Termine
office-consultation-empty = Keine Lehrkraft passt dazu.
office-consultation-no-hours = –
office-consultation-pdf = Aushang als PDF
office-consultation-list = Sprechstunden
office-consultation-no-list = Noch sind keine Sprechstunden eingetragen.

mail-consultation-plan-subject = Ihre Termine in der Sprechstunde
mail-consultation-plan-body =
    Ihre Termine sind jetzt:

    { $plan }

    Im Elternportal können Sie einen Termin verschieben, absagen oder in Ihren Kalender übernehmen.
mail-consultation-plan-empty = Sie haben keine Termine.
mail-consultation-line = { $time } – { $teacher }, { $form }, Raum { $room }
mail-consultation-line-no-room = { $time } – { $teacher }, { $form }
mail-consultation-cancelled-subject = { $teacher } hat Ihren Termin abgesagt
mail-consultation-cancelled-body =
    Der Termin { $time } bei { $teacher } kann nicht stattfinden.

    Als Nächstes frei:

    { $offers }

    Im Elternportal buchen Sie mit einem Tipp eine andere Zeit.
mail-consultation-no-offers = Im Moment ist nichts frei. Rufen Sie bitte im Sekretariat an.
mail-consultation-reminder-subject = Erinnerung: Sprechstunde
mail-consultation-reminder-body =
    Wir erinnern Sie an Ihren Termin:

    { $line }
mail-consultation-teacher-subject = Sprechstunde: Ihre Termine haben sich geändert
mail-consultation-teacher-body =
    Familien haben Termine gebucht oder abgesagt. Ihre Termine sind jetzt:

    { $lines }

    Wer kommt und worum es geht, steht im Elternportal.
mail-consultation-teacher-none = Sie haben im Moment keine Termine.
mailbox-kind-consultation-plan = Sprechstunde: Termine der Familie
mailbox-kind-consultation-cancelled = Sprechstunde: Absage der Schule
mailbox-kind-consultation-reminder = Sprechstunde: Erinnerung
mailbox-kind-consultation-teacher = Sprechstunde: Termine der Lehrkraft
notifications-kind-talk-plan = Sprechstunde: Ihre Termine
notifications-kind-talk-cancelled = Sprechstunde: Absagen der Schule
notifications-kind-talk-reminder = Sprechstunde: Erinnerung am Tag davor
notifications-kind-talk-teacher = Sprechstunde: neue Termine bei mir
office-call-consultation-booked = Sprechstunde: Termin gebucht bei { $teacher }, { $day }, { $time }.
office-call-consultation-cancelled = Sprechstunde: Termin bei { $teacher } am { $day }, { $time } ist abgesagt. Bitte eine andere Zeit anbieten.

setting-consultation-days-before = Buchung endet so viele Tage vor der Sprechstunde
setting-consultation-days-before-help = 0 heißt: am selben Tag. Die Uhrzeit steht in der nächsten Einstellung.
setting-consultation-until = Buchung endet um
setting-consultation-until-help = Bis zu dieser Uhrzeit buchen Familien einen Termin in der Sprechstunde.
setting-consultation-weeks-ahead = Buchung im Voraus
setting-consultation-weeks-ahead-help = So weit im Voraus bietet das Portal Termine in Sprechstunden an.
setting-consultation-cancel-hours = Absagen bis vorher
setting-consultation-cancel-hours-help = So lange vor dem Termin können Familien selbst absagen oder verschieben.
setting-consultation-topics = Anliegen zur Auswahl
setting-consultation-topics-help = Eines pro Zeile. Familien wählen aus, worum es in der Sprechstunde gehen soll.
setting-modules-consultation = Sprechstunden
setting-modules-consultation-help = Aus: Sprechstunden verschwinden sofort aus dem Menü aller. Gebuchte Termine bleiben gespeichert, aber niemand sieht sie.
school-settings-area-consultation = Sprechstunden
