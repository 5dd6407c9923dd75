# The office's PIN page
pins-title = PINs
pins-error-too-many-copies = Mehr als { $count } PINs für ein Kind auf einmal gibt es nicht.
pins-issue = PIN-Briefe ausgeben
pins-of = von
pins-without-guardian = Kindern haben noch keinen Zugang.
pins-issue-hint = Jeder Brief ist eine Seite mit einer PIN und einem QR-Code. Die PIN steht nur in diesem PDF und kann später nicht mehr gelesen werden. Bevor etwas gedruckt wird, sehen Sie die Zahlen.
pins-ask-children = { $count ->
    [1] Ein Kind der Schule hat noch keinen Zugang.
   *[other] { $count } Kinder der Schule haben noch keinen Zugang.
}
pins-ask-children-of-class = { $count ->
    [1] Ein Kind der Klasse { $name } hat noch keinen Zugang.
   *[other] { $count } Kinder der Klasse { $name } haben noch keinen Zugang.
}
pins-ask-in-post = { $count ->
    [1] Eines davon hat eine gültige PIN in der Post
   *[other] { $count } davon haben eine gültige PIN in der Post
} ({ $pins ->
    [1] ein Brief
   *[other] { $pins } Briefe
}, zuletzt ausgegeben am { $issued }, gültig bis höchstens { $until }). Diese PINs bleiben gültig, außer Sie wählen „Alle Kinder ohne Zugang“.
pins-ask-who = Wer bekommt einen Brief?
pins-ask-missing = Nur Kinder ohne gültige PIN ({ $count })
pins-ask-everybody = Alle Kinder ohne Zugang ({ $count })
pins-ask-print = Briefe drucken
pins-ask-not = Nicht drucken
pins-copies = Briefe pro Kind
pins-copies-1 = 1
pins-copies-2 = 2 (zwei Sorgeberechtigte)
pins-issue-all = Briefe für alle Kinder ohne Zugang
pins-issue-class = Briefe für die Kinder dieser Klasse ohne Zugang
pins-nobody = Alle diese Kinder haben schon einen Zugang.
pins-children = Kinder
pins-search = Kind suchen (ganze Schule)
pins-empty = Hier gibt es kein Kind.
pins-head-guardians = Zugänge
pins-head-pin = Letzte PIN
pins-head-new = Neuer Brief
pins-new = Neue PIN
pins-second = Zusätzliche PIN
pins-outcome-none = keine
pins-outcome-open = { $count ->
    [1] offen bis { $until }
   *[other] { $count } offen bis { $until }
}
pins-outcome-used = benutzt
pins-outcome-expired = abgelaufen
pins-outcome-killed = gesperrt nach 10 falschen Eingaben
pins-outcome-replaced = ersetzt
