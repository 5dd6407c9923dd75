# Children and teachers whom the office enters and puts right by hand
by-hand-gender-none = nicht angegeben
by-hand-gender-f = weiblich
by-hand-gender-m = männlich
by-hand-hangs-nothing = nichts weiter
by-hand-do-not = Nicht abmelden

child-title = Kind eintragen
child-back = Zu allen Kindern
child-new = Kind eintragen
child-left-only = Abgemeldet
child-field-first-name = Vorname
child-field-surname = Familienname
child-field-birth-date = Geburtsdatum
child-birth-date-hint = Daran erkennt der Import, dass es dasselbe Kind ist.
child-field-gender = Geschlecht
child-field-class-id = Klasse
child-choose-class = Bitte wählen
child-field-class-from = Neue Klasse ab
child-class-from-hint = Nur bei einem Klassenwechsel: Bis zu diesem Tag bleibt das Kind in seiner Klasse. Ohne Tag gilt die Klasse sofort.
child-address = Postanschrift
child-address-about = Steht im Fenster von PIN-Briefen und gedruckten Elternbriefen. Ohne Anschrift stehen dort das Kind und seine Klasse, und der Brief geht mit dem Kind nach Hause. Lehrkräfte sehen sie nicht.
child-recipient-hint = Zum Beispiel „Familie Amsel“. Ohne Namen geht der Brief an die Erziehungsberechtigten des Kindes.
child-country-hint = Nur bei einer Anschrift im Ausland.
child-field-recipient = Empfänger
child-field-street = Straße und Hausnummer
child-field-extra = Zusatz
child-field-postcode = Postleitzahl
child-field-town = Ort
child-field-country = Land
child-error-address = Zu einer Anschrift gehören Straße, Postleitzahl und Ort. Bitte ergänzen Sie, was fehlt, oder leeren Sie alle Felder.
child-error-postcode = Eine deutsche Postleitzahl hat fünf Ziffern. Im Ausland nennen Sie bitte das Land.
child-enter = Kind eintragen
child-save = Speichern
child-return = Wieder aufnehmen
child-saved = Gespeichert: { $name }.
child-left = { $name } ist abgemeldet.
child-planned = Klassenwechsel: ab { $day } in der { $then }, bis dahin in der { $now }.
child-told-by-hand = Von Hand eingetragen. Ein Import, der das Kind nicht kennt, lässt es an der Schule.
child-told-left = Dieses Kind ist nicht mehr an der Schule. Mit „Wieder aufnehmen“ kommt es in die gewählte Klasse zurück. Seine Zugänge bleiben erhalten, abgesagte Termine nicht.
child-leave-title = Das Kind verlässt die Schule
child-leave-about = Das Kind steht dann in keiner Liste mehr, und kein Import bringt es zurück. Seine Eltern bekommen nichts mehr zu diesem Kind.
child-leave = Abmelden
child-leave-ask = { $name } jetzt abmelden? Daran hängt: { $hangs }.
child-error-is-there = { $left ->
    [yes] { $name } war schon an der Schule und ist abgemeldet. Sie finden das Kind in der Liste der Kinder unter „Abgemeldet“ und nehmen es dort wieder auf.
   *[no] { $name } ist schon an der Schule. Sind es zwei Kinder, tragen Sie bei beiden das Geburtsdatum ein.
}
child-error-has-left = Dieses Kind ist schon abgemeldet.
child-error-class = Diese Klasse gibt es nicht. Bitte wählen Sie eine aus der Liste.

teacher-title = Lehrkraft eintragen
teacher-back = Zu allen Lehrkräften
teacher-new = Lehrkraft eintragen
teacher-field-first-name = Vorname
teacher-field-surname = Familienname
teacher-field-title = Titel
teacher-field-gender = Geschlecht
teacher-field-short-name = Kürzel
teacher-short-name-hint = So heißt die Lehrkraft im Stundenplan. Es bleibt, wie es eingetragen wurde.
teacher-field-email = E-Mail
teacher-email-hint = Dorthin geht die Einladung. Einen Zugang, den es schon gibt, ändert sie nicht.
teacher-enter = Lehrkraft eintragen
teacher-save = Speichern
teacher-return = Wieder aufnehmen
teacher-saved = Gespeichert: { $name }.
teacher-left = { $name } ist abgemeldet.
teacher-told-by-hand = Von Hand eingetragen. Ein Import, der die Lehrkraft nicht kennt, lässt sie an der Schule.
teacher-told-left = Diese Lehrkraft ist nicht mehr an der Schule. Ein Zugang bleibt ihr, aber nicht mehr als Lehrkraft.
teacher-told-lessons = Diese Lehrkraft hat Unterricht im Stundenplan. Abmelden lässt sie sich erst, wenn ein Import den Unterricht beendet hat.
teacher-leave-title = Die Lehrkraft verlässt die Schule
teacher-leave-about = Die Lehrkraft wird überall abgemeldet und steht in keiner Liste mehr. Nennt eine Datei sie weiter, kommt sie mit dem Import zurück.
teacher-leave = Abmelden
teacher-leave-ask = { $name } jetzt abmelden? Daran hängt: { $hangs }.
teacher-error-short-name = Das Kürzel „{ $name }“ hat schon jemand, vielleicht eine Lehrkraft, die nicht mehr an der Schule ist. Bitte nehmen Sie ein anderes.
teacher-error-has-left = Diese Lehrkraft ist schon abgemeldet.
teacher-error-lessons = { $count ->
    [one] Diese Lehrkraft hat noch einen Unterricht im Stundenplan. Abmelden lässt sie sich, wenn ein Import ihn beendet hat.
   *[other] Diese Lehrkraft hat noch Unterricht im Stundenplan ({ $count } Zeilen). Abmelden lässt sie sich, wenn ein Import ihn beendet hat.
}
