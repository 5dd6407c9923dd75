# Stundenplan und Vertretungsplan
menu-timetable = Stundenplan
menu-substitutions = Vertretungsplan
menu-office-substitutions = Vertretungen

timetable-title = Stundenplan
timetable-whose = Wessen Stundenplan?
timetable-own = Mein Stundenplan
timetable-class = Klasse
timetable-teacher = Lehrkraft
timetable-room = Raum
timetable-choose = Bitte wählen
timetable-nobody = Hier steht der Stundenplan, sobald die Schule ihn eingetragen hat.
timetable-week = Woche { $week }: { $first } bis { $last }
timetable-weeks = Wochen
timetable-days = Tage der Woche
timetable-before = Woche davor
timetable-this-week = Diese Woche
timetable-after = Woche danach
timetable-paper = Woche als PDF
timetable-lesson = Stunde
timetable-course = je nach Kurs
timetable-no-lessons = Kein Unterricht eingetragen
timetable-elsewhere = Ihr Kind war damals in einer anderen Klasse.
timetable-no-school = Unterrichtsfrei
timetable-at-start = Heute und morgen
timetable-today = heute
timetable-begins = ab { $time } Uhr
timetable-begins-lesson = ab der { $lesson }. Stunde
timetable-begins-unsure = Beginn je nach Kurs oder Änderung
timetable-changes = { $count ->
        [one] eine Änderung
       *[other] { $count } Änderungen
    }
timetable-change-substitution = Vertretung
timetable-change-cancelled = entfällt
timetable-change-moved-away = wird verlegt
timetable-change-moved-here = hierher verlegt
timetable-change-swap = Tausch
timetable-change-room = anderer Raum
timetable-change-event = Veranstaltung
timetable-change-supervision = Aufsicht
timetable-change-special = Sondereinsatz
timetable-change-break-duty = Pausenaufsicht
timetable-change-exam = Prüfung

substitutions-title = Vertretungsplan
substitutions-manage = Vertretungen bearbeiten
substitutions-stand = Stand: { $when }
substitutions-empty = In den nächsten Tagen ist nichts anders als im Stundenplan.

office-substitutions-title = Vertretungen
office-substitutions-new = Änderung eintragen
office-substitutions-edit = Änderung bearbeiten
office-substitutions-import = Plan importieren
office-substitutions-back = Zum Vertretungsplan
office-substitutions-empty = In den nächsten zwei Wochen ist keine Änderung eingetragen.
office-substitutions-head-day = Tag
office-substitutions-head-lesson = Stunde
office-substitutions-head-about = Klasse, Fach, Lehrkraft
office-substitutions-head-kind = Art
office-substitutions-head-now = Neu
office-substitutions-field-day = Tag
office-substitutions-field-lesson = Stunde
office-substitutions-field-class-id = Klasse
office-substitutions-field-kind = Art
office-substitutions-field-subject-id = Fach bisher
office-substitutions-field-new-subject-id = Fach neu
office-substitutions-field-teacher-id = Lehrkraft bisher
office-substitutions-field-substitute-id = Lehrkraft neu
office-substitutions-field-new-room = Raum neu
office-substitutions-field-text = Text für alle, die es betrifft
office-substitutions-none = –
office-substitutions-save = Speichern
office-substitutions-cancel = Abbrechen
office-substitutions-saved = Die Änderung ist gespeichert. Wen sie betrifft, der sieht sie jetzt.
office-substitutions-delete = Änderung löschen
office-substitutions-delete-ask = Diese Änderung löschen? Der Stundenplan gilt dann wieder.
office-substitutions-deleted = Die Änderung ist gelöscht.
office-substitutions-is-imported = Diese Änderung kam mit einer Datei. Nach dem Speichern gilt Ihre Fassung, auch beim nächsten Import.
office-substitutions-texts = Hinweise zu einem Tag
office-substitutions-texts-about = Alle Eltern und Lehrkräfte lesen sie im Stundenplan und im Vertretungsplan. Ein leerer Text nimmt den Hinweis zurück.
office-substitutions-text = Hinweis
office-substitutions-text-save = Hinweis veröffentlichen
office-substitutions-text-saved = Der Hinweis ist gespeichert.
office-substitutions-error-nobody = Bitte wählen Sie eine Klasse oder eine Lehrkraft.
office-substitutions-error-over = Dieser Tag ist schon vorbei.

school-settings-area-timetable = Stundenplan
setting-timetable-a-weeks = A-Wochen
setting-timetable-a-weeks-help = Manche Stunden finden nur jede zweite Woche statt. Welche Kalenderwochen sind A-Wochen?
setting-timetable-a-weeks-is-odd = ungerade Kalenderwochen
setting-timetable-a-weeks-is-even = gerade Kalenderwochen
setting-timetable-a-labels = Namen der A-Wochen
setting-timetable-a-labels-help = So nennt Ihr Stundenplanprogramm die A-Wochen. Mehrere Namen trennen Sie mit einem Komma.
setting-timetable-b-labels = Namen der B-Wochen
setting-timetable-b-labels-help = So nennt Ihr Stundenplanprogramm die B-Wochen. Mehrere Namen trennen Sie mit einem Komma.

notifications-kind-substitutions = Änderungen im Vertretungsplan
mailbox-kind-substitutions = Änderung im Vertretungsplan

setting-modules-timetable = Stundenplan und Vertretungsplan
setting-modules-timetable-help = Aus: Stundenplan und Vertretungsplan verschwinden sofort aus dem Menü aller. Die Daten bleiben, und ein Import hält sie auf dem neuesten Stand.

setting-timetable-tomorrow-at = E-Mail am Abend
setting-timetable-tomorrow-at-help = Wer es wünscht, bekommt am Abend vor einem Schultag eine E-Mail zum nächsten Tag. Ab wann?
notifications-kind-tomorrow = Am Abend: was morgen anders ist
mailbox-kind-tomorrow = Was morgen anders ist

setting-timetable-hall-display = Anzeige in der Halle
setting-timetable-hall-display-help = Ein Bildschirm in der Schule zeigt den Vertretungsplan aller Klassen. Wer seine geheime Adresse hat, sieht ihn auch. Die Adresse erstellen Sie bei den Vertretungen.
setting-timetable-hall-teachers = Lehrkräfte in der Halle nennen
setting-timetable-hall-teachers-help = Aus: Die Anzeige in der Halle nennt keine Lehrkräfte und lässt Texte weg, in denen der Name einer Lehrkraft steht.
