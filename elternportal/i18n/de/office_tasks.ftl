# The office's tasks
office-tasks-title = Aufgaben
office-tasks-open = Offene Aufgaben
office-tasks-about = Ist eine Adresse nicht erreichbar, fragen Sie die Familie. Stimmt die Adresse und ist das Postfach wieder erreichbar, geben Sie sie wieder frei. Hat die Person eine neue Adresse, stellen Sie ihr eine neue PIN aus. Mit „Erledigt“ bleibt die Adresse gesperrt: Kinder, für die es keine andere Adresse gibt, bekommen jeden Elternbrief auf Papier.
office-tasks-empty = Im Moment gibt es keine Aufgaben. Hier steht, wenn eine Mailadresse nicht mehr erreichbar ist, ein Mailanbieter die Mails der Schule abweist oder ein geplanter Elternbrief nicht erschienen ist.
office-tasks-address = Adresse
office-tasks-children = Kinder
office-tasks-reason = Antwort des Mailservers
office-tasks-since = Seit
office-tasks-account = Zum Zugang
office-tasks-free = Adresse wieder freigeben
office-tasks-finish = Erledigt
office-tasks-freed = Die Adresse ist wieder freigegeben. Neue Mails gehen wieder dorthin.
office-tasks-finished = Die Aufgabe ist erledigt.
office-tasks-without-access = { $count ->
    [one] Für ein Kind ist noch niemand angemeldet.
   *[other] Für { $count } Kinder ist noch niemand angemeldet.
}
office-tasks-pins = PINs öffnen
office-tasks-done = Erledigte Aufgaben

office-tasks-kind-mail-unreachable = Mails an { $name } kommen nicht an
office-tasks-kind-mail-refused = Mails an { $name } werden abgewiesen
office-tasks-kind-letter-stopped = Ein geplanter Elternbrief ist nicht erschienen: { $name }
office-tasks-kind-mail-stopped = Der Mailserver der Schule nimmt keine Mails an
office-tasks-kind-activation-failed = Die Mail, die einen Zugang öffnet, kam nicht an: { $name }
office-tasks-hint-activation-failed = Für dieses Kind hat jemand die PIN eingegeben, aber die Adresse nimmt keine Mail an. Rufen Sie die Familie an: Die PIN gilt noch. Mit ihr kann die Familie den Zugang mit der richtigen Adresse öffnen.
office-tasks-hint-mail-stopped = Das liegt nicht an den Adressen der Familien. Alle Mails warten, keine geht verloren. Geben Sie die Antwort an die Person weiter, die den Mailserver betreut. Das Portal versucht es immer wieder, oder sofort, wenn Sie im Postfach „Jetzt versuchen“ wählen. Geht wieder eine Mail hinaus, ist die Aufgabe von selbst erledigt.
office-tasks-hint-letter-stopped = Wer ihn geschrieben hat, darf den Familien nicht mehr schreiben: Der Zugang ist gesperrt, oder die Lehrkraft unterrichtet nicht mehr in diesen Klassen. Der Brief ist wieder ein Entwurf. Prüfen Sie ihn unter „Briefe schreiben“ und veröffentlichen Sie ihn selbst, oder löschen Sie ihn.
office-tasks-hint-mail-refused = Das liegt nicht an den Adressen der Familien: Dieser Anbieter nimmt Mails der Schule nicht an. Geben Sie die Antwort des Mailservers an die Person weiter, die den Mailserver der Schule betreut: Sie prüft SPF, DKIM und DMARC. Danach können Sie die Mails im Postfach noch einmal versenden.

# Families whom no mail reaches
office-call-title = Bitte anrufen
office-call-about = Diese Familien sind per E-Mail nicht erreichbar oder bitten um einen Anruf. Rufen Sie sie an, oder geben Sie dem Kind den Zettel mit.
office-call-all-notes = Alle Zettel drucken
office-call-note = Zettel
office-call-finished = Erledigt: Die Familie weiß Bescheid.
office-call-more = Es sind noch { $count } mehr. Sie stehen hier, sobald andere erledigt sind, und auf den gedruckten Zetteln.
office-call-evening-booked = { $evening }: Termin gebucht bei { $teacher }, { $day }, { $time }.
office-call-evening-moved = { $evening }: Termin bei { $teacher } verschoben von { $old_day }, { $old_time } auf { $day }, { $time }.
office-call-evening-cancelled = { $evening }: Termin bei { $teacher } am { $day }, { $time } ist abgesagt.
office-call-evening-left = { $evening }: Termin bei { $teacher } am { $day }, { $time } entfällt. Lehrkraft oder Kind ist nicht mehr an der Schule.
office-call-evening-called-off = { $evening } am { $day }, { $time } fällt aus. Ihre Termine finden nicht statt.
office-call-evening-reinstated = { $evening } am { $day }, { $time } findet doch statt. Ihre Termine gelten wieder.
office-call-evening-rescheduled = { $evening } ist verschoben: statt { $old_day }, { $old_time } jetzt { $day }, { $time }. Alle Termine sind um dieselbe Zeit mit verschoben.
office-note-title = Nachricht an die Eltern
office-note-to = An die Eltern von { $child }
office-note-greeting = Liebe Eltern, die Schule teilt Ihnen mit:
office-note-questions = Bei Fragen rufen Sie bitte im Sekretariat an.
office-call-letter-withdrawn = Elternbrief Nr. { $number }, den Sie auf Papier haben, ist zurückgezogen. Was darin steht, gilt nicht mehr.
office-call-letter-reinstated = Elternbrief Nr. { $number } gilt doch. Er war zurückgezogen; das ist rückgängig gemacht.
