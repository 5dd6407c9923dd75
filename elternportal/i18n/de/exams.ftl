# Prüfungen
menu-exams = Prüfungen
menu-office-exams = Prüfungen eintragen

exams-title = Prüfungen
exams-manage = Prüfungen eintragen und ändern
exams-one = Prüfung
exams-shown = Zeitraum
exams-shown-coming = Kommende
exams-shown-past = Vergangene
exams-child = Kind
exams-all-children = Alle Kinder
exams-subject = Fach
exams-all-subjects = Alle Fächer
exams-empty = Im Moment ist keine Prüfung angekündigt.
exams-empty-filtered = Hier ist keine Prüfung eingetragen.
exams-subscribe = Prüfungen im eigenen Kalender anzeigen
exams-course = je nach Kurs
exams-lessons = { $are ->
        [one] { $first }. Stunde
       *[many] { $first }. bis { $last }. Stunde
    }
exams-note = Prüfung { $name } (Stunde { $lessons })
exams-note-course = Prüfung { $name } (Stunde { $lessons }, je nach Kurs)
exams-at-start = Nächste Prüfungen

office-exams-title = Prüfungen eintragen
office-exams-new = Prüfung eintragen
office-exams-edit = Prüfung bearbeiten
office-exams-import = Plan importieren
office-exams-release = Freigabe
office-exams-back = Zu den Prüfungen
office-exams-shown = Zeitraum
office-exams-shown-coming = Kommende
office-exams-shown-past = Vergangene
office-exams-shown-removed = Abgesagte
office-exams-class = Klasse
office-exams-all-classes = Alle Klassen
office-exams-search = Prüfungen durchsuchen
office-exams-empty = Hier ist keine Prüfung eingetragen.
office-exams-head-when = Wann
office-exams-head-about = Klasse, Fach, Lehrkraft
office-exams-head-title = Bezeichnung
office-exams-head-room = Raum
office-exams-head-note = Hinweis
office-exams-imported = aus einer Datei
office-exams-without-class = ohne Klasse: Familien sehen sie nicht
office-exams-hidden = noch nicht freigegeben
office-exams-field-class-id = Klasse
office-exams-field-course = Fach oder Kurs
office-exams-field-day = Tag
office-exams-field-first-lesson = Von Stunde
office-exams-field-last-lesson = Bis Stunde
office-exams-field-title = Bezeichnung
office-exams-field-room = Raum
office-exams-field-text = Hinweis für die Familien
office-exams-title-hint = Zum Beispiel „1. Schulaufgabe“.
office-exams-choose = Bitte wählen
office-exams-kept = wie bisher
office-exams-save = Speichern
office-exams-cancel = Abbrechen
office-exams-saved = Die Prüfung ist gespeichert.
office-exams-delete = Prüfung absagen
office-exams-delete-ask = Diese Prüfung absagen? Sie finden sie danach unter „Abgesagte“ und können sie wiederherstellen.
office-exams-deleted = Die Prüfung ist abgesagt.
office-exams-restore = Wiederherstellen
office-exams-restored = Die Prüfung findet wieder statt.
office-exams-is-imported = Diese Prüfung kam mit einer Datei. Nach dem Speichern gilt Ihre Fassung, auch beim nächsten Import.
office-exams-save-anyway = Trotzdem speichern
office-exams-change = Noch einmal ändern
office-exams-clash-day = Die { $name } hat an diesem Tag schon eine Prüfung: { $others }. Mehr sind an einem Tag nicht vorgesehen.
office-exams-clash-week = Die { $name } hat in dieser Woche schon Prüfungen: { $others }. Mehr sind in einer Woche nicht vorgesehen.
office-exams-clash-trip = Die { $name } ist an diesem Tag unterwegs: { $others }.
office-exams-clash-away = { $count ->
        [one] Ein Kind der { $name } fehlt an diesem Tag oder ist beurlaubt.
       *[other] { $count } Kinder der { $name } fehlen an diesem Tag oder sind beurlaubt.
    }
office-exams-clash-no-school = An diesem Tag ist kein Unterricht.
office-exams-error-course = Bitte wählen Sie ein Fach oder einen Kurs.
office-exams-error-lessons = Die Prüfung endet vor ihrem Beginn. Bitte prüfen Sie die Stunden.
office-exams-error-over = Dieser Tag liegt zu weit zurück.

exam-release-title = Freigabe der Prüfungen
exam-release-back = Zu den Prüfungen
exam-release-about = Familien sehen die Prüfungen einer Jahrgangsstufe erst, wenn Sie sie freigeben. Danach sehen sie auch jede Änderung sofort.
exam-release-off = Ihre Schule zeigt Prüfungen sofort. Das ändern Sie in den Schuleinstellungen.
exam-release-grade = Jahrgangsstufe { $grade }
exam-release-since = Freigegeben seit { $when }. { $count ->
        [0] Im Moment steht keine Prüfung an.
        [one] Eine Prüfung steht an.
       *[other] { $count } Prüfungen stehen an.
    }
exam-release-hidden = Noch nicht freigegeben. { $count ->
        [0] Im Moment steht keine Prüfung an.
        [one] Eine Prüfung steht an.
       *[other] { $count } Prüfungen stehen an.
    }
exam-release-show = Freigeben
exam-release-withdraw = Freigabe zurücknehmen
exam-release-ask = Freigeben? { $count ->
        [0] Niemand bekommt deshalb eine E-Mail.
        [one] Eine Person mit Zugang erfährt davon, je nach ihrer Wahl auch per E-Mail.
       *[other] { $count } Personen mit Zugang erfahren davon, je nach ihrer Wahl auch per E-Mail.
    }
exam-release-yes = Ja, freigeben
exam-release-no = Nein
exam-release-done = Die Familien dieser Jahrgangsstufe sehen ihre Prüfungen jetzt.
exam-release-withdrawn = Die Freigabe ist zurückgenommen. Nur Lehrkräfte und Sekretariat sehen diese Prüfungen noch.

import-kind-exam = Prüfungen
import-one-exam = Die Prüfung
import-phase-exam = Prüfungen werden gespeichert
import-holds-exam = Prüfungen
import-field-first-lesson = Von Stunde
import-field-last-lesson = Bis Stunde
import-field-numbers = Unterrichte
import-exam-undated = In dieser Zeile fehlt der Tag oder die Stunde. Ohne sie lässt sich die Prüfung nicht zeigen.
import-exam-without-lesson = Die Prüfung „{ $name }“ nennt Unterrichte ({ $numbers }), die in keiner Datei GPU002 stehen. Sie wird übernommen, aber keine Familie sieht sie.

school-settings-area-exams = Prüfungen
setting-exams-needs-release = Prüfungen erst nach Freigabe zeigen
setting-exams-needs-release-help = Ja: Familien sehen die Prüfungen einer Jahrgangsstufe erst, wenn Sekretariat oder Schulleitung sie freigeben. Nein: Sie sehen jede Prüfung sofort.
setting-exams-teachers-enter = Lehrkräfte tragen Prüfungen ein
setting-exams-teachers-enter-help = Nein: Nur Sekretariat und Schulleitung tragen Prüfungen ein und ändern sie.
setting-exams-most-a-day = Prüfungen an einem Tag
setting-exams-most-a-day-help = Hätte eine Klasse an einem Tag mehr, warnt das Portal beim Eintragen. 0: keine Warnung.
setting-exams-most-a-week = Prüfungen in einer Woche
setting-exams-most-a-week-help = Hätte eine Klasse in einer Woche mehr, warnt das Portal beim Eintragen. 0: keine Warnung.

notifications-kind-exams = Prüfungen
mailbox-kind-exams = Änderung bei den Prüfungen
mail-exams-subject = Änderung bei den Prüfungen
mail-exams-body =
    Bei den Prüfungen hat sich etwas geändert, was Ihr Kind betrifft: { $days }.

    Was neu oder anders ist, lesen Sie im Portal.

setting-modules-exams = Prüfungen
setting-modules-exams-help = Aus: Die Prüfungen verschwinden sofort aus dem Menü aller. Die Daten bleiben, und ein Import hält sie auf dem neuesten Stand.

office-call-exams-changed = { $change ->
        [moved] Die Prüfung { $name } ist verschoben: statt { $old_day } jetzt { $day }, ab der { $lesson }. Stunde.
        [on] Die Prüfung { $name } ist am { $day }, ab der { $lesson }. Stunde.
       *[off] Die Prüfung { $name } am { $day } entfällt.
    }
