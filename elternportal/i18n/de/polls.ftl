# Umfragen
polls-title = Umfragen
polls-manage = Verwalten
polls-empty = Hier stehen Umfragen der Schule. Im Moment läuft keine.
polls-ended = Beendete Umfragen
polls-open-until = Bis { $date }
polls-ended-on = Beendet am { $date }
polls-per-guardian = Jeder Elternteil hat eine Stimme.
polls-per-child = Jedes Kind hat eine Stimme.
polls-anonymous = Anonym: Niemand kann sehen, wer wie abgestimmt hat. Ein Ergebnis gibt es nach dem Ende, ab 3 Stimmen.
polls-named = Die Schule sieht, wer wie abgestimmt hat.
polls-texts-for-school = Ihren Text liest nur die Schule.
polls-result-later = Das Ergebnis erscheint nach dem Ende.
polls-too-few = Es gibt kein Ergebnis: Dafür sind mindestens 3 Stimmen nötig.
polls-voted = { $count ->
    [0] Noch keine Stimme
    [one] Eine Stimme
   *[other] { $count } Stimmen
}
polls-votes = { $count ->
    [one] 1 Stimme
   *[other] { $count } Stimmen
}
polls-choose-one = Wählen Sie eine Antwort
polls-choose-several = Wählen Sie eine oder mehrere Antworten
polls-your-answer = Ihre Antwort
polls-vote = Abstimmen
polls-vote-is-final = Ihre Stimme zählt sofort. Sie können sie danach nicht mehr ändern.
polls-has-voted = abgestimmt
polls-done = Ihre Stimme ist gezählt.
polls-error-already-voted = Hier wurde schon abgestimmt. Jede Stimme zählt einmal und bleibt, wie sie ist.
polls-error-ended = Diese Umfrage ist beendet.
polls-error-no-answer = Bitte wählen oder schreiben Sie eine Antwort.

office-polls-title = Umfragen verwalten
office-polls-new = Neue Umfrage
office-polls-back = Zu den Umfragen
office-polls-empty = Hier stehen alle Umfragen. Entwerfen Sie die erste.
office-polls-head-title = Frage
office-polls-head-ends = Letzter Tag
office-polls-head-state = Stand
office-polls-head-votes = Stimmen
office-polls-head-name = Name
office-polls-head-said = Antwort
office-polls-state-draft = Entwurf
office-polls-state-open = läuft
office-polls-state-ended = beendet
office-polls-close = Zurück zur Liste
office-polls-draft = Entwurf
office-polls-field-title = Frage
office-polls-field-text = Erklärung
office-polls-field-kind = Art der Antwort
office-polls-kind-single = eine Antwort wählen
office-polls-kind-several = mehrere Antworten wählen
office-polls-kind-text = Text schreiben
office-polls-field-options = Antworten
office-polls-options-hint = Eine Antwort je Zeile, 2 bis 12 Antworten. Bei einem Text bleibt das Feld leer.
office-polls-field-ends-on = Letzter Tag
office-polls-field-is-anonymous = Anonym
office-polls-field-is-anonymous-hint = Niemand sieht, wer wie abgestimmt hat, auch die Schule nicht. Das Ergebnis erscheint nach dem letzten Tag, ab 3 Stimmen. Vorher könnte man an ihm ablesen, was die letzte Stimme war.
office-polls-field-is-per-child = Eine Stimme je Kind
office-polls-field-is-per-child-hint = Sonst hat jeder Elternteil eine Stimme.
office-polls-field-shows-result-at-once = Ergebnis sofort zeigen
office-polls-field-shows-result-at-once-hint = Sonst sehen Eltern das Ergebnis nach dem letzten Tag.
office-polls-save = Entwurf speichern
office-polls-publication = Veröffentlichen
office-polls-publication-hint = Danach lässt sich nur noch der letzte Tag ändern. Änderungen am Entwurf bitte vorher speichern.
office-polls-is-mailed = Eltern per E-Mail informieren
office-polls-publish = Umfrage veröffentlichen
office-polls-delete = Entwurf löschen
office-polls-delete-ask = Den Entwurf „{ $title }“ löschen?
office-polls-voices = Wer hat was geantwortet
office-polls-move = Letzten Tag ändern
office-polls-saved = Der Entwurf ist gespeichert.
office-polls-published = Die Umfrage ist veröffentlicht.
office-polls-moved = Der letzte Tag ist geändert.
office-polls-deleted = Der Entwurf ist gelöscht.
office-polls-error-options = Bitte schreiben Sie 2 bis 12 verschiedene Antworten, jede mit höchstens 160 Zeichen.
office-polls-error-ends = Der letzte Tag darf nicht in der Vergangenheit liegen.
office-polls-error-result-seen = Eine anonyme Umfrage öffnet nach ihrem Ende nicht noch einmal. Sonst könnte man am Ergebnis sehen, was später jemand gewählt hat.
office-polls-error-frozen = Die Umfrage ist veröffentlicht. Nur der letzte Tag lässt sich noch ändern.
office-polls-mail-ask = { $count ->
    [0] Eine Mail erreicht niemanden.
    [one] Eine Person erhält eine Mail.
   *[other] { $count } Personen erhalten eine Mail.
} { $unreached ->
    [0] { "" }
    [one] Ein Kind erreicht keine Mail: Seine Familie fragen Sie auf Papier.
   *[other] { $unreached } Kinder erreicht keine Mail: Ihre Familien fragen Sie auf Papier.
}
office-polls-mail-yes = Veröffentlichen und Mails senden
office-polls-end = Umfrage jetzt beenden
office-polls-end-ask = Danach kann niemand mehr abstimmen, und das Ergebnis ist zu sehen.
office-polls-end-yes = Jetzt beenden
office-polls-ended-now = Die Umfrage ist beendet.
office-polls-back-to-draft = Zurücknehmen und wieder Entwurf
office-polls-back-ask = Noch hat niemand abgestimmt. Die Umfrage verschwindet bei allen und ist wieder ein Entwurf; wartende Mails gehen nicht mehr hinaus. { $told ->
    [0] Noch niemand hat eine Mail bekommen.
    [one] Eine Person hat schon eine Mail bekommen und findet die Umfrage dann nicht.
   *[other] { $told } Personen haben schon eine Mail bekommen und finden die Umfrage dann nicht.
}
office-polls-back-yes = Jetzt zurücknehmen
office-polls-taken-back = Die Umfrage ist wieder ein Entwurf.
office-polls-error-has-votes = Es hat schon jemand abgestimmt. Sie können die Umfrage nur noch beenden.
