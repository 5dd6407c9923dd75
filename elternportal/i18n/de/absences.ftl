# Krankmeldung, wer fehlt, und der Morgen im Sekretariat
menu-report-absence = Krankmeldung
menu-class-absences = Wer fehlt heute
menu-office-absences = Abwesenheiten

absences-title = Krankmeldung
absences-hint-today = Bitte melden Sie Ihr Kind bis { $deadline } Uhr.
absences-hint-late = Es ist nach { $deadline } Uhr, deshalb steht hier schon der nächste Schultag ({ $day }). Für heute können Sie noch melden: Ändern Sie den Tag.
absences-hint-next = Nächster Schultag: { $day }
absences-hint-holidays = Zurzeit ist kein Schultag eingetragen.
absences-field-children = Wer fehlt?
absences-field-kind = Grund
absences-field-first-day = Ab wann?
absences-field-last-day = Bis wann?
absences-field-first-lesson = Ab welcher Stunde am ersten Tag?
absences-field-last-lesson = Bis zu welcher Stunde am letzten Tag?
absences-field-remark = Bemerkung
absences-field-new-last-day = Letzter Tag, an dem Ihr Kind fehlt
absences-last-day-hint = Wenn Sie es noch nicht wissen, lassen Sie das Feld leer. Dann gilt die Meldung für einen Tag.
absences-remark-hint = Nur was die Schule wissen muss. Bitte keine Diagnose.
absences-more = Nur einzelne Stunden, Bemerkung
absences-whole-day = ganzer Tag
absences-send = Abwesenheit melden
absences-kind-ill = krank
absences-kind-appointment = Termin, zum Beispiel beim Arzt
absences-kind-other = anderer Grund
absences-kind-school-event = Veranstaltung der Schule
absences-kind-unexplained = unentschuldigt
absences-lessons = { $first }. bis { $last }. Stunde
absences-from-lesson = ab der { $lesson }. Stunde
absences-until-lesson = bis zur { $lesson }. Stunde
absences-reported = Gemeldet ({ $days }): { $children }.
absences-known = Schon vorher gemeldet ({ $days }): { $children }.
absences-mails = { $count ->
        [0] Es geht keine E-Mail hinaus.
        [one] Eine E-Mail bestätigt es.
       *[other] { $count } E-Mails bestätigen es, auch anderen Sorgeberechtigten.
    }
absences-was-late = Die Meldung kam nach der Frist. Bitte rufen Sie an, wenn sich die Schule noch nicht gemeldet hat.
absences-own = Gemeldet in diesem Schuljahr
absences-none = In diesem Schuljahr ist nichts gemeldet.
absences-told-by = Gemeldet von { $who }, { $when }
absences-told-office = Vom Sekretariat eingetragen, { $when }
absences-state-reported = gemeldet
absences-state-recorded = von der Schule erfasst
absences-withdraw = Zurücknehmen
absences-withdraw-question = Kommt Ihr Kind doch? Die Meldung gilt dann nicht mehr.
absences-withdrawn = Die Meldung gilt nicht mehr.
absences-end = Kommt früher wieder
absences-end-send = Kürzen
absences-ended = Die Abwesenheit ist gekürzt.
absences-cancel = Abbrechen
absences-at-start = Abwesend gemeldet
absences-error-no-child = Bitte wählen Sie, welches Kind fehlt.
absences-error-no-school = An diesem Tag ist kein Unterricht. Bitte wählen Sie einen Schultag.
absences-error-not-forwards = Das Ende liegt vor dem Anfang.
absences-error-too-long = Mehr als { $count } Tage meldet man nicht hier. Bitte rufen Sie in der Schule an.
absences-error-too-far-back = Das liegt mehr als { $count } Tage zurück. Bitte rufen Sie in der Schule an.
absences-error-beyond-year = So lange dauert das Schuljahr nicht.
absences-error-recorded = Die Schule hat die Meldung schon erfasst. Kommt Ihr Kind doch, rufen Sie bitte an.
error-cannot-open = Dieser Text lässt sich nicht öffnen. Bitte sagen Sie es dem Sekretariat.

class-absences-title = Wer fehlt heute
class-absences-no-class = Für Sie ist keine Klasse eingetragen.
class-absences-count = { $count ->
        [0] Niemand ist abgemeldet.
        [one] Eine Person fehlt.
       *[other] { $count } fehlen.
    }
class-absences-excused = entschuldigt
class-absences-unexcused = nicht entschuldigt

office-absences-title = Abwesenheiten
office-absences-count = { $waiting } noch nicht erfasst, { $recorded } erfasst
office-absences-no-school = An diesem Tag ist kein Unterricht.
office-absences-before = Tag davor
office-absences-after = Tag danach
office-absences-table = Tabelle (CSV)
office-absences-reasons = Gründe zeigen
office-absences-classes = Klasse
office-absences-all-classes = alle
office-absences-away = Wer fehlt
office-absences-nobody = Niemand ist abgemeldet.
office-absences-record = Erfassen
office-absences-recorded = Erfasst:
office-absences-undo = Rückgängig
office-absences-late = nach der Frist
office-absences-clear-remark = Bemerkung löschen
office-absences-remark-cleared = Die Bemerkung ist gelöscht.
office-absences-cancel = Streichen
office-absences-cancel-question = Gilt diese Abwesenheit nicht? Die Sorgeberechtigten mit Zugang bekommen eine E-Mail.
office-absences-cancelled = Die Abwesenheit ist gestrichen.
office-absences-phone = Anruf eintragen
office-absences-search = Wer fehlt?
office-absences-search-hint = Ein Teil des Namens oder die Klasse genügt.
office-absences-nobody-found = So heißt hier kein Kind.
office-absences-note = Eintragen
office-absences-noted = Eingetragen: { $name }
absences-table-class = Klasse
absences-table-name = Name
absences-table-from = Von
absences-table-to = Bis
absences-table-first-lesson = Ab Stunde
absences-table-last-lesson = Bis Stunde
absences-table-recorded = Erfasst
absences-table-yes = ja

setting-modules-absences = Krankmeldung und Abwesenheiten
setting-modules-absences-help = Eltern melden Kinder krank, das Sekretariat sieht, wer fehlt, und Lehrkräfte sehen ihre Klassen.
school-settings-area-absences = Abwesenheiten
setting-absences-deadline = Krankmeldung bis
setting-absences-deadline-help = Bis zu dieser Uhrzeit soll eine Krankmeldung für denselben Tag da sein. Spätere werden angenommen und als verspätet gezeigt.
setting-absences-longest-days = Längste Krankmeldung
setting-absences-longest-days-help = Für mehr Tage auf einmal sollen Eltern in der Schule anrufen.

mail-absence-subject = { $what ->
        [reported] Abwesenheit gemeldet: { $days }
        [shortened] Abwesenheit gekürzt: { $days }
       *[withdrawn] Abwesenheit gilt nicht mehr: { $days }
    }
mail-absence-body =
    { $what ->
        [reported] Im Elternportal wurde eine Abwesenheit gemeldet: { $days }
        [shortened] Eine Abwesenheit wurde gekürzt. Sie gilt jetzt so: { $days }
       *[withdrawn] Diese Meldung gilt nicht mehr: { $days }
    }

    Um wen es geht und wer es gemeldet hat, lesen Sie im Portal. Auf diese E-Mail können Sie keine Krankmeldung schreiben: Melden Sie sich im Portal oder rufen Sie in der Schule an.
mailbox-kind-absence = Abwesenheit
class-absences-open = Anwesenheit prüfen
class-absences-register-about = Tippen Sie an, wer fehlt und nicht gemeldet ist. Das Sekretariat sieht es sofort.
class-absences-back = Zu allen Klassen
class-absences-mark = Fehlt
class-absences-unmark = Ist doch da
class-absences-missing = Fehlt, nicht gemeldet
absences-told-guardian = Gemeldet, { $when }
absences-told-teacher = Von einer Lehrkraft eingetragen, { $when }
absences-explain = Krank, ich habe es vergessen
absences-want-call = Sollte in der Schule sein: bitte anrufen
absences-call-wanted = Das Sekretariat weiß Bescheid und ruft Sie an.
office-call-absence-unexplained = Fehlt heute, ohne dass es jemand gemeldet hat. Bitte fragen Sie nach.
office-call-absence-worried = Die Familie sagt: Das Kind sollte in der Schule sein. Bitte rufen Sie sofort an.
setting-absences-ask-after-minutes = Nachfrage, wenn ein Kind fehlt
setting-absences-ask-after-minutes-help = So lange nach dem Eintrag der Lehrkraft fragt das Portal die Sorgeberechtigten, wenn niemand das Kind gemeldet hat. 0 heißt: Das Portal fragt nicht.
mail-absence-asked-subject = Ein Kind fehlt im Unterricht
mail-absence-asked-body =
    Eines Ihrer Kinder fehlt heute ({ $day }) im Unterricht, und niemand hat es gemeldet.

    Bitte sagen Sie uns gleich im Portal, warum. Sollte das Kind in der Schule sein, rufen Sie bitte sofort an.
mailbox-kind-absence-asked = Nachfrage, weil ein Kind fehlt
class-absences-lesson = { $lesson }. Stunde
class-absences-late = Kommt erst jetzt
office-absences-sort = Neu ordnen: nicht Erfasstes nach oben
office-absences-print = Liste drucken (PDF)
absences-table-surname = Nachname
absences-table-first-name = Vorname
absences-table-kind = Grund
absences-table-excused = Entschuldigt
absences-table-when = Tage und Stunden
setting-absences-table-columns = Spalten der Tabelle
setting-absences-table-columns-help = So braucht sie das Programm Ihrer Schule, mit Komma getrennt: class (Klasse), name, surname, first-name, from (von), to (bis), first-lesson, last-lesson, kind (Grund), excused (entschuldigt), recorded (erfasst). Steht kind dabei, kommt jeder Abruf ins Protokoll.
setting-refused-column = Diese Spalte gibt es nicht: { $name }
