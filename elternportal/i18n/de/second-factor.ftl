# Zweiter Faktor: eine App neben dem Passwort
factor-title = Zweiter Faktor
factor-link = Zweiten Faktor einrichten oder ändern
factor-about = Eine App auf Ihrem Telefon zeigt alle 30 Sekunden einen neuen Code mit sechs Ziffern. Wer sich mit Ihrem Passwort anmeldet, braucht dann auch diesen Code.
factor-none = Sie haben keinen zweiten Faktor.
factor-since = Eingerichtet { $when }.
factor-due = Sie haben noch keinen zweiten Faktor. Ab dem { $day } brauchen Sie einen, um im Portal für die Schule zu arbeiten.
factor-begin = App einrichten
factor-set-up = App einrichten
factor-scan = Öffnen Sie in Ihrer App „Code scannen“, und richten Sie die Kamera auf das Bild.
factor-picture = QR-Code für die App
factor-type = Ohne Kamera tippen Sie dort diesen Schlüssel ein:
factor-code = Code
factor-code-hint = Die sechs Ziffern, die die App jetzt zeigt
factor-confirm = Einschalten
factor-cancel = Abbrechen
factor-codes = Ihre Ersatzcodes
factor-codes-about = Mit jedem dieser Codes kommen Sie einmal ohne die App hinein. Drucken Sie sie jetzt aus, oder schreiben Sie sie ab: Das Portal zeigt sie nicht noch einmal.
factor-codes-left = { $count ->
    [one] Ein Ersatzcode ist noch unbenutzt.
   *[other] { $count } Ersatzcodes sind noch unbenutzt.
}
factor-renew-codes = Neue Ersatzcodes
factor-remove = Ausschalten
factor-told-on = Der zweite Faktor ist eingeschaltet. Alle anderen Geräte sind abgemeldet.
factor-told-off = Der zweite Faktor ist ausgeschaltet.
factor-sign-in-title = Code eingeben
factor-sign-in-about = Ihr Passwort stimmt. Jetzt fehlt noch der Code.
factor-sign-in-hint = Sechs Ziffern aus Ihrer App oder ein Ersatzcode
factor-back = Zurück zur Anmeldung
factor-step-up-code = Code aus der App
factor-start = Bitte richten Sie bis zum { $day } einen zweiten Faktor ein. Ohne ihn können Sie danach im Portal nicht mehr für die Schule arbeiten.
factor-start-over = Für Ihre Arbeit im Portal brauchen Sie jetzt einen zweiten Faktor. Danach sehen Sie alles wieder.
factor-start-title = Zweiter Faktor
factor-start-action = Einrichten
factor-error-code = Dieser Code stimmt nicht, oder er wurde schon benutzt. Nehmen Sie den, den die App jetzt zeigt. Nach mehreren Versuchen müssen Sie etwas warten.
factor-error-over = Bitte geben Sie zuerst E-Mail-Adresse und Passwort ein.
factor-error-already-on = Ein zweiter Faktor ist schon eingeschaltet.
factor-error-not-on = Es ist kein zweiter Faktor eingeschaltet.
