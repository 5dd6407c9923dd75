# Sign in, activate, passwords, own settings
account-error-sign-in = E-Mail-Adresse oder Passwort stimmt nicht. Nach mehreren Versuchen müssen Sie etwas warten. Mit „Passwort vergessen“ kommen Sie sofort wieder hinein.
account-error-password-too-short = Das Passwort ist zu kurz. Bitte nehmen Sie mindestens { $count } Zeichen, zum Beispiel vier Wörter.
account-error-password-too-long = Das Passwort ist zu lang. Erlaubt sind höchstens { $count } Zeichen.
account-error-password-too-common = Dieses Passwort ist leicht zu erraten. Bitte nehmen Sie zum Beispiel vier Wörter, die nichts miteinander und nichts mit der Schule zu tun haben.
account-error-pin-malformed = Das ist keine vollständige PIN. Sie hat 16 Zeichen, zum Beispiel 7K3M-Q0ZT-9X4B-HW2C.
account-error-pin-wrong = Diese PIN stimmt nicht. Bitte vergleichen Sie sie mit dem Brief der Schule.
account-error-pin-no-longer-valid = Diese PIN gilt nicht mehr. Sie wurde schon benutzt, ist abgelaufen oder wurde ersetzt. Das Sekretariat gibt Ihnen eine neue.
account-error-email-malformed = Das ist keine gültige E-Mail-Adresse. Bitte prüfen Sie sie.
account-error-email-taken = Für diese E-Mail-Adresse gibt es schon einen Zugang.
account-error-name = Bitte geben Sie Ihren Vor- und Nachnamen ein und keine E-Mail-Adresse.
account-error-link-invalid = Dieser Link gilt nicht mehr. Er gilt eine Stunde und nur einmal. Bitte fordern Sie einen neuen an.
account-error-old-password-wrong = Das bisherige Passwort stimmt nicht.
account-error-already-guardian = Dieses Kind gehört schon zu Ihrem Zugang. Die PIN bleibt gültig.
account-error-teacher-is-busy = Die Person hat als Elternteil einen Termin zur gleichen Zeit wie als Lehrkraft. Bitte verschieben Sie zuerst einen der Termine.
account-error-guardian-is-busy = Das Kind hat einen Termin zur gleichen Zeit wie Sie mit einem anderen Kind. Bitte verschieben Sie zuerst einen der Termine. Die PIN bleibt gültig.

account-sign-in-title = Anmelden
account-email = E-Mail-Adresse
account-password = Passwort
account-sign-in = Anmelden
account-to-forgot = Passwort vergessen?
account-to-activate = Sie haben einen Brief mit einer PIN? Zugang öffnen

account-activate-title = Zugang öffnen
account-activate-intro = Die PIN steht im Brief der Schule. Wir schicken Ihnen eine Mail mit einem Link. Damit wählen Sie Ihr Passwort.
account-pin = PIN
account-pin-hint = 16 Zeichen, zum Beispiel 7K3M-Q0ZT-9X4B-HW2C
account-activate = Mail mit Link anfordern
account-mail-sent = Wir haben Ihnen eine Mail geschickt. Der Link darin gilt eine Stunde. Bitte schauen Sie auch im Spam-Ordner nach.
account-to-sign-in = Zur Anmeldung

account-set-password-title = Passwort wählen
account-set-password-intro = Am besten sind vier oder mehr Wörter, die nichts miteinander zu tun haben. Ziffern und Sonderzeichen sind nicht nötig.
account-new-password = Neues Passwort
account-new-password-hint = Mindestens { $count } Zeichen
account-show-password = Passwort zeigen
account-set-password = Passwort speichern und anmelden

account-forgot-title = Passwort vergessen
account-forgot-intro = Wir schicken Ihnen einen Link. Damit wählen Sie ein neues Passwort.
account-forgot = Link anfordern
account-forgot-sent = Wenn es für diese Adresse einen Zugang gibt, ist jetzt eine Mail unterwegs. Der Link darin gilt eine Stunde. Bitte schauen Sie auch im Spam-Ordner nach.

account-settings-title = Einstellungen
account-own-data = Eigene Daten
account-name = Ihr Name
account-name-hint = Diesen Namen sehen die Schule und die anderen Sorgeberechtigten Ihres Kindes.
account-save = Speichern
account-saved = Gespeichert.
account-language = Sprache der Mails
account-language-de = Deutsch
account-language-en = Englisch
account-children = Ihre Kinder
account-no-children = Zu Ihrem Zugang gehört noch kein Kind.
account-add-child = Kind hinzufügen
account-add-child-intro = Jedes Kind hat eine eigene PIN. Sie steht im Brief der Schule.
account-child-added = Das Kind gehört jetzt zu Ihrem Zugang.
account-change-password = Passwort ändern
account-old-password = Bisheriges Passwort
account-password-changed = Ihr Passwort ist geändert. Alle anderen Geräte wurden abgemeldet.
account-sessions = Angemeldete Geräte
account-this-browser = Dieses Gerät
account-unknown-browser = Unbekanntes Gerät
account-last-seen = Zuletzt benutzt: { $when }
account-end-session = Abmelden
account-session-ended = Das Gerät ist abgemeldet.
account-session-over = Ihre Sitzung ist abgelaufen oder wurde beendet. Bitte melden Sie sich neu an.
