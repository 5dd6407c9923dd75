# Hilfeseiten und der Fuß jeder Seite
foot-label = Hilfe und Rechtliches
foot-help = Hilfe
help-open = Hilfe zu dieser Seite
help-index-intro = Hier steht zu jeder Seite, wofür sie da ist und wie Sie sie benutzen. Alle Angaben gelten für Ihre Schule.
help-leaflet = Alle Hilfen für Eltern auf einer Seite
help-leaflet-print = Diese Seite können Sie mit Ihrem Browser drucken oder als PDF speichern.
help-pages-of-group = Hilfe zu den einzelnen Seiten
help-back = Zurück zur Seite
help-to-index = Alle Hilfen
document-dead-end = Diese Seite gibt es nicht
document-to-start = Zur Startseite

help-clock-time = { $time } Uhr
help-amount-percent = { $count } Prozent
help-amount-minutes =
    { $count ->
        [one] 1 Minute
       *[other] { $count } Minuten
    }
help-amount-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
help-amount-days-dative =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tagen
    }
help-amount-weeks =
    { $count ->
        [one] 1 Woche
       *[other] { $count } Wochen
    }
help-amount-hours =
    { $count ->
        [one] 1 Stunde
       *[other] { $count } Stunden
    }
help-amount-megabytes = { $count } MB
help-amount-megapixels = { $count } Megapixel
help-amount-mails-a-minute =
    { $count ->
        [one] 1 Mail pro Minute
       *[other] { $count } Mails pro Minute
    }
