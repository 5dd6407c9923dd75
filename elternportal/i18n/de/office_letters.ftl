# Writing parent letters
office-letter-error-number = Die Nummer { $number } hat schon ein anderer Brief. Frei ist zum Beispiel { $free }.
office-letter-error-published = Dieser Brief ist schon veröffentlicht. Sie können ihn berichtigen.
office-letter-error-not-published = Dieser Brief ist noch nicht veröffentlicht. Sie können ihn einfach ändern.
office-letter-error-text = Der Brief hat noch keinen Text.
office-letter-error-question = Bitte schreiben Sie die Frage, auf die Eltern antworten sollen.
office-letter-error-options = Bitte geben Sie mindestens zwei verschiedene Antworten zur Auswahl an, jede in einer eigenen Zeile.
office-letter-error-deadline = Die Frist liegt vor dem Tag, an dem der Brief erscheint. Bitte wählen Sie einen späteren Tag.
office-letter-error-deadline-passed = Dieser Tag ist schon vorbei.
office-letter-error-remind = Für die Erinnerung braucht der Brief eine Frist.
office-letter-error-time-passed = Der Zeitpunkt ist schon vorbei. Bitte wählen Sie einen späteren.
office-letter-error-nothing-changed = Sie haben noch nichts geändert.
office-letter-error-nothing-to-remind = Hier gibt es niemanden zu erinnern.
office-letter-error-reminded-today = Heute ist schon eine Erinnerung verschickt worden.

letter-option-yes = Ja
letter-option-no = Nein

office-letters-title = Briefe schreiben
office-letters-new = Neuer Brief
office-letters-groups = Gespeicherte Gruppen
office-letters-may-not = An dieser Schule schreibt das Sekretariat die Briefe.
office-letters-filter = Welche Briefe
office-letters-tab-draft = Entwürfe ({ $count })
office-letters-tab-scheduled = Geplant ({ $count })
office-letters-tab-published = Veröffentlicht ({ $count })
office-letters-year = Schuljahr
office-letters-head-number = Nr.
office-letters-head-title = Titel
office-letters-head-author = Von
office-letters-head-when = Erscheint
office-letters-head-deadline = Frist
office-letters-head-answered = Rücklauf
office-letters-answered = { $answered } von { $children }
office-letters-results = Rücklauf
office-letters-empty-draft = Hier stehen Briefe, an denen Sie noch schreiben.
office-letters-empty-scheduled = Hier stehen Briefe, die zu einem festen Zeitpunkt erscheinen.
office-letters-empty-published = Hier stehen die Briefe, die Eltern lesen können. Bisher gibt es keinen.

office-letter-title = Elternbrief schreiben
office-letter-all = Alle Briefe
office-letter-state-new = Neuer Brief
office-letter-state-draft = Entwurf
office-letter-state-scheduled = Erscheint am { $at } Uhr.
office-letter-state-published = Erschienen am { $at } Uhr.
office-letter-version = Dies ist Fassung { $version }.
office-letter-until = bis { $day }

office-letter-part-letter = Brief
office-letter-part-answer = Antwort
office-letter-part-publish = Veröffentlichen
office-letter-field-number = Nummer
office-letter-field-title = Titel
office-letter-field-text = Text
office-letter-field-files = Anhänge
office-letter-field-is-confidential = Vertraulich
office-letter-field-demand = Was sollen Eltern tun?
office-letter-field-question = Frage
office-letter-field-options = Antworten zur Auswahl
office-letter-field-deadline = Frist
office-letter-field-remind-days-before = Tage vorher von selbst erinnern
office-letter-text-hint = Leerzeile: neuer Absatz. **fett**, *kursiv*, # Überschrift, - Aufzählung.
office-letter-confidential-hint = Der Text steht dann nie in einer Mail.
office-letter-options-hint = Jede Antwort in einer eigenen Zeile, mindestens zwei.
office-letter-tools = Text gestalten
office-letter-tool-bold = Fett
office-letter-tool-italic = Kursiv
office-letter-tool-heading = Überschrift
office-letter-tool-list = Aufzählung
office-letter-tool-link = Link
office-letter-demand-none = Nur lesen
office-letter-demand-confirmation = Zur Kenntnis nehmen
office-letter-demand-yes_no = Mit Ja oder Nein antworten
office-letter-demand-one_choice = Eine Antwort auswählen
office-letter-demand-several_choices = Mehrere Antworten auswählen
office-letter-demand-text = Mit kurzem Text antworten
office-letter-demand-file = Eine Datei schicken
office-letter-error-time = Bitte geben Sie Tag und Uhrzeit an.

office-letter-save = Entwurf speichern
office-letter-review = Ansehen und veröffentlichen
office-letter-back = Weiter bearbeiten
office-letter-publish-now = Jetzt veröffentlichen
office-letter-publish-at = Oder zu diesem Zeitpunkt
office-letter-schedule = Erscheinen planen
office-letter-unschedule = Nicht von selbst veröffentlichen
office-letter-delete = Brief löschen
office-letter-delete-question = Diesen Brief wirklich löschen?
office-letter-results = Zum Rücklauf
office-letter-correct = Berichtigen
office-letter-compare = Änderungen ansehen
office-letter-cancel = Abbrechen
office-letter-changes = Das ändert sich
office-letter-field-confirm-anew = Alle sollen neu antworten
office-letter-confirm-anew-hint = Auch wer schon geantwortet hat, wird noch einmal gefragt.
office-letter-correct-question = Die Berichtigung jetzt veröffentlichen? { $mailed ->
    [0] Eine Mail erreicht niemanden.
    [one] Eine Person bekommt eine Mail.
   *[other] { $mailed } Personen bekommen eine Mail.
} { $printed ->
    [0] { "" }
    [one] Einen Brief haben Sie gedruckt: Er ist danach berichtigt neu zu drucken.
   *[other] { $printed } Briefe haben Sie gedruckt: Sie sind danach berichtigt neu zu drucken.
}
office-letter-correct-question-anew = Die Berichtigung jetzt veröffentlichen? Alle sollen neu antworten. { $mailed ->
    [0] Eine Mail erreicht niemanden.
    [one] Eine Person bekommt eine Mail.
   *[other] { $mailed } Personen bekommen eine Mail.
} { $printed ->
    [0] { "" }
    [one] Einen Brief haben Sie gedruckt: Er ist danach berichtigt neu zu drucken.
   *[other] { $printed } Briefe haben Sie gedruckt: Sie sind danach berichtigt neu zu drucken.
}
office-letter-correct-now = Berichtigung veröffentlichen

office-letter-saved-at = Von selbst gespeichert um { $time } Uhr.
office-letter-done-saved = Der Brief ist gespeichert.
office-letter-done-published = { $children ->
        [one] Der Brief ist für 1 Kind veröffentlicht.
       *[other] Der Brief ist für { $children } Kinder veröffentlicht.
    } Die Mails gehen jetzt hinaus.
office-letter-done-scheduled = Der Brief erscheint zu diesem Zeitpunkt von selbst.
office-letter-done-unscheduled = Der Brief ist wieder ein Entwurf.
office-letter-done-corrected = Die Berichtigung ist veröffentlicht. Die Mails gehen jetzt hinaus.

office-groups-title = Gespeicherte Gruppen
office-groups-about = Eine Gruppe hält Kinder fest, denen Sie öfter schreiben. Sie ändert sich nicht, wenn Klassen sich ändern, nur durch Sie.
office-groups-head-name = Gruppe
office-groups-head-children = Kinder
office-groups-empty = Hier stehen Gruppen, zum Beispiel „Schülerlotsen“. Bisher gibt es keine.
office-groups-new = Neue Gruppe
office-groups-name = Name der Gruppe
office-groups-save = Gruppe speichern
office-groups-rename = Umbenennen
office-groups-close = Schließen
office-groups-delete = Gruppe löschen
office-groups-delete-question = Diese Gruppe wirklich löschen?
office-groups-add-about = Wählen Sie Kinder unter „Neue Gruppe“ aus, und fügen Sie sie hier hinzu. Aushänge, Umfragen und Dokumente für die Gruppe gelten dann für alle, die darin sind.
office-groups-add = Ausgewählte Kinder hinzufügen
office-groups-remove = Aus der Gruppe nehmen
office-groups-error-last = Das ist das letzte Kind der Gruppe. Sie können die Gruppe löschen.
office-groups-done-added = { $count ->
    [0] Diese Kinder waren schon in der Gruppe.
    [one] Ein Kind ist neu in der Gruppe.
   *[other] { $count } Kinder sind neu in der Gruppe.
}
office-groups-done-removed = Das Kind ist nicht mehr in der Gruppe.
office-groups-error-name = So heißt schon eine Gruppe.
office-groups-error-no-name = Bitte geben Sie der Gruppe einen Namen mit höchstens 80 Zeichen.
office-groups-error-in-use = An diese Gruppe ist schon geschrieben worden. Deshalb bleibt sie.
office-groups-done-saved = Die Gruppe ist gespeichert.
office-groups-done-renamed = Die Gruppe ist umbenannt.
office-groups-done-deleted = Die Gruppe ist gelöscht.
office-letters-tab-withdrawn = Zurückgezogen ({ $count })
office-letters-empty-withdrawn = Hier stehen Briefe, die Sie zurückgezogen haben.
office-letter-state-withdrawn = Zurückgezogen. Erschienen war der Brief am { $at } Uhr.
office-letter-withdraw = Brief zurückziehen
office-letter-withdraw-ask = Der Brief verschwindet aus allen Listen, und wartende Mails gehen nicht mehr hinaus. { $told ->
    [0] Noch niemand hat von ihm erfahren.
    [one] Eine Person hat von ihm erfahren und erhält eine Mail.
   *[other] { $told } Personen haben von ihm erfahren und erhalten eine Mail.
} { $printed ->
    [0] { "" }
    [one] Eine Familie hat ihn nur auf Papier: Sie steht danach unter „Aufgaben“ bei „Bitte anrufen“.
   *[other] { $printed } Familien haben ihn nur auf Papier: Sie stehen danach unter „Aufgaben“ bei „Bitte anrufen“.
}
office-letter-withdraw-yes = Jetzt zurückziehen
office-letter-done-withdrawn = Der Brief ist zurückgezogen.
office-letter-terms = Frist und Erinnerung ändern
office-letter-terms-hint = Die neue Frist steht sofort im Brief. Eine Mail darüber geht nicht hinaus.
office-letter-terms-save = Frist speichern
office-letter-done-terms = Frist und Erinnerung sind gespeichert.
office-letter-publish-ask = { $guardians ->
    [0] Der Brief erscheint jetzt. Eine Mail erreicht niemanden.
    [one] Der Brief erscheint jetzt. Eine Person erhält eine Mail.
   *[other] Der Brief erscheint jetzt. { $guardians } Personen erhalten eine Mail.
} { $unreached ->
    [0] { "" }
    [one] Für ein Kind müssen Sie ihn drucken.
   *[other] Für { $unreached } Kinder müssen Sie ihn drucken.
}
office-letter-publish-yes = Jetzt veröffentlichen
office-letter-reinstate = Doch nicht zurückziehen
office-letter-reinstate-hint = Der Brief steht dann wieder bei allen Familien. Wer schon eine Mail bekommen hat, dass er zurückgezogen ist, erfährt, dass er wieder gilt.
office-letter-done-reinstated = Der Brief gilt wieder. { $told ->
    [0] Vom Zurückziehen hatte noch niemand erfahren.
    [one] Eine Person erfährt es per Mail.
   *[other] { $told } Personen erfahren es per Mail.
}
office-letter-extend = An weitere Kinder schicken
office-letter-extend-before = Bisher:
office-letter-extend-send = An diese auch schicken
office-letter-extend-ask = { $children ->
    [one] Ein Kind kommt hinzu.
   *[other] { $children } Kinder kommen hinzu.
} { $mailed ->
    [0] Eine Mail erreicht niemanden.
    [one] Eine Person erhält eine Mail.
   *[other] { $mailed } Personen erhalten eine Mail.
} { $unreached ->
    [0] { "" }
    [one] Für ein Kind drucken Sie den Brief beim Rücklauf.
   *[other] Für { $unreached } Kinder drucken Sie den Brief beim Rücklauf.
} Alle anderen hören nichts davon.
office-letter-extend-yes = Jetzt an sie schicken
office-letter-done-extended = { $children ->
    [one] Der Brief ist jetzt auch für ein weiteres Kind.
   *[other] Der Brief ist jetzt auch für { $children } weitere Kinder.
}
office-letter-error-nobody-new = Von diesen Kindern kommt keines hinzu: Wählen Sie Kinder, die den Brief noch nicht haben.
