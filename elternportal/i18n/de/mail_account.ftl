# Mails about accounts. A mail never names a child, a class or a reason.
mail-account-activate-subject = Ihr Zugang zum Elternportal
mail-account-activate-body =
    Mit dem Link wählen Sie ein Passwort. Danach ist Ihr Zugang offen.

    Der Link gilt eine Stunde und nur einmal. Haben Sie keine PIN eingegeben? Dann löschen Sie diese Mail bitte.

mail-account-activate-again-subject = Weiteres Kind im Elternportal
mail-account-activate-again-body =
    Für diese E-Mail-Adresse gibt es schon einen Zugang. Das Kind kommt dazu, wenn Sie den Link öffnen und ein neues Passwort wählen.

    Möchten Sie Ihr Passwort behalten? Dann melden Sie sich an und geben Sie die PIN unter „Einstellungen“ ein.

    Der Link gilt eine Stunde und nur einmal. Haben Sie keine PIN eingegeben? Dann löschen Sie diese Mail bitte.

mail-account-reset-subject = Neues Passwort für das Elternportal
mail-account-reset-body =
    Mit dem Link wählen Sie ein neues Passwort. Der Link gilt eine Stunde und nur einmal.

    Haben Sie das nicht angefordert? Dann löschen Sie diese Mail bitte. Ihr Passwort bleibt, wie es ist.

mail-account-password-changed-subject = Ihr Passwort wurde geändert
mail-account-password-changed-body =
    Das Passwort für Ihren Zugang zum Elternportal wurde gerade geändert. Alle anderen Geräte sind abgemeldet.

    Waren Sie das nicht? Dann wählen Sie auf der Anmeldeseite „Passwort vergessen“ und sagen Sie der Schule Bescheid.

mail-account-pin-killed-subject = Eine PIN wurde gesperrt
mail-account-pin-killed-body =
    Eine PIN wurde zehnmal falsch eingegeben und ist jetzt gesperrt. Unter „Verwaltung“, „PINs“ sehen Sie, für welches Kind. Dort können Sie eine neue ausgeben.

mail-account-invite-teacher-subject = Ihr Zugang als Lehrkraft zum Elternportal
mail-account-invite-teacher-body =
    Die Schule hat Ihnen einen Zugang zum Elternportal angelegt. Mit dem Link wählen Sie ein Passwort. Danach melden Sie sich mit dieser E-Mail-Adresse an.

    Der Link gilt eine Stunde und nur einmal. Ist die Stunde vorbei? Dann wählen Sie auf der Anmeldeseite „Passwort vergessen“. Sie bekommen einen neuen Link.

    Sind Sie keine Lehrkraft dieser Schule? Dann löschen Sie diese Mail bitte.

mail-account-teacher-linked-subject = Ihr Zugang gilt jetzt auch als Lehrkraft
mail-account-teacher-linked-body =
    Mit Ihrem Zugang zum Elternportal arbeiten Sie jetzt auch als Lehrkraft. Ihr Passwort bleibt, wie es ist. Bitte melden Sie sich neu an. Wer als Lehrkraft 30 Minuten nichts tut, wird abgemeldet.

    Sind Sie keine Lehrkraft dieser Schule? Dann sagen Sie bitte der Schule Bescheid.
