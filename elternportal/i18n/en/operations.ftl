# Backup and restore on the command line
backup-made = The backup is in { $path }: { $rows } rows, { $files } files, { $size }.
backup-old-deleted = { $count ->
    [one] One old backup was deleted.
   *[other] { $count } old backups were deleted.
}
backup-restored = The backup of { $made } is restored: { $rows } rows, { $files } files. Everybody signs in anew.
backup-files-missing = { $count ->
    [one] One file that the database names was not in the backup.
   *[other] { $count } files that the database names were not in the backup.
}
backup-deleted-again = { $count ->
    [0] Nothing that the backup still has was deleted since.
    [one] One account, or child of an account, that was deleted since the backup is deleted again.
   *[other] { $count } accounts, or children of accounts, that were deleted since the backup are deleted again.
}
backup-deleted-again-reason = repeated after a backup was restored
retention-nothing = Nothing has been kept long enough.
retention-would-delete = Would be deleted, by table:
retention-deleted = Deleted, by table:
backup-error-no-backup = This file is no backup of the parent portal.
backup-error-unknown-key = This backup was encrypted with the key “{ $name }”. It is not in ELTERNPORTAL_BACKUP_KEYS; the key “secret” is made of ELTERNPORTAL_SECRET.
backup-error-damaged = This backup is incomplete, changed, or encrypted with another key. Nothing was restored.
backup-error-not-empty = A backup is restored into an empty place only. There is something already: { $place }
backup-error-other-database = This backup is of a database of the kind { $database }. Please set ELTERNPORTAL_DATABASE_URL to one.
backup-error-newer-version = This backup is of a newer version of the parent portal. Please install that one first.
backup-error-incomplete = Rows are missing in the table { $table }, or there are too many. Please take another backup.
backup-error-unsound = The database in the backup is damaged. Please take another backup.
backup-error-tool-missing = The program { $program } is missing on this machine. It belongs to PostgreSQL (package postgresql-client).
backup-error-tool-failed = { $program } failed: { $reason }
audit-verified = { $count ->
    [one] One entry is unchanged.
   *[other] { $count } entries are unchanged.
} From the time before the chain: { $unlinked }.
audit-head = The last one bears this checksum, please note it in another place: { $head }
audit-exported = { $count } entries are in { $path }.
audit-error-broken = The entries do not fit together: about { $when } one was changed, removed or put in.
audit-error-head-gone = The noted checksum is not there any more: entries at the end are missing, or the chain was computed anew. If the entry was older than a year, it was deleted when its time was over.

# Page "operation"
menu-office-health = Operation
health-title = Operation
health-about = This is how the portal as a whole is. Please look at what is red.
health-never = never yet
health-label-mails = Waiting mails
health-mails-waiting = { $count ->
    [0] None.
    [one] One mail waits.
   *[other] { $count } mails wait.
}
health-mails-oldest = The oldest since { $when }.
health-warning-mails = Mails do not go out. The mailbox page says why.
health-label-undeliverable = Undeliverable mails
health-mails-undeliverable = { $count ->
    [0] None in the last 30 days.
    [one] One in the last 30 days.
   *[other] { $count } in the last 30 days.
}
health-label-import = Last import
health-label-backup = Last backup
health-warning-backup = A backup is missing. Whoever looks after the machine sets it up: docs/operations.md.
health-label-retention = Last deletion of old data
health-deleted = { $count ->
    [0] There was nothing to delete.
    [one] One row was deleted.
   *[other] { $count } rows were deleted.
}
health-warning-retention = The nightly deletion did not happen. Whoever looks after the machine finds the reason in the log.
health-label-disk = Disk space
health-disk-free = { $free } of { $size } free
health-warning-disk = Space is getting short. Whoever looks after the machine makes more.
