# The office's evenings
office-evenings-title = Elternsprechtage
office-evenings-empty = Hier stehen die Elternsprechtage. Legen Sie unten den ersten an.
office-evenings-head-title = Name
office-evenings-head-when = Zeit
office-evenings-head-state = Stand
office-evenings-head-teachers = Lehrkräfte
office-evenings-head-booked = Buchungen
office-evenings-new = Neuer Elternsprechtag
office-evenings-create = Elternsprechtag anlegen

office-evening-title = Elternsprechtag
office-evening-draft = noch nicht veröffentlicht
office-evening-phase-setup = Lehrkräfte bereiten vor
office-evening-phase-invited = eingeladene Eltern buchen
office-evening-phase-open = alle Eltern buchen
office-evening-phase-closed = Buchung beendet
office-evening-draft-hint = Nur Sekretariat und Schulleitung sehen diesen Entwurf. Für Familien am Telefon können Sie schon buchen: Die Eltern sehen den Termin und bekommen ihre E-Mail erst, wenn Sie veröffentlichen.
office-evening-is-called-off = fällt aus
office-evening-call-off = Elternsprechtag absagen
office-evening-reinstate = Findet doch statt
office-evening-reschedule = Auf anderen Termin verlegen
office-evening-delete = Entwurf löschen
office-evening-ask-publish =
    Diesen Elternsprechtag Lehrkräften und Eltern zeigen? { $told ->
        [0] Niemand bekommt eine E-Mail.
        [one] Eine Person bekommt eine E-Mail.
       *[other] { $told } Personen bekommen eine E-Mail.
    } Wer keine Mail bekommt, erfährt es nur von der Schule.
office-evening-ask-unpublish = Diesen Elternsprechtag vor Eltern und Lehrkräften verbergen? { $told ->
    [0] Noch niemand hat eine Mail bekommen; wartende entfallen.
    [one] Eine Person hat schon eine Mail bekommen und erfährt per Mail, dass er vorerst nicht zu buchen ist.
   *[other] { $told } Personen haben schon eine Mail bekommen und erfahren per Mail, dass er vorerst nicht zu buchen ist.
}
office-evening-ask-call-off =
    Fällt dieser Elternsprechtag aus?{ $bookings ->
        [0] { " " }Es gibt noch keine Termine.
        [one] { " " }Es gibt einen Termin.
       *[other] { " " }Es gibt { $bookings } Termine.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }Eine Person bekommt eine E-Mail.
       *[other] { " " }{ $mailed } Personen bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie muss das Sekretariat anrufen.
       *[other] { " " }{ $calls } Familien muss das Sekretariat anrufen.
    } Die Termine bleiben gespeichert: Sie können ihn danach verlegen oder doch stattfinden lassen.
office-evening-ask-reinstate =
    Findet dieser Elternsprechtag doch statt?{ $bookings ->
        [0] { " " }Es gibt noch keine Termine.
        [one] { " " }Es gibt einen Termin.
       *[other] { " " }Es gibt { $bookings } Termine.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }Eine Person bekommt eine E-Mail.
       *[other] { " " }{ $mailed } Personen bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie muss das Sekretariat anrufen.
       *[other] { " " }{ $calls } Familien muss das Sekretariat anrufen.
    }
office-evening-ask-delete = Diesen Entwurf löschen? Zeiten, Räume und Einladungen der Lehrkräfte gehen verloren.
office-evening-ask-reschedule =
    Wann findet der Elternsprechtag statt? Alle Termine, Pausen und das Ende der Buchung werden um dieselbe Zeit verlegt.{ $bookings ->
        [0] { " " }Es gibt noch keine Termine.
        [one] { " " }Es gibt einen Termin.
       *[other] { " " }Es gibt { $bookings } Termine.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }Eine Person bekommt eine E-Mail.
       *[other] { " " }{ $mailed } Personen bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie muss das Sekretariat anrufen.
       *[other] { " " }{ $calls } Familien muss das Sekretariat anrufen.
    }
office-evening-done-called-off =
    Der Elternsprechtag fällt aus.{ $mailed ->
        [0] { " " }Niemand bekommt eine E-Mail.
        [one] { " " }Eine Person bekommt eine E-Mail.
       *[other] { " " }{ $mailed } Personen bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie ist per E-Mail nicht erreichbar und steht unter „Aufgaben“.
       *[other] { " " }{ $calls } Familien sind per E-Mail nicht erreichbar und stehen unter „Aufgaben“.
    }
office-evening-done-reinstated =
    Der Elternsprechtag findet doch statt.{ $mailed ->
        [0] { " " }Niemand bekommt eine E-Mail.
        [one] { " " }Eine Person bekommt eine E-Mail.
       *[other] { " " }{ $mailed } Personen bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie ist per E-Mail nicht erreichbar und steht unter „Aufgaben“.
       *[other] { " " }{ $calls } Familien sind per E-Mail nicht erreichbar und stehen unter „Aufgaben“.
    }
office-evening-done-rescheduled =
    Der Elternsprechtag ist verlegt.{ $mailed ->
        [0] { " " }Niemand bekommt eine E-Mail.
        [one] { " " }Eine Person bekommt eine E-Mail.
       *[other] { " " }{ $mailed } Personen bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie ist per E-Mail nicht erreichbar und steht unter „Aufgaben“.
       *[other] { " " }{ $calls } Familien sind per E-Mail nicht erreichbar und stehen unter „Aufgaben“.
    }
office-evening-publish = Veröffentlichen
office-evening-unpublish = Veröffentlichung zurücknehmen
office-evening-settings = Einstellungen
office-evening-edit = Einstellungen ändern
office-evening-save = Einstellungen speichern
office-evening-teachers = Lehrkräfte
office-evening-head-teacher = Lehrkraft
office-evening-head-room = Raum
office-evening-head-booked = gebucht
office-evening-head-free = frei
office-evening-head-blocked = Pause, gesperrt
office-evening-head-state = Stand
office-evening-head-plan = Plan
office-evening-present = da
office-evening-absent = abgesagt
office-evening-pdf = PDF
office-evening-family = Familie am Telefon
office-evening-search = Kind suchen
office-evening-search-hint = Name des Kindes, Klasse, Name oder E-Mail-Adresse der Eltern
office-evening-search-go = Suchen
office-evening-nobody-found = Kein Kind passt zu dieser Suche.
office-evening-bookings = { $count ->
    [0] keine Termine
    [one] ein Termin
   *[other] { $count } Termine
}
office-evening-siblings = Geschwister
office-evening-sibling-apart = Nicht auf dem gedruckten Plan: hat nicht dieselben Erziehungsberechtigten
office-evening-family-plan = Plan der Familie
office-evening-family-none = Die Familie hat noch keinen Termin.
office-evening-family-paper = Plan drucken (PDF)
office-evening-guardians = Eltern:
office-evening-no-guardians = noch niemand angemeldet
office-evening-room = Raum
office-evening-booked-at = Gebucht um
office-evening-free = Freie Zeiten
office-evening-nothing-free = Keine freie Zeit, die für diese Familie passt
office-evening-exceeds-pause = { $time } – zu nah an einem anderen Termin
office-evening-exceeds-break = { $time } – vorgeschriebene Pause der Lehrkraft
office-evening-book = Buchen
office-evening-move = Verschieben
office-evening-cancel = Termin absagen
office-evening-cancel-question = Diesen Termin absagen?
office-evening-close-desk = Zurück zur Suche
office-evening-done-saved = Die Einstellungen sind gespeichert.
office-evening-done-published =
    Der Elternsprechtag ist veröffentlicht. { $told ->
        [0] { "" }
        [one] Ein Elternteil erfährt es per E-Mail.
       *[other] { $told } Eltern erfahren es per E-Mail.
    }
office-evening-done-unpublished = Der Elternsprechtag ist nicht mehr sichtbar. { $told ->
    [0] { "" }
    [one] Eine Person erhält eine Mail.
   *[other] { $told } Personen erhalten eine Mail.
}
office-evening-done-booked =
    Der Termin ist gebucht. { $mailed ->
        [0] { $calls ->
            [0] { $later ->
                [0] Es gab niemanden zu verständigen.
               *[other] Die Familie erfährt es, wenn der Elternsprechtag veröffentlicht ist.
            }
           *[other] Niemand bekommt eine E-Mail.
        }
        [one] Ein Elternteil bekommt eine E-Mail.
       *[other] { $mailed } Eltern bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie ist per E-Mail nicht erreichbar. Das Sekretariat ruft sie an: Die Aufgabe dafür ist angelegt.
       *[other] { " " }{ $calls } Familien sind per E-Mail nicht erreichbar. Das Sekretariat ruft sie an: Die Aufgaben dafür sind angelegt.
    }
office-evening-done-moved =
    Der Termin ist verschoben. { $mailed ->
        [0] { $calls ->
            [0] { $later ->
                [0] Es gab niemanden zu verständigen.
               *[other] Die Familie erfährt es, wenn der Elternsprechtag veröffentlicht ist.
            }
           *[other] Niemand bekommt eine E-Mail.
        }
        [one] Ein Elternteil bekommt eine E-Mail.
       *[other] { $mailed } Eltern bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie ist per E-Mail nicht erreichbar. Das Sekretariat ruft sie an: Die Aufgabe dafür ist angelegt.
       *[other] { " " }{ $calls } Familien sind per E-Mail nicht erreichbar. Das Sekretariat ruft sie an: Die Aufgaben dafür sind angelegt.
    }
office-evening-done-cancelled =
    Der Termin ist abgesagt. { $mailed ->
        [0] { $calls ->
            [0] { $later ->
                [0] Es gab niemanden zu verständigen.
               *[other] Die Familie erfährt es, wenn der Elternsprechtag veröffentlicht ist.
            }
           *[other] Niemand bekommt eine E-Mail.
        }
        [one] Ein Elternteil bekommt eine E-Mail.
       *[other] { $mailed } Eltern bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie ist per E-Mail nicht erreichbar. Das Sekretariat ruft sie an: Die Aufgabe dafür ist angelegt.
       *[other] { " " }{ $calls } Familien sind per E-Mail nicht erreichbar. Das Sekretariat ruft sie an: Die Aufgaben dafür sind angelegt.
    }

evening-form-title = Name
evening-form-times = Zeiten
evening-form-frozen = Es gibt schon Buchungen. Diese Zeiten lassen sich nicht mehr ändern.
evening-form-day = Tag
evening-form-starts = Beginn
evening-form-ends = Ende
evening-form-slot-minutes = Minuten je Termin
evening-form-phases = Buchung
evening-form-invited-from = Eingeladene Eltern ab
evening-form-open-from = Alle Eltern ab
evening-form-closed-from = Buchung endet
evening-form-cancel-until = Absagen bis
evening-form-limits = Grenzen
evening-form-max-per-child = Termine je Kind
evening-form-max-per-family = Termine je Familie
evening-form-pause-slots = Pause zwischen zwei Terminen einer Familie
evening-form-max-consecutive = Termine am Stück je Lehrkraft
evening-form-limits-hint = Die Pause zählt in Terminen. 0 Termine am Stück heißt: keine vorgeschriebene Pause.
evening-form-all-teachers-bookable = Eltern sehen alle Lehrkräfte
evening-form-all-teachers-bookable-hint = Auch Beratung und Schulleitung, die das Kind nicht unterrichten.
office-evening-papers = Alle Pläne und Türschilder drucken
office-evening-rooms = Räume aller Lehrkräfte eintragen
office-evening-rooms-table = Tabelle
office-evening-rooms-hint = Eine Zeile je Lehrkraft: Kürzel oder Nachname; Raum. Sie können zwei Spalten aus einer Tabelle oder den Inhalt einer CSV-Datei einfügen.
office-evening-rooms-propose = Räume aus dem Stundenplan vorschlagen
office-evening-rooms-none = Aus dem Stundenplan ergibt sich kein weiterer Raum.
office-evening-rooms-save = Räume speichern
office-evening-done-rooms = { $count ->
    [one] Ein Raum ist gespeichert.
   *[other] { $count } Räume sind gespeichert.
}
