# Atteste
menu-certificates = Atteste
certificates-title = Atteste
certificates-owed = Noch nicht abgegeben
certificates-none = Es fehlt kein Attest.
certificates-settled = Zuletzt erledigt
certificates-duties = Immer mit Attest
certificates-no-duties = Für kein Kind gilt das zurzeit.
certificates-oblige = Immer Attest verlangen
certificates-oblige-about = Für diese Tage braucht das Kind für jedes Fehlen ein Attest. Die Sorgeberechtigten erfahren es.
certificates-find = Für welches Kind?
certificate-owed = Attest nötig bis { $due }
certificate-due = bis { $due }
certificate-overdue = überfällig
certificate-hand-in = Abgegeben
certificate-waive = Nicht nötig
certificate-take-back = Doch noch nötig
certificate-release = Beenden
certificate-ask = Attest verlangen
certificate-asked-now = Das Attest ist verlangt. Die Familie erfährt es.
certificate-oblige = Verlangen
certificate-obliged = Das gilt jetzt. Die Familie erfährt es.
certificate-released = Das gilt nicht mehr.
certificate-field-first-day = Von
certificate-field-last-day = Bis
certificate-why-duty = Die Schulleitung verlangt es für jedes Fehlen
certificate-why-exam = Prüfung versäumt
certificate-why-long = Langes Fehlen
certificate-why-asked = Von der Schule verlangt
certificate-state-owed = fehlt
certificate-state-handed-in = abgegeben
certificate-state-waived = nicht nötig
setting-absences-certificate-after-days = Attest bei mehr als
setting-absences-certificate-after-days-help = Fehlt ein Kind mehr Schultage, braucht die Schule ein Attest. 0 heißt: nie allein wegen der Dauer.
setting-absences-certificate-at-exams = Attest bei Prüfungen
setting-absences-certificate-at-exams-help = Versäumt ein Kind eine angekündigte Prüfung, braucht die Schule ein Attest.
setting-absences-certificate-within-days = Attest abgeben innerhalb von
setting-absences-certificate-within-days-help = So lange haben Familien Zeit. Danach erinnert das Portal einmal.
mail-certificate-subject = { $what ->
        [reminded] Das Attest fehlt noch
       *[owed] Die Schule braucht ein Attest
    }
mail-certificate-body =
    { $what ->
        [reminded] Für ein Fehlen ({ $days }) fehlt noch das Attest. Es sollte bis { $due } in der Schule sein. Bitte geben Sie es jetzt ab.
       *[owed] Für ein Fehlen ({ $days }) braucht die Schule ein Attest. Bitte geben Sie es bis { $due } ab.
    }

    Ohne Attest gilt das Fehlen als nicht entschuldigt. Um wen es geht, lesen Sie im Portal.
mailbox-kind-certificate = Attest
mail-certificate-duty-subject = Attest für jedes Fehlen
mail-certificate-duty-body =
    Die Schulleitung hat entschieden: Vom { $first } bis { $last } braucht eines Ihrer Kinder für jedes Fehlen ein Attest.

    Um wen es geht, sagt Ihnen die Schule.
mailbox-kind-certificate-duty = Attestpflicht
office-call-certificate-owed = Die Schule braucht für das Fehlen ein Attest, bis { $day }.
office-call-certificate-reminded = Das Attest fehlt noch. Es sollte bis { $day } da sein.
office-call-certificate-duty = Ab { $day } braucht das Kind für jedes Fehlen ein Attest.

# Fehlzeiten
menu-missed = Fehlzeiten
missed-title = Fehlzeiten
missed-no-class = Für Sie ist keine Klasse eingetragen, die Sie leiten.
missed-no-children = In dieser Klasse ist niemand.
missed-nothing = In diesem Schuljahr hat das Kind nicht gefehlt.
missed-time = { $days ->
        [one] 1 Tag
       *[other] { $days } Tage
    }, { $lessons ->
        [one] 1 Stunde
       *[other] { $lessons } Stunden
    }
missed-all = Gefehlt in diesem Schuljahr: { $time }
missed-unexcused = Davon nicht entschuldigt: { $time }
missed-paper = Fehlzeiten (PDF)
missed-head-name = Name
missed-head-time = Gefehlt
missed-head-when = Wann
missed-head-excused = Entschuldigt?
missed-head-unexcused = Nicht entschuldigt
missed-head-hint = Auffällig
missed-head-paper = Übersicht
missed-head-days = Tage
missed-head-lessons = Stunden
missed-head-unexcused-days = Tage nicht entschuldigt
missed-head-unexcused-lessons = Stunden nicht entschuldigt
missed-weekday-1 = oft montags
missed-weekday-2 = oft dienstags
missed-weekday-3 = oft mittwochs
missed-weekday-4 = oft donnerstags
missed-weekday-5 = oft freitags
missed-weekday-6 = oft samstags
