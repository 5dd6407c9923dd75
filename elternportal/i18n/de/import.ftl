# Import der Stammdaten: Plan, Hinweise, Fortschritt
import-kind-subject = Fächer
import-kind-room = Räume
import-kind-teacher = Lehrkräfte
import-kind-class = Klassen
import-kind-pupil = Schülerinnen und Schüler
import-kind-lesson = Unterricht
import-days-of-kind = { $kind } vom { $first } bis { $last }

import-one-subject = Das Fach
import-one-room = Der Raum
import-one-teacher = Die Lehrkraft
import-one-class = Die Klasse
import-one-pupil = Das Kind
import-one-lesson = Der Unterricht

import-holds-subject = Fächer
import-holds-room = Räume
import-holds-teacher = Lehrkräfte
import-holds-class = Klassen
import-holds-pupil = Schülerinnen und Schüler
import-holds-lesson = Unterricht: wer unterrichtet welche Klasse in welchem Fach

import-field-short-name = Kürzel
import-field-long-name = Langname
import-field-capacity = Plätze
import-field-surname = Familienname
import-field-first-name = Vorname
import-field-title = Titel
import-field-gender = Geschlecht
import-field-email = E-Mail
import-field-grade = Jahrgangsstufe
import-field-class-teacher = Klassenleitung
import-field-home-room = Klassenraum
import-field-key = Schlüssel
import-field-birth-date = Geburtsdatum
import-field-class-name = Klasse
import-field-number = Unterrichtsnummer
import-field-teacher = Lehrkraft
import-field-subject = Fach
import-field-student-group = Schülergruppe
import-field-weekly-hours = Wochenstunden

import-phase-reading = Dateien werden gelesen
import-phase-comparing = Dateien werden mit der Schule verglichen
import-phase-subject = Fächer werden gespeichert
import-phase-room = Räume werden gespeichert
import-phase-teacher = Lehrkräfte werden gespeichert
import-phase-class = Klassen werden gespeichert
import-phase-pupil = Schülerinnen und Schüler werden gespeichert
import-phase-lesson = Unterricht wird gespeichert
import-phase-done = Fertig

import-has-errors = Der Import enthält noch { $count } Fehler, zum Beispiel in { $file }. Es wurde nichts geändert. Bitte verbessern Sie die Dateien, oder wählen Sie die Zeilen aus, die weggelassen werden.
import-school-changed = Die Stammdaten wurden gerade von jemand anderem geändert. Von Ihrem Import wurde nichts übernommen. Bitte prüfen Sie den Plan noch einmal.
import-nothing-to-read = Keine dieser Dateien enthält Stammdaten. Gelesen werden: { $files }.
import-folder-missing = Den Ordner { $folder } gibt es nicht.
import-folder-empty = Im Ordner { $folder } liegt keine Untis-Datei (GPU003.TXT und so weiter).

import-file-too-large = Die Datei ist { $size } MB groß. Erlaubt sind { $limit } MB. Sie wurde nicht gelesen.
import-file-binary = Das ist keine Textdatei. Bitte wählen Sie den Export aus Untis (GPU…TXT).
import-file-too-long = Die Datei hat mehr als { $limit } Zeilen. Sie wurde nicht gelesen.
import-file-empty = Die Datei enthält keine Zeilen.
import-file-twice = Diese Art von Datei ist schon dabei ({ $other }). Bitte geben Sie nur eine davon an.
import-file-not-untis = Die Datei enthält keine Spalten, wie Untis sie schreibt.
import-file-wrong = Der Inhalt passt nicht zum Namen der Datei. Das ist ein anderer Export aus Untis.
import-encoding-unknown = Die Zeile enthält Zeichen, die sich nicht lesen lassen.
import-encoding-mixed = Die Zeile ist in { $found } geschrieben, die übrige Datei in { $usual }. Bitte prüfen Sie die Umlaute.
import-codepage-found = Die Datei ist im Zeichensatz { $page } geschrieben. Bitte prüfen Sie diese Namen: { $names }. Stimmen sie nicht, wählen Sie beim Export in Untis „UTF-8“.
import-codepage-unclear = Es ist nicht sicher, in welchem Zeichensatz die Datei geschrieben ist. Heißt es „{ $one }“ oder „{ $other }“? Wählen Sie beim Export in Untis „UTF-8“ und bringen Sie die Datei noch einmal.
import-encoding-misread = In der Zeile steht „{ $found }“. Das ist wahrscheinlich ein Umlaut in einer anderen Zeichenkodierung. Bitte prüfen Sie die Namen.
import-row-unreadable = Die Zeile lässt sich nicht in Spalten teilen. Wahrscheinlich fehlt ein Anführungszeichen.

import-cell-empty = Spalte { $column } ist leer, wird aber gebraucht.
import-text-too-long = Der Text in Spalte { $column } ist länger als { $limit } Zeichen.
import-control-characters = Der Text in Spalte { $column } enthält Steuerzeichen.
import-not-a-number = In Spalte { $column } steht „{ $value }“. Erwartet wird eine Zahl.
import-not-a-date = In Spalte { $column } steht „{ $value }“. Erwartet wird ein Datum wie 20260915.
import-not-an-email = In Spalte { $column } steht „{ $value }“. Das kann keine E-Mail-Adresse sein{ $sign ->
        [none] {""}
       *[other] {" "}(Zeichen: { $sign })
    }. Sie wird nicht übernommen.
import-gender-unknown = In Spalte { $column } steht „{ $value }“. Erwartet wird 1 (weiblich) oder 2 (männlich).
import-dates-reversed = Das Ende ({ $end }) liegt vor dem Anfang ({ $start }).
import-pupil-without-class = Dieses Kind hat keine Klasse.
import-lesson-incomplete = Unterricht { $number } hat keine Klasse, keine Lehrkraft oder kein Fach. Er wird nicht übernommen.
import-many-rows = { $rows } Zeilen haben denselben Fehler. Die erste: { $sentence }
import-many-unknown = { $is_missing ->
    [yes] { $source } fehlt: { $kind }, { $count } unbekannte Namen
   *[no] { $kind }: { $count } Namen stehen nicht in { $source } und nicht in der Schule
} ({ $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}). Betroffen sind { $rows } Zeilen.
import-removed-with-account = { $name } fällt weg und hat einen Zugang. Nach dem Import ist der Zugang abgemeldet. Ist das so richtig?
import-unknown = { $one } „{ $name }“ steht in keiner Datei und nicht in der Schule.{ $suggestion ->
        [none] {""}
       *[other] {" "}Meinen Sie „{ $suggestion }“?
    }
import-unknown-class-teacher = Die Klassenleitung „{ $name }“ ist unbekannt. Die Klasse wird ohne Klassenleitung übernommen.{ $suggestion ->
        [none] {""}
       *[other] {" "}Meinen Sie „{ $suggestion }“?
    }
import-doubled = „{ $name }“ steht schon in Zeile { $first }, aber mit anderen Angaben.
import-doubled-harmless = „{ $name }“ steht schon in Zeile { $first }. Diese Zeile wird nicht gebraucht.
import-kept-in-use = { $one } „{ $name }“ fehlt in der Datei, wird aber noch gebraucht und bleibt deshalb bestehen.
import-many-removed = { $kind }: { $removed } von { $total } fallen weg. Bitte prüfen Sie, ob die Datei vollständig ist.
import-by-hand-kept = Von Hand eingetragen und nicht in der Datei: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Sie bleiben an der Schule.
import-by-hand-away = Von Hand abgemeldet und noch in der Datei: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Sie bleiben abgemeldet.
import-by-hand-back = Von Hand abgemeldet und noch in der Datei: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Lehrkräfte, die in der Datei stehen, kommen mit dem Import zurück.
import-by-hand-corrected = Von Hand berichtigt, die Datei nennt noch die alten Angaben: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Die Berichtigung bleibt.
import-by-hand-same = „{ $name }“ heißt so wie jemand, den Sie von Hand eingetragen haben. Das Portal nimmt an, dass es dieselbe Person ist, und legt sie nicht noch einmal an. Sind es zwei, sagen Sie es auf der Seite „Import“, bevor Sie übernehmen.
import-by-hand-apart = „{ $name }“ heißt so wie jemand, den Sie von Hand eingetragen haben, und wird als zweite Person angelegt.
import-hangs-appointments = { $count ->
    [one] ein Termin an einem Elternsprechtag wird abgesagt
   *[other] { $count } Termine an Elternsprechtagen werden abgesagt
}
import-hangs-letters = { $count ->
    [one] ein Elternbrief
   *[other] { $count } Elternbriefe
}
import-hangs-groups = { $count ->
    [one] eine Gruppe
   *[other] { $count } Gruppen
}
import-hangs-sessions = { $count ->
    [one] eine Anmeldung
   *[other] { $count } Anmeldungen
}
import-many-missing = In den Dateien fehlt ein großer Teil der Schule. Zum Übernehmen geben Sie bitte die Zahl { $count } ein.
