# Elternsprechtag: office and teachers
evening-setup-error-times-frozen = Es gibt schon Buchungen. Tag, Uhrzeiten und Dauer der Termine lassen sich deshalb nicht mehr ändern.
evening-setup-error-has-bookings = Es gibt schon Buchungen. Der Elternsprechtag bleibt deshalb veröffentlicht.
evening-setup-error-times = Das Ende muss nach dem Beginn liegen, und mindestens ein Termin muss dazwischen passen.
evening-setup-error-phases = Die Reihenfolge stimmt nicht: Zuerst buchen eingeladene Eltern, dann alle, dann ist Schluss – spätestens am Ende des Elternsprechtags.
evening-setup-error-cancel-until = Absagen ist höchstens bis zum Ende des Elternsprechtags möglich.
evening-teacher-error-booked = Um { $time } Uhr ist schon ein Termin gebucht. Bitte verschieben Sie ihn zuerst oder sagen Sie ihn ab.
evening-teacher-error-derived = Diese Zeit lässt sich nicht einzeln ändern. Sie liegt außerhalb der Anwesenheit oder ist eine vorgeschriebene Pause.
evening-teacher-error-times = Bitte geben Sie eine Zeit von–bis an, die im Elternsprechtag liegt.
evening-setup-error-clash = An diesem Tag und zu dieser Zeit hat jemand schon einen Termin an einem anderen Elternsprechtag.
evening-setup-error-over = Das geht nicht mehr: Der Elternsprechtag ist vorbei oder hat schon diesen Stand.
evening-setup-error-past = Dieser Zeitpunkt ist schon vorbei. Bitte wählen Sie einen, der noch kommt.
evening-setup-error-same-time = Das ist die Zeit, die schon gilt. Bitte wählen Sie einen anderen Tag oder eine andere Uhrzeit.
evening-setup-error-move-phases = So früh geht es nicht: Die Buchung würde enden, bevor sie öffnet. Ändern Sie zuerst unter „Einstellungen“, ab wann gebucht wird.
evening-setup-error-delete-published = Nur ein Entwurf kann gelöscht werden. Nehmen Sie zuerst die Veröffentlichung zurück.
evening-please-choose = Bitte wählen
evening-setup-error-too-long = Ein Elternsprechtag dauert höchstens zehn Stunden. Bitte prüfen Sie Beginn und Ende.
evening-setup-error-rooms = { $count ->
    [one] Diese Zeile passt nicht: { $lines }. Gespeichert ist nichts. Jede Zeile braucht das Kürzel oder den Nachnamen einer Lehrkraft und einen Raum.
   *[other] { $count } Zeilen passen nicht, zum Beispiel: { $lines }. Gespeichert ist nichts. Jede Zeile braucht das Kürzel oder den Nachnamen einer Lehrkraft und einen Raum.
}
