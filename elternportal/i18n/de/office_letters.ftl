# Writing parent letters
office-letter-error-number = Die Nummer { $number } hat schon ein anderer Brief. Frei ist zum Beispiel { $free }.
office-letter-error-published = Dieser Brief ist schon veröffentlicht. Sie können ihn berichtigen.
office-letter-error-not-published = Dieser Brief ist noch nicht veröffentlicht. Sie können ihn einfach ändern.
office-letter-error-text = Der Brief hat noch keinen Text.
office-letter-error-question = Bitte schreiben Sie die Frage, auf die Eltern antworten sollen.
office-letter-error-options = Bitte geben Sie mindestens zwei verschiedene Antworten zur Auswahl an, jede in einer eigenen Zeile.
office-letter-error-deadline = Die Frist liegt vor dem Tag, an dem der Brief erscheint. Bitte wählen Sie einen späteren Tag.
office-letter-error-remind = Für die Erinnerung braucht der Brief eine Frist.
office-letter-error-time-passed = Der Zeitpunkt ist schon vorbei. Bitte wählen Sie einen späteren.
office-letter-error-corrected-meanwhile = Jemand anderes hat den Brief inzwischen berichtigt. Bitte schauen Sie sich die neue Fassung an.
office-letter-error-nothing-changed = Sie haben noch nichts geändert.
office-letter-error-nothing-to-remind = Hier gibt es niemanden zu erinnern.
office-letter-error-reminded-today = Heute ist schon eine Erinnerung verschickt worden.

letter-option-yes = Ja
letter-option-no = Nein
