# The office's page of the teachers' accounts
teachers-title = Lehrkräfte
teachers-about = Lehrkräfte kommen mit dem Import oder werden von Hand eingetragen. Hier laden Sie sie ein: Jede bekommt eine Mail mit einem Link und wählt damit ein Passwort.
teachers-filter = Welche Lehrkräfte
teachers-all = Alle
teachers-access-no-address = Ohne E-Mail-Adresse
teachers-access-not-invited = Nicht eingeladen
teachers-access-owned = Adresse gehört zu einem Zugang
teachers-access-asked = Gefragt
teachers-access-invited = Eingeladen
teachers-access-active = Angemeldet
teachers-invited-at = Eingeladen am { $day }
teachers-asked-at = Gefragt am { $day }, noch keine Antwort
teachers-head-teacher = Lehrkraft
teachers-head-short-name = Kürzel
teachers-head-email = E-Mail-Adresse
teachers-head-access = Stand
teachers-head-invite = Einladung
teachers-empty = Hier gibt es keine Lehrkraft.
teachers-empty-school = Noch gibt es keine Lehrkräfte. Sie kommen mit dem Import.
teachers-to-import = Zum Import
teachers-invite = Einladen
teachers-invite-again = Noch einmal einladen
teachers-invite-all = Alle einladen ({ $count })
teachers-invite-all-question = { $count ->
    [one] Eine Lehrkraft wird per Mail eingeladen.
   *[other] { $count } Lehrkräfte werden per Mail eingeladen.
} Jetzt senden?
teachers-invite-all-yes = Senden
teachers-type-address = Adresse eingeben
teachers-other-address = Andere Adresse
teachers-account = Zugang
teachers-look-at-owner = Wessen Zugang?
teachers-owner-question = { $email } gehört zu diesem Zugang: { $owner }. Soll das Portal diese Person per Mail fragen, ob sie die Lehrkraft ist?
teachers-owner-yes = Mail mit der Frage senden
teachers-email = E-Mail-Adresse von { $name }
teachers-do-not = Abbrechen
teachers-told-invited = { $count ->
    [0] Es wurde niemand eingeladen.
    [one] Eine Einladung ist unterwegs.
   *[other] { $count } Einladungen sind unterwegs.
}
teachers-told-asked = { $count ->
    [one] Eine Mail fragt, ob es dieselbe Person ist. Bis zur Antwort ändert sich nichts.
   *[other] { $count } Mails fragen, ob es dieselbe Person ist. Bis zur Antwort ändert sich nichts.
}
teachers-told-owned = Noch nicht eingeladen, weil die Adresse zu einem Zugang gehört, den Sie erst ansehen: { $names }
teachers-told-refused = Nicht eingeladen, weil die Adresse zu einem anderen Zugang gehört: { $names }
teachers-error-already-active = Diese Lehrkraft hat schon ein Passwort gewählt. Mit „Passwort vergessen“ bekommt sie jederzeit ein neues.
teachers-error-no-address = Zu { $name } ist keine E-Mail-Adresse bekannt. Bitte geben Sie eine ein.
teachers-error-address-taken = Diese E-Mail-Adresse gehört zu einer anderen Lehrkraft oder zu einem gesperrten Zugang.

# What the command elternportal teachers prints
teachers-cli-invited = { $count ->
    [0] Es gibt niemanden, der einzuladen ist.
    [one] Eine Lehrkraft ist eingeladen.
   *[other] { $count } Lehrkräfte sind eingeladen.
}
teachers-cli-refused = Nicht eingeladen, weil die Adresse zu einem anderen Zugang gehört: { $names }
teachers-cli-owned = Die Adresse gehört schon zu einem Zugang: { $names }. Auf der Seite „Lehrkräfte“ sehen Sie, zu wessen, und lassen fragen.
teachers-cli-without-address = Ohne E-Mail-Adresse: { $count }. Auf der Seite „Lehrkräfte“ lässt sie sich eingeben.
teachers-cli-unknown = Diese Kürzel gibt es nicht: { $names }
