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
accounts-error-join-nobody = Mit dieser Adresse hat sonst niemand einen Zugang.
accounts-error-join-work = Dieser Zugang gehört zu einer Lehrkraft oder zur Verwaltung und kann nicht in einem anderen aufgehen. Öffnen Sie ihn und führen Sie den anderen hierher, oder nehmen Sie ihm zuerst die Rolle.
accounts-error-join-closed = Einer der beiden Zugänge ist gesperrt, oder der bleibende hat noch kein Passwort. Bringen Sie das zuerst in Ordnung.
accounts-error-join-voted = Beide Zugänge haben bei derselben Umfrage für sich abgestimmt; eine Person hat nur eine Stimme. Löschen Sie stattdessen einen der beiden. Das Kind kommt mit einer neuen PIN zum anderen.
accounts-error-join-taken-off = Ein Kind des einen Zugangs wurde vom anderen getrennt. Ordnen Sie es zuerst wieder zu, oder trennen Sie es auch hier.

confirm-title = Bestätigen
confirm-role-question = Die Mail nennt eine Rolle an der Schule. Ist das Ihre Rolle? Bei Ja gilt Ihr Zugang ab der nächsten Anmeldung auch dafür.
confirm-role-say-yes = Ja, das bin ich
confirm-role-say-no = Nein, das bin ich nicht
confirm-role-yes = Danke. Ihr Zugang gilt jetzt auch für diese Rolle. Bitte melden Sie sich neu an.
confirm-role-no = Danke. Ihr Zugang bleibt, wie er ist. Wer gefragt hat, erfährt, dass Sie es nicht sind.
confirm-role-invalid = Dieser Link gilt nicht mehr. Er gilt sieben Tage und nur einmal. Bitte fragen Sie im Sekretariat nach.
confirm-email-question = Soll diese E-Mail-Adresse ab jetzt für Ihren Zugang gelten? Dann melden Sie sich mit ihr an, und alle Mails kommen dorthin.
confirm-email-say-yes = Ja, das ist meine Adresse
confirm-email-else = Ist das nicht Ihre Adresse? Dann schließen Sie diese Seite. Es ändert sich nichts.
confirm-email-yes = Danke. Ab jetzt gilt die neue Adresse. Mit ihr melden Sie sich an.
confirm-email-invalid = Dieser Link gilt nicht mehr. Er gilt sieben Tage und nur einmal. In Ihren Einstellungen fordern Sie einen neuen an.

# What the command elternportal accounts prints
accounts-cli-page = { $found } gefunden, Seite { $page } von { $pages }
accounts-cli-locked = gesperrt
accounts-cli-done = Erledigt: { $email }
accounts-cli-invited = Eine Einladung ist unterwegs an { $email }
accounts-cli-asked = Eine Mail fragt die Person, ob die Rolle ihre ist: { $email }
accounts-cli-ask-owner = Diese Adresse gehört schon zu einem Zugang: { $owner }. Soll eine Mail die Person fragen?
accounts-cli-delete = { $email } wird gelöscht. Das lässt sich nicht zurücknehmen. Löschen?
accounts-cli-join = { $goes } geht auf in { $stays }. Das lässt sich nicht zurücknehmen. Zusammenführen?
accounts-cli-unknown = Es gibt keinen Zugang mit dieser Adresse: { $email }

# The office's pages of accounts
menu-office-accounts = Zugänge
accounts-title = Zugänge
accounts-one = Zugang
accounts-tabs = Ansicht
accounts-tab-all = Alle Zugänge
accounts-tab-children = Kinder
accounts-filter = Welche Zugänge
accounts-kind-all = Alle
accounts-kind-parents = Eltern
accounts-kind-teachers = Lehrkräfte
accounts-kind-administration = Verwaltung
accounts-kind-locked = Gesperrt
accounts-kind-unreachable = Mails kommen nicht an
accounts-kind-never = Nie angemeldet
accounts-kind-nothing = Ohne Rolle
accounts-search = Name, E-Mail-Adresse oder Kind
accounts-empty = Dazu gibt es keinen Zugang.
accounts-head-person = Person
accounts-head-roles = Wofür
accounts-head-last = Zuletzt angemeldet
accounts-never = noch nie
accounts-state-locked = gesperrt
accounts-state-not-open = noch kein Passwort
accounts-state-unreachable = Mails kommen nicht an
accounts-state-open = offen
accounts-new = Zugang für Sekretariat oder Schulleitung
accounts-new-about = Eltern kommen mit einer PIN, Lehrkräfte mit einer Einladung. Hier laden Sie Personen für die Verwaltung ein.
accounts-new-name = Vor- und Nachname
accounts-new-role = Rolle
accounts-new-invite = Einladen
accounts-reason = Grund
accounts-reason-hint = Bleibt im Sekretariat und steht beim Zugang, zum Beispiel „am Telefon gewünscht“.
accounts-cancel = Abbrechen
accounts-owner-yes = Mail mit der Frage senden
accounts-owner-question = { $email } gehört zu diesem Zugang: { $owner }. Soll das Portal diese Person per Mail fragen, ob sie diese Rolle übernimmt: { $role }?
accounts-told-invited = Eine Einladung ist unterwegs.
accounts-told-asked = Eine Mail fragt die Person. Bis zur Antwort ändert sich nichts.
accounts-back = Zu allen Zugängen
accounts-missing = Diesen Zugang gibt es nicht. Vielleicht wurde er gelöscht.
accounts-fact-email = E-Mail-Adresse
accounts-fact-roles = Wofür
accounts-fact-teacher = Lehrkraft
accounts-fact-state = Stand
accounts-fact-since = Angelegt am
accounts-fact-last = Zuletzt angemeldet
accounts-fact-sessions = Angemeldete Geräte
accounts-fact-offers = Offene Fragen
accounts-sessions = { $count }
accounts-offer = { $role }, gefragt am { $day }
accounts-children = Kinder
accounts-child-since = seit { $day }
accounts-taken-off = Getrennte Kinder
accounts-child-taken-off = getrennt am { $day }: { $reason }
accounts-events = Was geschehen ist
accounts-no-events = Noch nichts.
accounts-event-head-when = Wann
accounts-event-head-what = Was und wer
accounts-event-head-reason = Grund
accounts-by-nameless = jemand ohne Namen
accounts-by-portal = Portal
accounts-event-admin-created = Angelegt
accounts-event-office-invited = Ins Sekretariat eingeladen
accounts-event-head-invited = In die Schulleitung eingeladen
accounts-event-teacher-invited = Als Lehrkraft eingeladen
accounts-event-teacher-linked = Mit einer Lehrkraft verbunden
accounts-event-address-freed = Mails gehen wieder an diese Adresse
accounts-event-account-locked = Gesperrt
accounts-event-account-unlocked = Entsperrt
accounts-event-account-signed-out = Überall abgemeldet
accounts-event-account-email-corrected = Adresse berichtigt
accounts-event-account-email-asked = Andere Adresse gewünscht
accounts-event-account-email-changed = Adresse geändert
accounts-event-sign-on-linked = Andere Anmeldung verbunden
accounts-event-sign-on-unlinked = Andere Anmeldung gelöst
accounts-event-guardian-taken-off = Kind getrennt
accounts-event-guardian-put-back = Kind wieder zugeordnet
accounts-event-role-offered = Nach einer Rolle gefragt
accounts-event-role-accepted = Rolle angenommen
accounts-event-role-declined = Rolle abgelehnt
accounts-event-role-taken-teacher = Von der Lehrkraft getrennt
accounts-event-role-taken-office = Aus dem Sekretariat genommen
accounts-event-role-taken-head = Aus der Schulleitung genommen
accounts-act-email = Adresse berichtigen
accounts-act-sign-out = Überall abmelden
accounts-act-lock = Sperren
accounts-act-unlock = Entsperren
accounts-act-role-teacher = Zugang trennen
accounts-act-role-office = Sekretariat nehmen
accounts-act-role-head = Schulleitung nehmen
accounts-act-delete = Löschen
accounts-act-take-off = Kind trennen
accounts-act-put-back = Wieder zuordnen
accounts-new-email = Richtige E-Mail-Adresse
accounts-do = Ausführen
accounts-ask-email = Die Adresse von { $name } berichtigen? Sie gilt sofort. Beide Adressen bekommen eine Mail, und die Person wird überall abgemeldet.
accounts-ask-sign-out = { $name } auf allen Geräten abmelden? Das Passwort bleibt. Die Person bekommt eine Mail.
accounts-ask-lock = { $name } sperren? Die Person wird sofort überall abgemeldet, kann sich nicht anmelden und bekommt keine Mails mehr. Eine Mail sagt ihr das. Sie können wieder entsperren.
accounts-ask-unlock = { $name } entsperren? Die Person meldet sich an wie vorher und bekommt eine Mail.
accounts-ask-delete = Den Zugang von { $name } löschen? Name, Adresse, Passwort und die Verbindung zu den Kindern verschwinden. Das lässt sich nicht zurücknehmen. Termine und Antworten der Kinder bleiben. Wollen Sie nur, dass niemand hineinkommt, dann sperren Sie.
accounts-ask-role-teacher = Den Zugang von { $name } von der Lehrkraft trennen? Die Person wird überall abgemeldet und bekommt eine Mail. Eine neue Einladung verbindet ihn wieder.
accounts-ask-role-office = { $name } aus dem Sekretariat nehmen? Die Person wird überall abgemeldet und bekommt eine Mail.
accounts-ask-role-head = { $name } aus der Schulleitung nehmen? Die Person wird überall abgemeldet und bekommt eine Mail.
accounts-ask-take-off = { $child } von { $name } trennen? Die Person sieht nichts mehr von diesem Kind, wird überall abgemeldet und bekommt eine Mail ohne den Namen. Unbenutzte PINs des Kindes verfallen, und keine PIN bringt es zurück. Termine und Antworten bleiben. Sie können es wieder zuordnen.
accounts-ask-put-back = { $child } wieder { $name } zuordnen? Die Person sieht dann wieder alles, was das Kind betrifft, und bekommt eine Mail.
accounts-told-done = Erledigt.
accounts-told-delete = Der Zugang ist gelöscht.
accounts-told-deleted = Diesen Zugang gibt es nicht mehr.
accounts-told-nobody-left = Erledigt. Das Kind hat jetzt keinen Zugang mehr. Eine PIN für ein anderes Elternteil gibt es unter „PINs“.

guardians-title = Kinder und Erziehungsberechtigte
guardians-filter = Welche Kinder
guardians-all = Alle Kinder
guardians-only-without = Nur ohne Zugang
guardians-class-told = Klasse wählen – { $named }
guardians-classes = Klassen
guardians-classes-about = Bei jeder Klasse steht, wie viele ihrer Kinder noch keinen Zugang haben.
guardians-school = Schule
guardians-class = { $name }: { $without } von { $children } ohne
guardians-search = Name des Kindes
guardians-head-class = Klasse
guardians-head-child = Kind
guardians-head-guardians = Erziehungsberechtigte
guardians-none = noch kein Zugang
guardians-told = seit { $since }, zuletzt angemeldet: { $last }
guardians-empty = Dazu gibt es kein Kind.
guardians-to-pins = PIN-Briefe drucken

listing-told = { $found } gefunden, Seite { $page } von { $pages }
listing-pages = Seiten der Liste
listing-before = Zurück
listing-after = Weiter
listing-search = Suchen
listing-search-end = Suche beenden

account-email-title = E-Mail-Adresse
account-email-about = An eine andere Adresse schicken wir zuerst einen Link. Erst wenn Sie ihn dort öffnen, gilt sie. An die bisherige Adresse geht eine Mail darüber.
account-email-new = Neue E-Mail-Adresse
account-email-password = Ihr Passwort
account-email-ask = Link an die neue Adresse senden
account-email-asked = Eine Mail mit einem Link ist an die neue Adresse unterwegs.
account-email-pending = Noch nicht bestätigt:
account-email-withdraw = Doch die bisherige Adresse behalten
account-email-kept = Die bisherige Adresse bleibt.

# Before something weighty the password is asked for again
error-not-confirmed = Zur Sicherheit geben Sie hierfür bitte noch einmal Ihr Passwort ein.
step-up-about = Bitte geben Sie noch einmal Ihr Passwort ein. Es gilt dann zehn Minuten für wichtige Änderungen.
step-up-password = Ihr Passwort
step-up-confirm = Bestätigen
step-up-done = Danke. Sie können jetzt fortfahren: Was Sie eingegeben haben, steht noch im Formular.
accounts-act-factor-off = Zweiten Faktor ausschalten
accounts-ask-factor-off = Zweiten Faktor von { $name } ausschalten, weil App und Ersatzcodes verloren sind? Prüfen Sie vorher, dass wirklich diese Person fragt. Sie wird überall abgemeldet und bekommt eine Mail.
accounts-event-factor-on = Zweiter Faktor eingeschaltet
accounts-event-factor-off = Zweiter Faktor ausgeschaltet
accounts-event-factor-taken-off = Zweiter Faktor von der Schule ausgeschaltet
accounts-event-factor-codes-renewed = Neue Ersatzcodes
accounts-event-factor-code-used = Mit Ersatzcode angemeldet

# Two accounts of one person
accounts-join-link = Mit zweitem Zugang zusammenführen
accounts-join-title = Zugänge zusammenführen
accounts-join-back = Zum Zugang
accounts-join-about = Hat sich eine Person mit zwei Adressen angemeldet, machen Sie hier einen Zugang daraus. Dieser bleibt: { $owner }, { $email }.
accounts-join-email = E-Mail-Adresse des zweiten Zugangs
accounts-join-email-hint = Dieser Zugang geht im anderen auf.
accounts-join-look = Ansehen
accounts-join-question = Der Zugang { $goes }, { $goesmail }, geht auf in: { $stays }, { $staysmail }. Ist das sicher dieselbe Person?
accounts-join-what = Das kommt dazu:
accounts-join-moves-children = Kinder: { $children }
accounts-join-moves-answers = { $count ->
    [one] eine Antwort auf Elternbriefe
   *[other] { $count } Antworten auf Elternbriefe
}
accounts-join-moves-bookings = { $count ->
    [one] ein gebuchter Termin
   *[other] { $count } gebuchte Termine
}
accounts-join-moves-absences = { $count ->
    [one] eine Krankmeldung
   *[other] { $count } Krankmeldungen
}
accounts-join-moves-leave = { $count ->
    [one] ein Antrag auf Beurlaubung
   *[other] { $count } Anträge auf Beurlaubung
}
accounts-join-moves-messages = { $count ->
    [one] eine Nachricht
   *[other] { $count } Nachrichten
}
accounts-join-moves-feeds = { $count ->
    [one] eine Kalender-Adresse
   *[other] { $count } Kalender-Adressen
}
accounts-join-moves-nothing = Nichts. Der zweite Zugang ist leer.
accounts-join-ends = { $count ->
    [0] Passwort und Adresse des zweiten Zugangs gelten nicht mehr.
    [one] Passwort und Adresse des zweiten Zugangs gelten nicht mehr. Ein Gerät wird abgemeldet.
   *[other] Passwort und Adresse des zweiten Zugangs gelten nicht mehr. { $count } Geräte werden abgemeldet.
} Beide Adressen bekommen eine Mail. Das lässt sich nicht zurücknehmen.
accounts-join-do = Zusammenführen
accounts-join-told = Es ist jetzt ein Zugang.
accounts-event-account-joined = Ein zweiter Zugang ist hier aufgegangen
