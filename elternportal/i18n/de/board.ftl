# Schwarzes Brett
board-title = Schwarzes Brett
board-manage = Verwalten
board-empty = Hier stehen kurze Aushänge der Schule. Im Moment gibt es keine.
board-archive = Frühere Aushänge dieses Schuljahrs
board-until = bis { $date }
board-category-info = Information
board-category-important = Wichtig
board-category-event = Veranstaltung
board-category-help = Hilfe gesucht

office-board-title = Aushänge verwalten
office-board-new = Neuer Aushang
office-board-edit = Aushang ändern
office-board-back = Zum Schwarzen Brett
office-board-empty = Hier stehen alle Aushänge. Schreiben Sie den ersten.
office-board-head-title = Überschrift
office-board-head-category = Art
office-board-head-days = Zeit
office-board-head-state = Stand
office-board-state-coming = kommt noch
office-board-state-current = hängt aus
office-board-state-past = im Archiv
office-board-field-title = Überschrift
office-board-field-text = Text
office-board-text-hint = **fett**, Listen mit „- “ und Links sind möglich.
office-board-field-category = Art
office-board-field-valid-from = Erster Tag
office-board-field-valid-until = Letzter Tag
office-board-field-files = Anhang
office-board-field-is-mailed = Per E-Mail ankündigen
office-board-mail-hint = Die Eltern erhalten am ersten Tag eine E-Mail. Sie nennt nur die Überschrift.
office-board-was-mailed = Die E-Mail ist schon verschickt. Es folgt keine zweite.
office-board-save = Aushang speichern
office-board-cancel = Abbrechen
office-board-end = Jetzt beenden
office-board-delete = Aushang löschen
office-board-delete-ask = „{ $title }“ für immer löschen, auch aus dem Archiv?
office-board-saved = Der Aushang ist gespeichert.
office-board-ended = Der Aushang steht jetzt im Archiv.
office-board-deleted = Der Aushang ist gelöscht.
office-board-error-days = Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie die Tage.
office-board-error-not-current = Dieser Aushang hängt heute nicht aus. Sie müssen ihn nicht beenden.
office-board-ask-mail =
    { $count ->
        [0] Eine Mail über den Aushang erreicht niemanden.
        [one] Am ersten Tag geht eine Mail an 1 Person.
       *[other] Am ersten Tag geht eine Mail an { $count } Personen.
    } { $unreached ->
        [0] { "" }
        [one] Ein Kind erreicht keine Mail.
       *[other] { $unreached } Kinder erreicht keine Mail.
    } Speichern?
