# Dokumente und Formulare
school-documents-title = Dokumente und Formulare
school-documents-empty = Hier stehen Formulare, Merkblätter und andere Dokumente der Schule. Im Moment gibt es keine.
school-documents-version = Stand { $date }
school-documents-manage = Verwalten
school-documents-manage-title = Dokumente verwalten
school-documents-back-to-page = Zur Ansicht der Eltern
school-documents-error-folder-name = Bitte geben Sie dem Ordner einen Namen mit höchstens 80 Zeichen.
school-documents-error-folder-taken = Einen Ordner „{ $name }“ gibt es schon.
school-documents-error-folder-not-empty = Im Ordner „{ $name }“ sind noch Dokumente. Nur leere Ordner lassen sich löschen.
school-documents-error-file = Bitte laden Sie genau eine Datei hoch.
school-documents-folders-empty = Legen Sie zuerst einen Ordner an, zum Beispiel „Formulare“. Danach können Sie Dokumente hineinlegen.
school-documents-folder-name = Name des Ordners
school-documents-folder-add = Ordner anlegen
school-documents-folder-new = Neuer Ordner
school-documents-folder-rename = Umbenennen
school-documents-folder-rename-save = Namen speichern
school-documents-folder-up = Nach oben
school-documents-folder-delete = Ordner löschen
school-documents-folder-is-empty = Dieser Ordner ist leer. Eltern sehen ihn nicht.
school-documents-add = Dokument hinzufügen
school-documents-head-title = Dokument
school-documents-head-version = Fassung
school-documents-head-dated = Stand
school-documents-head-file = Datei
school-documents-new = Neues Dokument
school-documents-edit = Dokument bearbeiten
school-documents-field-title = Titel
school-documents-field-description = Beschreibung
school-documents-field-folder-id = Ordner
school-documents-field-dated = Stand (Datum)
school-documents-field-files = Datei
school-documents-field-new-file = Neue Fassung
school-documents-new-file-hint = Nur wenn sich die Datei geändert hat. Eltern sehen dann die neue Fassung, ältere Fassungen bleiben hier.
school-documents-field-is-mailed = Eltern, für die das Dokument ist, per E-Mail darauf hinweisen
school-documents-save = Dokument speichern
school-documents-cancel = Abbrechen
school-documents-delete = Dokument löschen
school-documents-delete-ask = „{ $title }“ mit allen Fassungen löschen?
school-documents-versions = Fassungen
school-documents-saved = Das Dokument ist gespeichert.
school-documents-deleted = Das Dokument ist gelöscht.
school-documents-folder-saved = Der Ordner ist gespeichert.
school-documents-folder-deleted = Der Ordner ist gelöscht.
school-documents-ask-mail =
    { $count ->
        [0] Eine Mail über das Dokument geht an niemanden.
        [one] Das Dokument wird gespeichert, und eine Mail geht an 1 Person.
       *[other] Das Dokument wird gespeichert, und eine Mail geht an { $count } Personen.
    } { $unreached ->
        [0] { "" }
        [one] Ein Kind erreicht keine Mail.
       *[other] { $unreached } Kinder erreicht keine Mail.
    } Fortfahren?
