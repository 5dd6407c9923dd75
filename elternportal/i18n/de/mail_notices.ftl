# Mails about letters, notices, polls and documents, and the daily digest.
# A mail never names a child, a class or a reason.
mail-letter-name = Elternbrief Nr. { $number } „{ $title }“
mail-letter-name-confidential = Elternbrief

mail-letter-subject =
    { $news ->
        [correction] Korrektur: { $letter }
       *[new] Neu: { $letter }
    }
mail-letter-body =
    { $news ->
        [correction] Die Schule hat korrigiert: { $letter }.
       *[new] Die Schule hat Ihnen geschrieben: { $letter }.
    }

    { $sentences }
mail-letter-confirm = Bitte bestätigen Sie im Elternportal, dass Sie den Brief gelesen haben.
mail-letter-confirm-until = Bitte bestätigen Sie bis { $day } im Elternportal, dass Sie den Brief gelesen haben.
mail-letter-answer = Bitte antworten Sie im Elternportal.
mail-letter-answer-until = Bitte antworten Sie bis { $day } im Elternportal.
mail-letter-asked-anew = Was Sie schon geantwortet oder bestätigt haben, gilt nicht mehr.
mail-letter-answer-counts = Was Sie schon geantwortet oder bestätigt haben, gilt weiter.
mail-letter-files = Zu dem Brief gehören Dateien. Sie liegen im Elternportal.
mail-letter-read-there = Den Brief lesen Sie im Elternportal.

mail-letter-reminder-subject = Erinnerung: { $letter }
mail-letter-reminder-body =
    Wir erinnern Sie an: { $letter }.

    { $task }
mail-letter-reminder-read = Bitte lesen Sie den Brief im Elternportal.

mail-board-notice-subject = Schwarzes Brett: { $title }
mail-board-notice-body = Am Schwarzen Brett hängt etwas Neues: „{ $title }“.

mail-poll-subject = Umfrage: { $title }
mail-poll-body = Die Schule fragt nach Ihrer Meinung: „{ $title }“. Im Elternportal können Sie abstimmen.

mail-document-subject = Neues Dokument: { $title }
mail-document-body = Unter „Dokumente und Formulare“ gibt es etwas Neues: „{ $title }“.

mail-digest-subject =
    { $count ->
        [one] Eine Neuigkeit im Elternportal
       *[other] { $count } Neuigkeiten im Elternportal
    }
mail-digest-body =
    Das gibt es Neues für Sie:

    { $lines }

    Unter „Einstellungen“ wählen Sie, wann Mails kommen.

mail-test-subject = Test-Mail aus dem Elternportal
mail-test-body = Diese Mail haben Sie selbst angefordert. Sie ist angekommen: Mails aus dem Elternportal erreichen Sie unter dieser Adresse.

mailbox-kind-letter = Elternbrief
mailbox-kind-letter-reminder = Elternbrief: Erinnerung
mailbox-kind-board-notice = Schwarzes Brett
mailbox-kind-poll = Umfrage
mailbox-kind-document = Dokument
mailbox-kind-digest = Tägliche Zusammenfassung
mailbox-kind-test = Test-Mail

mail-letter-withdrawn-subject = Zurückgezogen: { $letter }
mail-letter-withdrawn-body = Die Schule hat zurückgezogen: { $letter }. Was darin stand, gilt nicht mehr. Sie müssen nichts tun.
mailbox-kind-letter-withdrawn = Elternbrief: zurückgezogen
mail-letter-reinstated-subject = Gilt wieder: { $letter }
mail-letter-reinstated-body = Die Schule hatte zurückgezogen: { $letter }. Das ist rückgängig gemacht: Der Brief gilt. Bitte lesen Sie ihn im Portal.
mailbox-kind-letter-reinstated = Elternbrief: gilt wieder
