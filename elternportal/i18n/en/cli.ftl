# What the command elternportal prints
cli-building = Building the pages …
cli-built = The pages are built.
cli-build-failed = The pages cannot be built: { $reason }
cli-not-built = The pages are not built for this version yet. Please run first: elternportal build
cli-port-taken = Port { $port } is taken by another program. Stop it, or set PORT to a free one.
cli-cannot-listen = The server cannot be opened on { $host }, port { $port }: { $reason }
cli-migrated = The database is up to date.
cli-database-unreachable = The database cannot be reached. Please check ELTERNPORTAL_DATABASE_URL: { $reason }
cli-database-damaged = The database is damaged. Please stop the portal and restore a backup (docs/operations.md): { $reason }
cli-not-migrated = The database does not fit this version. First run: elternportal migrate
cli-address = The portal runs at { $url }

cli-step-database = Bringing the database up to date …
cli-step-demo = Creating the demo school, unless there is a school …
cli-step-pages = Building the pages, unless nothing has changed …
cli-step-serve = Starting the portal …
cli-step-took = { $seconds } s

cli-setting-refused = { $name } has a value that is not allowed. The allowed values are in docs/operations.md.
cli-setting-base-url = ELTERNPORTAL_BASE_URL must be one full address without wildcard.
cli-setting-workers = Several processes (ELTERNPORTAL_WORKERS) need ELTERNPORTAL_REDIS_URL and PostgreSQL.
cli-setting-keys = { $name } cannot be read: { $reason }. Each key is a name, a colon and 32 random bytes in base64; commas separate several.
cli-setting-sign-on = ELTERNPORTAL_SIGN_ON cannot be used: { $reason }. See docs/operations.md for what is allowed.
cli-setting-secret = For a real school, ELTERNPORTAL_SECRET must be a secret of its own with at least { $length } characters.
cli-setting-https = For a real school, ELTERNPORTAL_BASE_URL must start with https://.
cli-setting-smtp = For a real school, ELTERNPORTAL_SMTP_HOST must be set.
cli-setting-dkim-parts = ELTERNPORTAL_DKIM_DOMAIN, ELTERNPORTAL_DKIM_SELECTOR and ELTERNPORTAL_DKIM_KEY_FILE belong together: all three or none.
cli-setting-dkim-unreadable = The file of ELTERNPORTAL_DKIM_KEY_FILE cannot be read: { $reason }
cli-setting-dkim-no-key = The file of ELTERNPORTAL_DKIM_KEY_FILE holds no private key in PEM form.

cli-demo-making = Creating the demo school …
cli-demo-made = The demo school is created.
cli-demo-kept = There is a school already, it stays as it is.
cli-demo-files = The demo school’s Untis files are in { $folder }.
cli-demo-logins = Logins to try, password for all: { $password }
cli-demo-login-who = Who
cli-demo-login-email = E-mail

cli-outbox-queued = Waiting: { $count }
cli-outbox-unknown = Outcome unknown: { $count }
cli-outbox-sent = Sent: { $count }
cli-outbox-undeliverable = Undeliverable: { $count }
cli-outbox-diverted = In the daily digest: { $count }
cli-outbox-dropped = No longer needed: { $count }
cli-outbox-oldest = The oldest waiting mail is due since: { $time }
cli-outbox-failure = Mail { $id } to { $recipient }, { $attempts ->
    [one] one attempt
   *[other] { $attempts } attempts
}: { $reason }

cli-import-plan = What the import changes
cli-import-added = new
cli-import-changed = changed
cli-import-removed = removed
cli-import-error = ERROR
cli-import-warning = Note
cli-import-more = … and { $count } more notes.
cli-import-more-names = and { $count } more
cli-import-ignored = Without master data, so not read: { $files }
cli-import-errors = { $count ->
    [one] One row is wrong.
   *[other] { $count } rows are wrong.
} Nothing was changed. Correct the files.
cli-import-leave-out = Or leave out all rows that are wrong:
cli-import-bad-reference = { $reference } does not have the form FILE:LINE.
cli-import-nothing = The school is like this already. There is nothing to change.
cli-import-ask = Shall this be applied?
cli-import-done = The import is applied.

cli-admin-created = The account { $email } is created.
cli-pins-making = Making PINs …
cli-pins-none = There is no child without a guardian in this selection. No PIN was made.
cli-pins-written = { $count ->
    [one] One PIN is made, the letter is in { $file }.
   *[other] { $count } PINs are made, the letters are in { $file }.
}
cli-file-not-writable = The file { $file } cannot be written ({ $reason }). Nothing was changed.
cli-pins-not-one-child = Not every one of these names belongs to exactly one child: { $names }

cli-bounce-permanent = Undeliverable: { $count }
cli-bounce-temporary = Delayed: { $count }
cli-bounce-ignored = Not about a mail of the portal: { $count }
cli-bounce-unreadable = Unreadable, left where they are: { $count }
cli-bounce-no-folder = There is no folder { $folder }.
cli-bounce-try-later = The database does not answer. Please try again later.
cli-moved = { $new ->
    [yes] { $variable } was taken over: “{ $label }” now stands in the portal’s administration under “School settings”. The variable is no longer needed.
   *[no] { $variable } no longer counts: “{ $label }” stands in the portal’s administration under “School settings”. Please remove the variable.
}
cli-moved-refused = { $variable } was not taken over ({ $reason }). Please set “{ $label }” in the portal’s administration under “School settings”.
cli-settings-key = Setting
cli-settings-value = Value
cli-settings-default = Default, if different
cli-settings-file = { $file } cannot be used: { $reason }
cli-settings-written = The settings are in { $file }.
cli-settings-nothing = The file changes nothing.
cli-settings-imported = { $count ->
    [one] One setting is changed.
   *[other] { $count } settings are changed.
}
cli-import-missing = A large part of the school is not in the files: { $count } classes, teachers and children would leave. If the export is complete, repeat the command with --missing { $count }. --yes is not enough for that.
cli-keys-rotated = { $count ->
        [one] One text is sealed anew.
       *[other] { $count } texts are sealed anew.
    }
