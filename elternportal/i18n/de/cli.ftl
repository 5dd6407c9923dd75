# What the command elternportal prints
cli-building = Die Seiten werden gebaut …
cli-built = Die Seiten sind gebaut.
cli-build-failed = Die Seiten lassen sich nicht bauen: { $reason }
cli-not-built = Die Seiten sind für diese Version noch nicht gebaut. Bitte zuerst ausführen: elternportal build
cli-port-taken = Port { $port } ist von einem anderen Programm belegt. Beenden Sie es, oder setzen Sie PORT auf einen freien.
cli-cannot-listen = Auf { $host }, Port { $port }, lässt sich der Server nicht öffnen: { $reason }
cli-migrated = Die Datenbank ist auf dem neuesten Stand.
cli-database-unreachable = Die Datenbank ist nicht zu erreichen. Bitte prüfen Sie ELTERNPORTAL_DATABASE_URL: { $reason }
cli-database-damaged = Die Datenbank ist beschädigt. Bitte halten Sie das Portal an und spielen Sie eine Sicherung ein (docs/operations.md): { $reason }
cli-not-migrated = Die Datenbank passt nicht zu dieser Version. Bitte zuerst ausführen: elternportal migrate
cli-address = Das Elternportal läuft unter { $url }

cli-step-database = Die Datenbank wird auf den neuesten Stand gebracht …
cli-step-demo = Die Demo-Schule wird angelegt, wenn es noch keine Schule gibt …
cli-step-pages = Die Seiten werden gebaut, wenn sich etwas geändert hat …
cli-step-serve = Das Elternportal wird gestartet …
cli-step-took = { $seconds } s

cli-setting-refused = { $name } hat einen Wert, der nicht erlaubt ist. Erlaubte Werte nennt docs/operations.md.
cli-setting-base-url = ELTERNPORTAL_BASE_URL muss eine einzige, vollständige Adresse ohne Platzhalter sein.
cli-setting-workers = Mehrere Prozesse (ELTERNPORTAL_WORKERS) brauchen ELTERNPORTAL_REDIS_URL und PostgreSQL.
cli-setting-keys = { $name } kann nicht gelesen werden: { $reason }. Jeder Schlüssel ist ein Name, ein Doppelpunkt und 32 zufällige Bytes in Base64; mehrere trennt ein Komma.
cli-setting-sign-on = ELTERNPORTAL_SIGN_ON kann so nicht gelten: { $reason }. Was erlaubt ist, sagt docs/operations.md.
cli-setting-secret = Für eine echte Schule muss ELTERNPORTAL_SECRET ein eigenes Geheimnis mit mindestens { $length } Zeichen sein.
cli-setting-https = Für eine echte Schule muss ELTERNPORTAL_BASE_URL mit https:// beginnen.
cli-setting-smtp = Für eine echte Schule muss ELTERNPORTAL_SMTP_HOST gesetzt sein.
cli-setting-dkim-parts = ELTERNPORTAL_DKIM_DOMAIN, ELTERNPORTAL_DKIM_SELECTOR und ELTERNPORTAL_DKIM_KEY_FILE gehören zusammen: alle drei oder keine.
cli-setting-dkim-unreadable = Die Datei aus ELTERNPORTAL_DKIM_KEY_FILE lässt sich nicht lesen: { $reason }
cli-setting-dkim-no-key = In der Datei aus ELTERNPORTAL_DKIM_KEY_FILE steht kein privater Schlüssel in der Form PEM.

cli-demo-making = Die Demo-Schule wird angelegt …
cli-demo-made = Die Demo-Schule ist angelegt.
cli-demo-kept = Es gibt schon eine Schule, sie bleibt unverändert.
cli-demo-files = Die Untis-Dateien der Demo-Schule liegen in { $folder }.
cli-demo-logins = Anmeldungen zum Ausprobieren, Passwort für alle: { $password }
cli-demo-login-who = Wer
cli-demo-login-email = E-Mail

cli-outbox-queued = Warten: { $count }
cli-outbox-unknown = Ausgang unbekannt: { $count }
cli-outbox-sent = Versendet: { $count }
cli-outbox-undeliverable = Unzustellbar: { $count }
cli-outbox-diverted = In der täglichen Zusammenfassung: { $count }
cli-outbox-dropped = Nicht mehr nötig: { $count }
cli-outbox-oldest = Die älteste wartende Mail ist fällig seit: { $time }
cli-outbox-failure = Mail { $id } an { $recipient }, { $attempts ->
    [one] ein Versuch
   *[other] { $attempts } Versuche
}: { $reason }

cli-import-plan = Was der Import ändert
cli-import-added = neu
cli-import-changed = geändert
cli-import-removed = entfernt
cli-import-error = FEHLER
cli-import-warning = Hinweis
cli-import-more = … und { $count } weitere Hinweise.
cli-import-more-names = und { $count } weitere
cli-import-ignored = Ohne Stammdaten, daher nicht gelesen: { $files }
cli-import-errors = { $count ->
    [one] Eine Zeile ist fehlerhaft.
   *[other] { $count } Zeilen sind fehlerhaft.
} Es wurde nichts geändert. Verbessern Sie die Dateien.
cli-import-leave-out = Oder lassen Sie alle fehlerhaften Zeilen weg:
cli-import-bad-reference = { $reference } hat nicht die Form DATEI:ZEILE.
cli-import-nothing = Die Schule ist schon auf diesem Stand. Es gibt nichts zu ändern.
cli-import-ask = Soll das so übernommen werden?
cli-import-done = Der Import ist übernommen.

cli-admin-created = Das Konto { $email } ist angelegt.
cli-pins-making = PINs werden erzeugt …
cli-pins-none = Für diese Auswahl gibt es kein Kind ohne Sorgeberechtigte. Es wurde keine PIN erzeugt.
cli-pins-written = { $count ->
    [one] Eine PIN ist erzeugt, der Brief liegt in { $file }.
   *[other] { $count } PINs sind erzeugt, die Briefe liegen in { $file }.
}
cli-file-not-writable = Die Datei { $file } lässt sich nicht schreiben ({ $reason }). Es wurde nichts geändert.
cli-pins-not-one-child = Nicht jeder dieser Namen gehört zu genau einem Kind: { $names }

cli-bounce-permanent = Unzustellbar: { $count }
cli-bounce-temporary = Verzögert: { $count }
cli-bounce-ignored = Ohne Bezug zu einer Mail des Elternportals: { $count }
cli-bounce-unreadable = Nicht lesbar, bleibt liegen: { $count }
cli-bounce-no-folder = Den Ordner { $folder } gibt es nicht.
cli-bounce-try-later = Die Datenbank antwortet nicht. Bitte später noch einmal versuchen.
cli-moved = { $new ->
    [yes] { $variable } wurde übernommen: „{ $label }“ steht jetzt in der Verwaltung unter „Schuleinstellungen“. Die Variable wird nicht mehr gebraucht.
   *[no] { $variable } gilt nicht mehr: „{ $label }“ steht in der Verwaltung unter „Schuleinstellungen“. Bitte entfernen Sie die Variable.
}
cli-moved-refused = { $variable } wurde nicht übernommen ({ $reason }). Bitte stellen Sie „{ $label }“ in der Verwaltung unter „Schuleinstellungen“ ein.
cli-settings-key = Einstellung
cli-settings-value = Wert
cli-settings-default = Vorgabe, falls anders
cli-settings-file = { $file } lässt sich nicht benutzen: { $reason }
cli-settings-written = Die Einstellungen stehen in { $file }.
cli-settings-nothing = Die Datei ändert nichts.
cli-settings-imported = { $count ->
    [one] Eine Einstellung ist geändert.
   *[other] { $count } Einstellungen sind geändert.
}
cli-import-missing = In den Dateien fehlt ein großer Teil der Schule: { $count } Klassen, Lehrkräfte und Kinder würden gehen. Ist der Export vollständig, wiederholen Sie den Befehl mit --missing { $count }. --yes genügt dafür nicht.
cli-keys-rotated = { $count ->
        [one] Ein Text ist neu verschlüsselt.
       *[other] { $count } Texte sind neu verschlüsselt.
    }
