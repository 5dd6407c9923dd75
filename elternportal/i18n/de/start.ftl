# Start page
start-no-role = Zu Ihrem Zugang gehört zurzeit kein Kind und keine Aufgabe an der Schule. Haben Sie eine PIN, fügen Sie das Kind hinzu. Haben Sie Fragen, wenden Sie sich bitte an das Sekretariat.
start-tasks = Das ist zu tun
start-all = Alle { $count } zeigen
start-tasks-empty = Im Moment ist nichts zu tun. Hier steht, was die Schule von Ihnen braucht.
start-open = Die Buchung ist offen bis { $when }.
start-booked = { $count ->
    [one] Sie haben einen Termin gebucht. Sie können bis { $when } weitere buchen oder ändern.
   *[other] Sie haben { $count } Termine gebucht. Sie können bis { $when } weitere buchen oder ändern.
}
start-opens = Die Buchung beginnt: { $when }.
start-invitation = { $teacher } bittet Sie um ein Gespräch über { $child }.
start-book = Termine buchen
start-look = Ansehen
start-teaching = { $count ->
    [0] Noch keine Familie hat bei Ihnen gebucht.
    [one] Eine Familie kommt zu Ihnen.
   *[other] { $count } Familien kommen zu Ihnen.
}
start-my-evening = Mein Abend
start-office-tasks = { $count ->
    [one] Eine Aufgabe wartet auf Sie.
   *[other] { $count } Aufgaben warten auf Sie.
}
start-office-tasks-action = Aufgaben öffnen
start-office-pins = { $count ->
    [one] Für ein Kind ist noch niemand angemeldet.
   *[other] Für { $count } Kinder ist noch niemand angemeldet.
}
start-often = Oft gebraucht
start-overdue = Die Frist war { $day }. { $count ->
    [one] Für ein Kind fehlt die Antwort.
   *[other] Für { $count } Kinder fehlt die Antwort.
}
start-overdue-action = Rücklauf ansehen
start-appointments = Ihre Termine
start-appointments-empty = Hier stehen Ihre Termine, sobald Sie welche gebucht haben.
start-room = Raum { $room }
start-children = Ihre Kinder
start-children-empty = Hier stehen Ihre Kinder. Mit der PIN aus dem Brief der Schule fügen Sie ein Kind hinzu.
start-add-child = Kind hinzufügen
start-poll = Sie können bis { $day } abstimmen.
start-vote = Abstimmen
start-news = Neu für Sie
start-letter = Brief lesen

# First steps of a fresh school, on the start page and on the settings page
first-steps-title = Erste Schritte
first-steps-about = So richten Sie das Portal ein. Was erledigt ist, hakt die Seite von selbst ab; ist alles erledigt, verschwindet diese Liste.
first-steps-done = Erledigt
first-steps-missing = Das fehlt noch
first-step-import = Daten der Schule einlesen
first-step-import-text = Klassen, Kinder, Lehrkräfte und Unterricht aus dem Programm Ihrer Schule.
first-step-teachers = Lehrkräfte einladen
first-step-teachers-text = Noch hat keine Lehrkraft einen Zugang.
first-step-pins = PIN-Briefe für die Familien drucken
first-step-pins-text = Mit der PIN aus dem Brief meldet sich eine Familie an. Noch hat keine eine PIN.
first-step-school = Name und Anschrift der Schule eintragen
first-step-school-text = Name, Anschrift und E-Mail-Adresse stehen auf Seiten, Briefen und im Impressum. Eintragen kann sie die Schulleitung.
first-step-legal = Rechtstexte veröffentlichen
first-step-legal-text = Impressum, Datenschutzerklärung und Erklärung zur Barrierefreiheit sind noch nicht alle ausgefüllt. Schreiben kann sie die Schulleitung.
