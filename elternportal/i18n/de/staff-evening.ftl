# Elternsprechtag: office and teachers
evening-setup-error-times-frozen = Es gibt schon Buchungen. Tag, Uhrzeiten und Dauer der Termine lassen sich deshalb nicht mehr ändern.
evening-setup-error-has-bookings = Es gibt schon Buchungen. Der Elternsprechtag bleibt deshalb veröffentlicht.
evening-setup-error-times = Das Ende muss nach dem Beginn liegen, und mindestens ein Termin muss dazwischen passen.
evening-setup-error-phases = Die Reihenfolge stimmt nicht: Zuerst buchen eingeladene Eltern, dann alle, dann ist Schluss – spätestens am Ende des Elternsprechtags.
evening-setup-error-cancel-until = Absagen ist höchstens bis zum Ende des Elternsprechtags möglich.
evening-teacher-error-booked = Um { $time } Uhr ist schon ein Termin gebucht. Bitte verschieben Sie ihn zuerst oder sagen Sie ihn ab.
evening-teacher-error-derived = Diese Zeit lässt sich nicht einzeln ändern. Sie liegt außerhalb der Anwesenheit oder ist eine vorgeschriebene Pause.
evening-teacher-error-times = Bitte geben Sie eine Zeit von–bis an, die im Elternsprechtag liegt.
