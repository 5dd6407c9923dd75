evening-title-called-off = { $title } – fällt aus
evening-title = Elternsprechtag
evening-error-slot-taken =
    { $time } ist nicht mehr frei. { $times ->
        [none] Was sonst noch frei ist, zeigt die Übersicht.
       *[other] Als Nächstes frei: { $times }.
    } Ihre anderen Termine sind unverändert.
evening-error-staff-slot-taken =
    { $time } ist nicht mehr frei. { $times ->
        [none] Für diese Familie passt hier keine andere freie Zeit.
       *[other] Für diese Familie passt: { $times }.
    }
evening-error-overlap =
    Um { $time } haben Sie oder der andere Elternteil schon einen Termin. { $times ->
        [none] Was sonst noch frei ist, zeigt die Übersicht.
       *[other] Als Nächstes frei: { $times }.
    }
evening-error-staff-overlap =
    Um { $time } hat die Familie schon einen anderen Termin. { $times ->
        [none] Für diese Familie passt hier keine andere freie Zeit.
       *[other] Für diese Familie passt: { $times }.
    }
evening-error-already-booked = Für dieses Kind gibt es bei dieser Lehrkraft schon einen Termin.
evening-error-not-open = Die Buchung ist noch nicht geöffnet.
evening-error-invited-only = Im Moment buchen die eingeladenen Eltern. Danach ist die Buchung für alle offen.
evening-error-closed = Die Buchung ist geschlossen. Das Sekretariat hilft Ihnen weiter.
evening-error-called-off = Dieser Elternsprechtag fällt aus. Es können keine Termine gebucht werden.
evening-error-not-bookable = Diese Zeit kann nicht gebucht werden.
evening-error-own-family = Diese Lehrkraft gehört zur Familie des Kindes. Hier lässt sich kein Termin buchen.
evening-error-undo-too-late = Rückgängig geht nur in den ersten zehn Sekunden. Wählen Sie bitte die alte Zeit, wenn sie noch frei ist.
evening-error-too-close = Das liegt zu nah an einem anderen Termin Ihrer Familie. Sie brauchen Zeit für den Weg.
evening-error-child-limit = Für dieses Kind sind alle erlaubten Termine gebucht.
evening-error-family-limit = Ihre Familie hat alle erlaubten Termine gebucht.
evening-error-cancel-too-late = Absagen und Umbuchen geht hier nicht mehr. Bitte rufen Sie im Sekretariat an.

evening-none = Im Moment ist kein Elternsprechtag geplant. Sobald einer feststeht, buchen Sie hier Ihre Termine.
evening-no-teachers = Für Ihre Kinder sind noch keine Lehrkräfte eingetragen.
evening-choose = Elternsprechtag wählen
evening-phase-setup = Die Buchung öffnet am { $when }.
evening-phase-invited = Jetzt buchen eingeladene Eltern. Für alle öffnet die Buchung am { $when }.
evening-phase-open = Sie können bis { $when } buchen.
evening-phase-called-off = Dieser Elternsprechtag fällt aus. Ihre Termine finden nicht statt.
evening-phase-closed = Die Buchung ist geschlossen. Ihren Plan können Sie ansehen und drucken.
evening-children = Kind wählen
evening-all-children = Alle Kinder
evening-view = Ansicht
evening-view-book = Termine buchen
evening-view-plan = Mein Plan
evening-all-times = Alle Zeiten
evening-none-free = Im Moment ist nichts frei.
evening-grid-label = Freie Zeiten der Lehrkräfte. Mit den Pfeiltasten wechseln Sie die Zeit und die Lehrkraft.
evening-time = Zeit
evening-room = Raum { $room }
evening-absent = nicht da
evening-invited = Bitte kommen
evening-not-needed = Gespräch nicht nötig
evening-booked = Gebucht: { $time }
evening-cancel = Absagen
evening-note-more = mehr
evening-cancel-question = Termin um { $time } bei { $teacher } für { $child } absagen?
evening-cancel-yes = Ja, absagen
evening-cancel-no = Behalten
evening-state-free = frei
evening-state-mine = meins
evening-state-taken = belegt
evening-state-blocked = gesperrt
evening-state-near = zu nah
evening-state-loading = lädt
evening-near-hint = „Zu nah“: Zwischen zwei Terminen Ihrer Familie bleibt Zeit für den Weg.
evening-what = { $time } bei { $teacher }
evening-done-booked = Gebucht: { $what }.
evening-done-moved = Verschoben auf { $what }.
evening-done-undone = Wieder wie vorher: { $what }.
evening-done-cancelled = Abgesagt: { $what }.
evening-move-hint = Verschieben: Wählen Sie bei dieser Lehrkraft eine andere freie Zeit.
evening-search = Lehrkraft suchen
evening-search-hint = Lehrkraft oder Fach
evening-no-hit = Keine Lehrkraft passt dazu.
evening-legend = Was die Farben bedeuten
evening-class-teacher = Klassenleitung
evening-next-free = ab
evening-row-none = nichts frei

evening-plan-empty = Noch keine Termine. Buchen Sie eine freie Zeit bei einer Lehrkraft.
evening-plan-gap = { $minutes } Minuten frei
evening-plan-move = Verschieben: Wählen Sie unter „Termine buchen“ bei derselben Lehrkraft eine andere freie Zeit.
evening-plan-pdf = Plan als PDF
evening-plan-ics = In den Kalender
evening-lost = { $time } bei { $teacher } ist nicht mehr frei
evening-own = Mein Termin
evening-not-booked = Noch kein Termin
