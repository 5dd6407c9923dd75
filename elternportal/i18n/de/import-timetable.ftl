# Stundenplan und Vertretungsplan
import-kind-slot = Stundenplan
import-kind-substitution = Vertretungsplan
import-one-slot = Die Stunde
import-one-substitution = Die Änderung
import-phase-slot = Stundenplan wird gespeichert
import-phase-substitution = Vertretungsplan wird gespeichert
import-holds-slot = Stundenplan
import-holds-substitution = Vertretungsplan
import-field-weekday = Wochentag
import-field-lesson = Stunde
import-field-room = Raum
import-field-first-day = Ab
import-field-last-day = Bis
import-field-week = Woche
import-field-day = Tag
import-field-kind = Art
import-field-substitute = Vertretung
import-field-new-subject = Neues Fach
import-field-new-room = Neuer Raum
import-field-text = Text
import-field-is-manual = Von Hand
import-slot-unplaced = Unterricht { $number } hat keinen Platz in der Woche (Tag oder Stunde fehlt). Die Zeile wird nicht übernommen.
import-slot-without-class = Unterricht { $number } hat keine Klasse. Die Zeile wird nicht übernommen.
import-substitution-undated = In dieser Zeile fehlt der Tag oder die Stunde. Ohne sie lässt sich die Änderung nicht zeigen.
import-unknown-teacher = Die Lehrkraft „{ $name }“ ist unbekannt. Die Stunde wird ohne sie übernommen.{ $suggestion ->
        [none] {""}
       *[other] {" "}Meinen Sie „{ $suggestion }“?
    }
import-unknown-subject = Das Fach „{ $name }“ ist unbekannt. Die Stunde wird ohne Fach übernommen.{ $suggestion ->
        [none] {""}
       *[other] {" "}Meinen Sie „{ $suggestion }“?
    }
import-unknown-substitute = Die Lehrkraft „{ $name }“ ist unbekannt. Die Vertretung wird ohne sie übernommen.{ $suggestion ->
        [none] {""}
       *[other] {" "}Meinen Sie „{ $suggestion }“?
    }
import-unknown-new-subject = Das neue Fach „{ $name }“ ist unbekannt. Die Änderung wird ohne es übernommen.{ $suggestion ->
        [none] {""}
       *[other] {" "}Meinen Sie „{ $suggestion }“?
    }
import-kind-holiday = Ferien und freie Tage
import-one-holiday = Der freie Tag
import-phase-holiday = Ferien werden gespeichert
import-holds-holiday = Ferien und freie Tage
import-holiday-undated = In dieser Zeile fehlt ein Tag, oder das Ende liegt vor dem Beginn.
import-field-name = Name
import-field-source = Herkunft
import-kind-course-choice = Kurswahl
import-one-course-choice = Die Kurswahl
import-phase-course-choice = Kurswahl wird gespeichert
import-holds-course-choice = Kurswahl: wer in welchem Kurs ist
import-field-planning-name = Name im Planungsprogramm
import-course-without-lesson = Zum Kurs { $name } gibt es keinen Unterricht. Bitte bringen Sie auch GPU002 und GPU001 mit.
