# Words of the building blocks that all pages share
ui-optional = freiwillig
ui-yes = Ja
ui-no = Nein, doch nicht
ui-loading = Wird geladen …
ui-error-field = Bitte prüfen Sie das Feld „{ $field }“.
ui-editing-choose = Ihr Text steht unverändert im Formular. Wenn Sie noch einmal speichern, ersetzt er, was hier steht:
ui-editing-take = Mein Getipptes verwerfen, diesen Stand übernehmen
ui-editing-yes = ja
ui-editing-no = nein
ui-editing-empty = (leer)
ui-mail-question-yes = Ja, speichern und senden
ui-mail-question-no = Nein, weiter ändern
ui-undo = Rückgängig
