# Einstellungen: which mails come and when; the page behind a mail's "unsubscribe"
notifications-title = Benachrichtigungen
notifications-intro = Wählen Sie, wann Sie Mails bekommen. Elternbriefe und Absagen kommen immer.
notifications-kind-letter = Elternbriefe
notifications-kind-evening-published = Elternsprechtag: neu
notifications-kind-evening-invited = Elternsprechtag: Einladungen
notifications-kind-evening-plan = Elternsprechtag: Ihr Plan
notifications-kind-evening-cancelled = Elternsprechtag: Absagen
notifications-kind-board = Schwarzes Brett
notifications-kind-poll = Umfragen
notifications-kind-document = Dokumente und Formulare
notifications-channel-now = sofort
notifications-channel-digest = gesammelt, einmal am Tag
notifications-channel-off = keine Mail
notifications-digest-at = Uhrzeit der gesammelten Mail
notifications-digest-at-hint = Sie kommt nur an Tagen, an denen es etwas Neues gibt.
notifications-alarm = Erinnerung an Termine im Kalender
notifications-alarm-hint = Gilt für Kalenderdateien, die Sie danach herunterladen.
notifications-alarm-before = { $minutes ->
    [0] keine
    [60] eine Stunde vorher
    [1440] einen Tag vorher
   *[other] { $minutes } Minuten vorher
}
notifications-full-text = Elternbriefe mit ganzem Text in der Mail
notifications-full-text-hint = Vertrauliche Briefe lesen Sie immer im Portal.
notifications-save = Benachrichtigungen speichern
notifications-saved = Gespeichert.
notifications-test = Test-Mail senden
notifications-test-title = Kommen die Mails an?
notifications-test-intro = Das Portal schickt eine Mail an Ihre eigene Adresse.
notifications-test-sent = Die Test-Mail ist unterwegs an { $address }. Ist sie in fünf Minuten nicht da? Dann schauen Sie bitte im Spam-Ordner nach.
notifications-test-kept = Diese Schule hat keinen Mailserver eingestellt. Die Test-Mail an { $address } liegt im Postfach der Verwaltung.
notifications-test-queued = Letzte Test-Mail ({ $when }): wartet auf den Versand.
notifications-test-delivered = Letzte Test-Mail ({ $when }): Ihr Mailanbieter hat sie angenommen.
notifications-test-failed = Letzte Test-Mail ({ $when }): kam nicht an. Der Mailserver sagt: { $reason }
start-mails-come-back = Mails der Schule erreichen Sie nicht
start-mails-come-back-text = Mails an { $address } kamen zurück, zum Beispiel weil das Postfach voll ist. Die Schule schickt deshalb keine mehr dorthin. Ist das behoben oder haben Sie eine neue Adresse, sagen Sie dem Sekretariat Bescheid.
start-mails-come-back-action = Einstellungen öffnen
notifications-unreachable = Mails der Schule an Ihre Adresse kamen zurück. Bitte sagen Sie dem Sekretariat Bescheid.
notifications-error-test-too-soon = Sie haben gerade eine Test-Mail angefordert. Bitte warten Sie eine Minute.

unsubscribe-ask = Mails abbestellen
unsubscribe-ask-sentence = Möchten Sie keine Mails mehr zu { $kinds }? Im Portal sehen Sie weiter alles.
unsubscribe-kind = „{ $kind }“
unsubscribe-button = Abbestellen
unsubscribe-done = Abbestellt
unsubscribe-done-sentence = Sie bekommen keine Mails mehr zu { $kinds }. In den Einstellungen können Sie das jederzeit ändern.
unsubscribe-to-settings = Zu den Einstellungen im Elternportal
