# Sicherung und Rückspielen auf der Kommandozeile
backup-made = Die Sicherung liegt in { $path }: { $rows } Zeilen, { $files } Dateien, { $size }.
backup-old-deleted = { $count ->
    [one] Eine alte Sicherung wurde gelöscht.
   *[other] { $count } alte Sicherungen wurden gelöscht.
}
backup-restored = Die Sicherung vom { $made } ist zurückgespielt: { $rows } Zeilen, { $files } Dateien. Alle melden sich neu an.
backup-files-missing = { $count ->
    [one] Eine Datei, die in der Datenbank steht, war nicht in der Sicherung.
   *[other] { $count } Dateien, die in der Datenbank stehen, waren nicht in der Sicherung.
}
backup-deleted-again = { $count ->
    [0] Seit der Sicherung wurde nichts gelöscht, was sie noch enthält.
    [one] Ein Konto oder Kind an einem Konto, das seit der Sicherung gelöscht wurde, ist wieder gelöscht.
   *[other] { $count } Konten oder Kinder an Konten, die seit der Sicherung gelöscht wurden, sind wieder gelöscht.
}
backup-deleted-again-reason = nach dem Rückspielen einer Sicherung wiederholt
retention-nothing = Es gibt nichts, was lange genug aufbewahrt wurde.
retention-would-delete = Gelöscht würden, nach Tabellen:
retention-deleted = Gelöscht wurden, nach Tabellen:
backup-error-no-backup = Diese Datei ist keine Sicherung des Elternportals.
backup-error-unknown-key = Diese Sicherung wurde mit dem Schlüssel „{ $name }“ verschlüsselt. Er steht nicht in ELTERNPORTAL_BACKUP_KEYS; der Schlüssel „secret“ entsteht aus ELTERNPORTAL_SECRET.
backup-error-damaged = Diese Sicherung ist unvollständig, verändert oder mit einem anderen Schlüssel verschlüsselt. Es wurde nichts zurückgespielt.
backup-error-not-empty = Zurückgespielt wird nur an einen leeren Ort. Hier liegt schon etwas: { $place }
backup-error-other-database = Diese Sicherung ist von einer Datenbank der Art { $database }. Bitte stellen Sie ELTERNPORTAL_DATABASE_URL auf eine solche ein.
backup-error-newer-version = Diese Sicherung ist von einer neueren Version des Elternportals. Bitte installieren Sie zuerst diese.
backup-error-incomplete = In der Tabelle { $table } fehlen Zeilen, oder es sind zu viele. Bitte nehmen Sie eine andere Sicherung.
backup-error-unsound = Die Datenbank in der Sicherung ist beschädigt. Bitte nehmen Sie eine andere Sicherung.
backup-error-tool-missing = Das Programm { $program } fehlt auf diesem Rechner. Es gehört zu PostgreSQL (Paket postgresql-client).
backup-error-tool-failed = { $program } ist gescheitert: { $reason }
audit-verified = { $count ->
    [one] Ein Eintrag ist unverändert.
   *[other] { $count } Einträge sind unverändert.
} Aus der Zeit vor der Kette: { $unlinked }.
audit-head = Der letzte trägt diese Prüfsumme, bitte notieren Sie sie an einem anderen Ort: { $head }
audit-exported = { $count } Einträge liegen in { $path }.
audit-error-broken = Die Einträge passen nicht zusammen: Um { $when } wurde einer verändert, entfernt oder dazugesetzt.
audit-error-head-gone = Die notierte Prüfsumme gibt es nicht mehr: Einträge am Ende fehlen, oder die Kette wurde neu berechnet. War der Eintrag älter als ein Jahr, ist er nach der Frist gelöscht.

# Seite „Betrieb“
menu-office-health = Betrieb
health-title = Betrieb
health-about = So steht es um das Portal im Ganzen. Was rot ist, sehen Sie sich bitte an.
health-never = noch nie
health-label-mails = Wartende Mails
health-mails-waiting = { $count ->
    [0] Keine.
    [one] Eine Mail wartet.
   *[other] { $count } Mails warten.
}
health-mails-oldest = Die älteste seit { $when }.
health-warning-mails = Mails gehen nicht hinaus. Warum, steht im Postfach.
health-label-undeliverable = Unzustellbare Mails
health-mails-undeliverable = { $count ->
    [0] Keine in den letzten 30 Tagen.
    [one] Eine in den letzten 30 Tagen.
   *[other] { $count } in den letzten 30 Tagen.
}
health-label-import = Letzter Import
health-label-backup = Letzte Sicherung
health-warning-backup = Es fehlt eine Sicherung. Wer den Rechner betreut, richtet sie ein: docs/operations.md.
health-label-retention = Letztes Löschen nach Frist
health-deleted = { $count ->
    [0] Es gab nichts zu löschen.
    [one] Eine Zeile wurde gelöscht.
   *[other] { $count } Zeilen wurden gelöscht.
}
health-warning-retention = Das nächtliche Löschen ist ausgefallen. Wer den Rechner betreut, findet den Grund im Protokoll.
health-label-disk = Speicherplatz
health-disk-free = { $free } von { $size } frei
health-warning-disk = Der Platz wird knapp. Wer den Rechner betreut, schafft mehr.
