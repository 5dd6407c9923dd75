# Hochladen und Anhängen von Dateien
files-error-empty = „{ $name }“ ist leer.
files-error-too-large = „{ $name }“ ist zu groß. Eine Datei darf höchstens { $megabytes } MB haben.
files-error-image-too-large = „{ $name }“ hat zu viele Bildpunkte. Erlaubt sind höchstens { $megapixels } Millionen.
files-error-kind = „{ $name }“ können wir nicht annehmen. Möglich sind PDF, Bilder (JPEG, PNG, WebP, HEIC) und Dateien aus Word, Excel, Writer und Calc.
files-error-broken = „{ $name }“ ist beschädigt und lässt sich nicht lesen.
files-error-too-costly = „{ $name }“ ist zu aufwendig gespeichert und lässt sich nicht prüfen. Bitte speichern Sie die Datei neu, z. B. als PDF.
files-error-encrypted = „{ $name }“ ist mit einem Passwort geschützt. Bitte speichern Sie die Datei ohne Passwort.
files-error-form-needs-program = „{ $name }“ ist ein Formular, das nur in einem Programm wie Adobe Acrobat zu sehen ist. Öffnen Sie es dort, füllen Sie es aus, und speichern Sie es mit „Drucken“ → „Als PDF speichern“.
files-error-heic = „{ $name }“ ist ein Foto im Format HEIC, das sich nicht lesen lässt. Wählen Sie am iPhone unter Einstellungen → Kamera → Formate „Maximale Kompatibilität“, oder schicken Sie ein Bildschirmfoto davon.
files-error-active = „{ $name }“ enthält ein Programm (Makro) oder weitere Dateien. Bitte speichern Sie sie ohne, zum Beispiel als einfaches PDF.
files-error-body-too-large = Das sind zu viele oder zu große Dateien auf einmal.
files-error-unreadable = Die Dateien sind nicht richtig angekommen. Bitte versuchen Sie es noch einmal.
files-error-too-many = { $count ->
    [one] Hier passt nur eine Datei hinein.
   *[other] Hier passen höchstens { $count } Dateien hinein.
}
files-error-quota = Sie haben heute schon sehr viele Dateien hochgeladen. Bitte machen Sie morgen weiter.
files-hint = PDF, Bilder, Word, Excel, Writer oder Calc
files-hint-image = Bild als JPEG, PNG, WebP oder HEIC
files-say-uploading = „{ $name }“ wird hochgeladen …
files-say-added = „{ $name }“ ist hochgeladen.
files-say-removed = „{ $name }“ ist entfernt.
files-remove = Entfernen
files-say-remove-one = „{ $name }“ entfernen
files-still-uploading = Bitte warten Sie, bis alle Dateien hochgeladen sind.
files-say-failed = „{ $name }“ konnte nicht hochgeladen werden. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
