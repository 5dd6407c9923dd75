# Beurlaubung und Befreiung
menu-leave = Beurlaubung
menu-staff-leave = Anträge auf Beurlaubung

leave-title = Beurlaubung
leave-rule-deadline = { $count ->
        [0] Stellen Sie den Antrag, bevor die Beurlaubung beginnt.
        [one] Stellen Sie den Antrag spätestens einen Tag vorher.
       *[other] Stellen Sie den Antrag spätestens { $count } Tage vorher.
    }
leave-rule-decides = { $count ->
        [0] Über den Antrag entscheidet die Schulleitung.
        [one] Über einen einzelnen Tag kann die Klassenleitung entscheiden, über mehr die Schulleitung.
       *[other] Über bis zu { $count } Schultage kann die Klassenleitung entscheiden, über mehr die Schulleitung.
    }
leave-rule-holidays = Direkt vor und nach Ferien entscheidet nur die Schulleitung, und nur aus dringendem Grund.
leave-rule-pending = Solange niemand entschieden hat, muss Ihr Kind zur Schule kommen.
leave-field-children = Für wen?
leave-field-first-day = Erster Tag
leave-field-last-day = Letzter Tag
leave-field-first-lesson = Ab welcher Stunde am ersten Tag?
leave-field-last-lesson = Bis zu welcher Stunde am letzten Tag?
leave-field-subject-id = Befreiung von einem Fach
leave-field-reason = Grund
leave-field-text = Begründung
leave-field-files = Nachweis
leave-field-is-approved = Entscheidung
leave-field-answer = Antwort an die Familie
leave-field-comment = Stellungnahme
leave-last-day-hint = Leer heißt: nur der erste Tag.
leave-text-hint = Warum ist es dringend? Bitte keine Diagnose.
leave-files-hint = Zum Beispiel eine Einladung oder Bescheinigung. Nur wer über den Antrag entscheidet, kann sie öffnen.
leave-no-files = Nachweise geben Sie bitte im Sekretariat ab.
leave-more = Nur einzelne Stunden, oder Befreiung von einem Fach
leave-no-exemption = keine, mein Kind fehlt ganz
leave-subject-hint = Zum Beispiel Sport nach einer Verletzung: Ihr Kind kommt zur Schule und ist nur von diesem Fach befreit.
leave-send = Antrag stellen
leave-applied-now = Beantragt ({ $days }): { $children }.
leave-was-late = Der Antrag kommt nach der Frist. Bitte rufen Sie in der Schule an.
leave-is-beside-holidays = Es sind Tage direkt an Ferien: Darüber entscheidet die Schule besonders streng.
leave-own = Anträge in diesem Schuljahr
leave-none = In diesem Schuljahr ist nichts beantragt.
leave-told-by = Beantragt von { $who }, { $when }
leave-told-guardian = Beantragt, { $when }
leave-told-office = Auf Papier beantragt, eingetragen { $when }
leave-state-applied = noch nicht entschieden
leave-state-approved = genehmigt
leave-state-refused = abgelehnt
leave-state-withdrawn = zurückgenommen
leave-late = nach der Frist
leave-decided = Entschieden: { $when }
leave-paper = Bescheid (PDF)
leave-withdraw = Zurücknehmen
leave-withdraw-question = Kommt Ihr Kind doch zur Schule? Der Antrag gilt dann nicht mehr.
leave-withdrawn-now = Der Antrag ist zurückgenommen.
leave-exempted = Befreit: { $subject }
leave-former-subject = Unterricht in einem früheren Fach
leave-exemption-days = Befreiung von { $subject }, { $days }
leave-error-no-child = Bitte wählen Sie, für wen der Antrag ist.
leave-error-began = Dieser Tag ist vorbei. Eine Beurlaubung beantragt man vorher; ein Fehlen melden Sie bitte der Schule.
leave-error-reason = Diesen Grund gibt es nicht mehr. Bitte wählen Sie neu.
leave-error-applied = Für diese Tage gibt es schon einen Antrag.
leave-error-begun = Die Beurlaubung hat schon begonnen. Kommt Ihr Kind doch, sagen Sie es bitte dem Sekretariat.
leave-error-over = Dieser Antrag gilt nicht mehr.
leave-error-subject = Dieses Fach hat die Klasse nicht.
leave-error-not-yours = Über diese Tage entscheidet an Ihrer Schule jemand anderes. Sie können eine Stellungnahme schreiben.
leave-error-decided-so = So ist schon entschieden.
leave-error-answer = Bitte schreiben Sie der Familie, warum Sie ablehnen.
leave-error-comment = Bitte schreiben Sie etwas.

staff-leave-title = Anträge auf Beurlaubung
leave-shown = Welche Anträge
leave-shown-open = noch nicht entschieden
leave-shown-all = alle
leave-search = Name oder Klasse
staff-leave-none = Hier steht kein Antrag.
leave-open = Öffnen
leave-back = Zu allen Anträgen
leave-school-days = { $count ->
        [one] Ein Schultag
       *[other] { $count } Schultage
    }
leave-fact-late = Der Antrag kam nach der Frist.
leave-fact-holidays = Die Tage liegen direkt an Ferien.
leave-fact-deciders = Entscheiden darf: { $who }
leave-decider-class-teacher = Klassenleitung
leave-decider-office = Sekretariat
leave-decider-head = Schulleitung
leave-steps = Was bisher war
leave-step-comment = Stellungnahme von { $who }, { $when }
leave-step-approved = Genehmigt von { $who }, { $when }
leave-step-refused = Abgelehnt von { $who }, { $when }
leave-step-withdrawn = Zurückgenommen von { $who }, { $when }
leave-decide = Entscheiden
leave-approve = genehmigen
leave-refuse = ablehnen
leave-answer-hint = Bei einer Ablehnung: warum. Die Familie liest es, und es steht im Bescheid.
leave-decide-send = Entscheidung speichern
leave-decided-now = { $count ->
        [one] Entschieden. Eine E-Mail sagt es der Familie.
       *[other] Entschieden. { $count } E-Mails sagen es der Familie.
    }
leave-decided-on-paper = Entschieden. Keine E-Mail erreicht die Familie: Der Anruf steht bei den Aufgaben, den Bescheid können Sie drucken.
leave-comment = Stellungnahme schreiben
leave-comment-hint = Für die Schulleitung. Die Familie liest es nicht.
leave-comment-send = Stellungnahme speichern
leave-commented = Die Stellungnahme ist gespeichert.
leave-withdraw-for = Für die Familie zurücknehmen
leave-on-paper = Antrag auf Papier
leave-on-paper-about = Für Familien ohne Zugang: Formular drucken und mitgeben, den ausgefüllten Antrag hier eintragen.
leave-form = Formular drucken (PDF)
leave-find = Für welches Kind?
leave-enter = Antrag eintragen

leave-paper-title = Bescheid über eine Beurlaubung
leave-paper-about = Sie haben für { $child } eine Beurlaubung oder Befreiung beantragt: { $days }.
leave-paper-approved = Der Antrag ist genehmigt. Bitte holen Sie nach, was im Unterricht versäumt wird.
leave-paper-refused = Der Antrag ist abgelehnt. Ihr Kind muss zum Unterricht kommen.
leave-paper-decided = Entschieden am { $day } von: { $who }
leave-paper-without-signature = Dieser Bescheid wurde im Elternportal erstellt und gilt ohne Unterschrift.
leave-form-title = Antrag auf Beurlaubung oder Befreiung
leave-form-child = Name und Klasse des Kindes:
leave-form-from = Erster Tag:
leave-form-until = Letzter Tag:
leave-form-lessons = Nur von Stunde bis Stunde:
leave-form-subject = Nur Befreiung vom Fach:
leave-form-text = Begründung (bitte keine Diagnose):
leave-form-signature = Ort, Datum, Unterschrift:

absences-kind-leave = beurlaubt
absences-told-leave = Beurlaubung genehmigt, beantragt { $when }
absences-note-leave = Beurlaubt
absences-note-missing = Fehlt, nicht gemeldet
absences-note-reported = Abwesend gemeldet

mail-leave-subject = { $what ->
        [applied] Antrag auf Beurlaubung: { $days }
        [approved] Beurlaubung genehmigt: { $days }
        [refused] Beurlaubung abgelehnt: { $days }
       *[withdrawn] Antrag auf Beurlaubung zurückgenommen: { $days }
    }
mail-leave-body =
    { $what ->
        [applied] Im Elternportal wurde eine Beurlaubung oder Befreiung beantragt ({ $days }). Solange niemand entschieden hat, muss Ihr Kind zur Schule kommen.
        [approved] Die Schule hat Ihren Antrag genehmigt ({ $days }).
        [refused] Die Schule hat Ihren Antrag abgelehnt ({ $days }). Warum, lesen Sie im Portal.
       *[withdrawn] Dieser Antrag gilt nicht mehr ({ $days }). Ihr Kind kommt zur Schule.
    }

    Um wen es geht, lesen Sie im Portal. Dort steht nach der Entscheidung auch der Bescheid als PDF.
mailbox-kind-leave = Beurlaubung
office-call-leave-approved = Die Beurlaubung oder Befreiung ab { $day } ist genehmigt.
office-call-leave-refused = Die Beurlaubung oder Befreiung ab { $day } ist abgelehnt. Das Kind muss zum Unterricht kommen.

setting-absences-leave-deadline-days = Antrag auf Beurlaubung spätestens
setting-absences-leave-deadline-days-help = So lange vorher soll der Antrag da sein. Spätere werden angenommen und als verspätet gezeigt.
setting-absences-leave-reasons = Gründe für eine Beurlaubung
setting-absences-leave-reasons-help = Daraus wählen Eltern. Trennen Sie die Gründe durch Semikolon.
setting-absences-leave-proofs = Nachweise hochladen
setting-absences-leave-proofs-help = Eltern können dem Antrag eine Datei beilegen. Sonst geben sie Nachweise im Sekretariat ab.
setting-absences-leave-class-teacher-days = Klassenleitung entscheidet bis
setting-absences-leave-class-teacher-days-help = Über so viele Schultage darf die Klassenleitung entscheiden. 0 heißt: Sie schreibt nur Stellungnahmen.
setting-absences-leave-by-office = Sekretariat entscheidet über Beurlaubungen
setting-absences-leave-by-office-help = Ja heißt: Auch das Sekretariat darf genehmigen und ablehnen.
setting-absences-leave-holidays-by-head = An Ferien entscheidet nur die Schulleitung
setting-absences-leave-holidays-by-head-help = Über Tage direkt vor oder nach Ferien darf nur die Schulleitung entscheiden.
class-absences-exempted = { $name }: befreit von { $subject } bis { $until }
absences-error-is-leave = Das ist eine genehmigte Beurlaubung. Ändern Sie die Entscheidung beim Antrag.
