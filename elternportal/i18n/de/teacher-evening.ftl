# A teacher's own evening
teacher-evening-title = Mein Elternsprechtag
teacher-evening-none = Hier sehen Sie Ihre Termine, sobald die Schule einen Elternsprechtag veröffentlicht hat.
teacher-evening-choose = Elternsprechtag wählen
teacher-evening-called-off = Dieser Elternsprechtag fällt aus. Die Familien mit Termin sind verständigt.
teacher-evening-absent = Abgesagt. Es sind keine Termine buchbar.
teacher-evening-come-back = Können Sie doch kommen? Dann öffnen Sie „Anwesenheit ändern“ und speichern Sie, wann Sie da sind.
teacher-evening-present = Anwesend
teacher-evening-room = Raum
teacher-evening-now = Jetzt
teacher-evening-now-nobody = Gerade kein Termin
teacher-evening-next = Danach
teacher-evening-next-nobody = Kein weiterer Termin
teacher-evening-counts =
    { $booked } gebucht, { $free } frei{ $breaks ->
        [0] { "" }
        [one] , eine Pause
       *[other] , { $breaks } Pausen
    }{ $blocked ->
        [0] { "" }
       *[other] , { $blocked } gesperrt
    }
teacher-evening-pdf = Plan als PDF
teacher-evening-slots = Termine
teacher-evening-no-slots = Hier stehen Ihre Termine, solange Sie anwesend sind.
teacher-evening-state-free = frei
teacher-evening-state-booked = gebucht
teacher-evening-state-blocked = gesperrt
teacher-evening-state-break = Pause
teacher-evening-state-forced = vorgeschriebene Pause
teacher-evening-state-elsewhere = Sie sind als Elternteil bei einer anderen Lehrkraft
teacher-evening-state-away = außerhalb der Anwesenheit
teacher-evening-block = Sperren
teacher-evening-unblock = Freigeben
teacher-evening-book = Für Eltern buchen
teacher-evening-not-now = Abbrechen
teacher-evening-book-yes = Termin buchen
teacher-evening-child = Kind
teacher-evening-child-hint = Kinder Ihrer Klassen, die noch keinen Termin bei Ihnen haben
teacher-evening-move = Verschieben
teacher-evening-move-yes = Auf diese Zeit verschieben
teacher-evening-new-time = Neue Zeit
teacher-evening-cancel = Absagen
teacher-evening-cancel-question = Diesen Termin absagen?
teacher-evening-cancel-yes = Termin absagen
teacher-evening-reason = Grund
teacher-evening-reason-hint = Nur für die Schule. Die Eltern lesen ihn nicht.
teacher-evening-arrange = Zeiten und Raum
teacher-evening-presence = Anwesenheit ändern
teacher-evening-save-presence = Anwesenheit speichern
teacher-evening-break = Pause eintragen
teacher-evening-take-break = Pause eintragen
teacher-evening-no-break = Pause aufheben
teacher-evening-give-up-break = Pause aufheben
teacher-evening-save-room = Raum speichern
teacher-evening-from = Von
teacher-evening-to = Bis
teacher-evening-invitations = Einladungen
teacher-evening-no-classes = Hier stehen die Klassen, die Sie unterrichten.
teacher-evening-children = Kinder
teacher-evening-whole-class = Ganze Klasse
teacher-evening-answer = Mitteilung an die Eltern
teacher-evening-answer-needed = Gespräch nötig
teacher-evening-answer-not-needed = Gespräch nicht nötig
teacher-evening-answer-nothing = Mitteilung zurücknehmen
teacher-evening-note = Hinweis
teacher-evening-note-hint = Die Eltern lesen ihn bei Ihrem Namen.
teacher-evening-tell = Mitteilung speichern
teacher-evening-told-needed = Gespräch nötig
teacher-evening-told-not-needed = nicht nötig
teacher-evening-call-off = Nicht da?
teacher-evening-call-off-explained = Wenn Sie nicht kommen können, sagen Sie hier alle Termine auf einmal ab.
teacher-evening-call-off-ask = Alle Termine absagen
teacher-evening-call-off-question = Alle Ihre Termine an diesem Elternsprechtag absagen?
teacher-evening-call-off-yes = Alle Termine absagen
teacher-evening-error-nobody = Bitte wählen Sie mindestens ein Kind aus.
teacher-evening-ask-invite = Diese Einladung geht per E-Mail an { $told } Personen. Absenden?
teacher-evening-done-presence = Die Anwesenheit ist gespeichert.
teacher-evening-done-break = Die Pause ist eingetragen.
teacher-evening-done-no-break = Die Zeit ist wieder frei.
teacher-evening-done-room = Der Raum ist gespeichert.
teacher-evening-done-invited = { $count ->
    [one] Gespeichert für ein Kind.
   *[other] Gespeichert für { $count } Kinder.
}
teacher-evening-done-booked =
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
teacher-evening-done-moved =
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
teacher-evening-done-cancelled =
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
teacher-evening-done-called-off =
    { $count ->
        [0] Sie sind abgemeldet. Es gab keine Termine.
        [one] Ein Termin ist abgesagt.
       *[other] { $count } Termine sind abgesagt.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }Ein Elternteil bekommt eine E-Mail.
       *[other] { " " }{ $mailed } Eltern bekommen eine E-Mail.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Eine Familie ist per E-Mail nicht erreichbar. Das Sekretariat ruft sie an: Die Aufgabe dafür ist angelegt.
       *[other] { " " }{ $calls } Familien sind per E-Mail nicht erreichbar. Das Sekretariat ruft sie an: Die Aufgaben dafür sind angelegt.
    }
