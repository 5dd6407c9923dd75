# What office and head do about accounts, and what people confirm by a mailed link
account-error-taken-off = Die Schule hat dieses Kind von Ihrem Zugang getrennt. Bitte wenden Sie sich an das Sekretariat. Die PIN bleibt gültig.

accounts-role-parent = Elternteil
accounts-role-teacher = Lehrkraft
accounts-role-office = Sekretariat
accounts-role-head = Schulleitung
accounts-role-none = ohne Rolle
accounts-owner-children = { $roles }, zuständig für { $children }

accounts-error-reason = Bitte schreiben Sie einen Grund, höchstens { $count } Zeichen. Er bleibt im Sekretariat.
accounts-error-own-account = Das geht nicht bei Ihrem eigenen Zugang. Bitte lassen Sie es jemand anderen tun.
accounts-error-last-head = Das ist der letzte Zugang der Schulleitung. Ohne ihn kann niemand die Schule einstellen. Legen Sie zuerst einen anderen an.
accounts-error-last-administration = Das ist der letzte Zugang zur Verwaltung. Legen Sie zuerst einen anderen an.
accounts-error-head-only = Zugänge der Schulleitung ändert nur die Schulleitung.
accounts-error-already-locked = Dieser Zugang ist schon gesperrt.
accounts-error-not-locked = Dieser Zugang ist nicht gesperrt.
accounts-error-same-email = Das ist schon die Adresse dieses Zugangs.
accounts-error-has-role = Dieser Zugang hat die Rolle schon.
accounts-error-has-not-role = Dieser Zugang hat die Rolle nicht.
accounts-error-owner-unseen = Diese Adresse gehört schon zu einem Zugang: { $owner }. Ob es dieselbe Person ist, kann nur sie selbst sagen.

confirm-title = Bestätigen
confirm-role-question = Die Mail nennt eine Rolle an der Schule. Ist das Ihre Rolle? Bei Ja gilt Ihr Zugang ab der nächsten Anmeldung auch dafür.
confirm-role-say-yes = Ja, das bin ich
confirm-role-say-no = Nein, das bin ich nicht
confirm-role-yes = Danke. Ihr Zugang gilt jetzt auch für diese Rolle. Bitte melden Sie sich neu an.
confirm-role-no = Danke. Ihr Zugang bleibt, wie er ist. Wer gefragt hat, erfährt, dass Sie es nicht sind.
confirm-role-invalid = Dieser Link gilt nicht mehr. Er gilt sieben Tage und nur einmal. Bitte fragen Sie im Sekretariat nach.
confirm-role-too-often = Das waren zu viele Versuche. Bitte warten Sie einige Minuten und öffnen Sie den Link noch einmal.
confirm-email-question = Soll diese E-Mail-Adresse ab jetzt für Ihren Zugang gelten? Dann melden Sie sich mit ihr an, und alle Mails kommen dorthin.
confirm-email-say-yes = Ja, das ist meine Adresse
confirm-email-else = Ist das nicht Ihre Adresse? Dann schließen Sie diese Seite. Es ändert sich nichts.
confirm-email-yes = Danke. Ab jetzt gilt die neue Adresse. Mit ihr melden Sie sich an.
confirm-email-invalid = Dieser Link gilt nicht mehr. Er gilt sieben Tage und nur einmal. In Ihren Einstellungen fordern Sie einen neuen an.
confirm-email-too-often = Das waren zu viele Versuche. Bitte warten Sie einige Minuten und öffnen Sie den Link noch einmal.

# What the command elternportal accounts prints
accounts-cli-page = { $found } gefunden, Seite { $page } von { $pages }
accounts-cli-locked = gesperrt
accounts-cli-done = Erledigt: { $email }
accounts-cli-invited = Eine Einladung ist unterwegs an { $email }
accounts-cli-asked = Eine Mail fragt die Person, ob die Rolle ihre ist: { $email }
accounts-cli-ask-owner = Diese Adresse gehört schon zu einem Zugang: { $owner }. Soll eine Mail die Person fragen?
accounts-cli-delete = { $email } wird gelöscht. Das lässt sich nicht zurücknehmen. Löschen?
accounts-cli-unknown = Es gibt keinen Zugang mit dieser Adresse: { $email }
