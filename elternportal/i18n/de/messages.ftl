# Nachrichten zwischen Familien und Schule
menu-messages = Nachrichten
menu-answer-hours = Antwortzeiten
menu-reported-messages = Gemeldete Nachrichten

messages-title = Nachrichten
messages-write = Neue Nachricht
messages-search = In Betreff und Namen suchen
messages-shown = Welche Gespräche
messages-shown-open = Laufend
messages-shown-closed = Beendet
messages-shown-rounds = An Klassen
messages-list = Gespräche
messages-new = neu
messages-empty = Hier stehen Ihre Gespräche mit der Schule.
messages-empty-school = Hier stehen Ihre Gespräche mit den Familien.
messages-empty-closed = Beendete Gespräche stehen hier.
messages-empty-rounds = Hier steht, was Sie an ganze Klassen geschrieben haben.
messages-empty-words = Kein Gespräch mit diesen Wörtern.
messages-choose = Wählen Sie links ein Gespräch.
messages-back = Alle Gespräche
messages-desk-office = Sekretariat
messages-desk-head = Schulleitung
messages-family-of = Familie von { $child }
messages-earlier = { $count ->
        [one] Eine frühere Nachricht zeigen
       *[other] { $count } frühere Nachrichten zeigen
    }
messages-you = Sie
messages-unknown = Nicht mehr bekannt
messages-withdrawn = Diese Nachricht wurde zurückgenommen.
messages-waits = Wird zugestellt: { $when }
messages-read = gelesen
messages-field-text = Ihre Nachricht
messages-send = Senden
messages-field-files = Dateien anhängen
messages-more = Anhang, später zustellen
messages-field-deliver-at = Erst später zustellen
messages-deliver-at-hint = Leer heißt: sofort.
messages-sent-later = Die Nachricht wird zugestellt: { $when }.
messages-withdraw = Zurücknehmen
messages-withdraw-question = Diese Nachricht zurücknehmen? Text und Dateien sind dann für alle weg; dass es eine Nachricht gab, bleibt zu sehen.
messages-withdrawn-done = Die Nachricht ist zurückgenommen.
messages-cancel = Abbrechen
messages-report = Der Schulleitung melden
messages-report-about = Die Schulleitung bekommt genau diese Nachricht zu lesen, sonst nichts aus dem Gespräch.
messages-field-reason = Warum melden Sie sie?
messages-report-send = Melden
messages-reported = Die Schulleitung sieht die Nachricht jetzt.
messages-close = Gespräch beenden
messages-open-again = Wieder öffnen
messages-closed = Das Gespräch ist beendet.
messages-opened = Das Gespräch ist wieder offen.
messages-pdf = Als PDF
messages-note = Zettel drucken
messages-hand-over = Weitergeben
messages-hand-over-about = Das ganze Gespräch geht an die Kollegin oder den Kollegen, und Sie lesen es nicht mehr. Die Familie bekommt Bescheid.
messages-field-successor = An wen?
messages-hand-over-send = Gespräch weitergeben
messages-handed-over = Das Gespräch ist weitergegeben.
messages-was-handed-over = Bis { $day } mit { $teacher } geführt.
messages-for-one = Nur ein Elternteil liest mit.
messages-for-all = Alle Sorgeberechtigten mit Zugang lesen mit.
messages-unreached = Für dieses Kind hat noch niemand Zugang zum Portal. Drucken Sie die Nachricht als Zettel.
messages-obstacle-closed = Dieses Gespräch ist beendet. Für etwas Neues beginnen Sie bitte ein neues.
messages-obstacle-child-left = Das Kind ist nicht mehr an der Schule. Das Gespräch bleibt nur noch zu lesen.
messages-obstacle-no-guardian = Die Person, mit der Sie hier geschrieben haben, hat keinen Zugang zu diesem Kind mehr.
messages-obstacle-teacher-gone = Diese Lehrkraft liest hier nicht mehr mit. Bitte schreiben Sie an jemand anderen.
messages-answers = { $days ->
        [none] Antwortet { $times }.
       *[other] { $times ->
            [none] Antwortet { $days }.
           *[other] Antwortet { $days }, { $times }.
        }
    }
messages-answers-now-not = Gerade nicht: Sie können jetzt schreiben, die Antwort kommt später.
messages-answers-times = { $begins } bis { $ends } Uhr
messages-away = Bis { $day } nicht erreichbar.
messages-urgent = Eilig? Dann rufen Sie bitte in der Schule an.

messages-error-closed = Dieses Gespräch ist beendet.
messages-error-child-left = Das Kind ist nicht mehr an der Schule.
messages-error-no-guardian = Für dieses Kind liest niemand mit. Bitte rufen Sie an oder geben Sie einen Zettel mit.
messages-error-teacher-gone = Diese Lehrkraft liest hier nicht mehr mit. Bitte schreiben Sie an jemand anderen.
messages-error-empty = Bitte schreiben Sie etwas oder hängen Sie eine Datei an.
messages-error-later = Bitte wählen Sie einen Zeitpunkt in den nächsten 60 Tagen.
messages-error-withdraw = Dafür ist es zu spät. Schreiben Sie bitte eine weitere Nachricht.
messages-error-subject = Worum geht es? Bitte schreiben Sie ein paar Wörter.
messages-error-recipient = Bitte wählen Sie, an wen die Nachricht geht.
messages-error-hours = Bitte tragen Sie beide Uhrzeiten ein, die spätere als zweite.
messages-error-reported = Diese Nachricht haben Sie schon gemeldet.

new-message-title = Neue Nachricht
new-message-about = Um wen geht es?
new-message-search = Kind suchen
new-message-search-hint = Ein Teil des Namens oder die Klasse genügt.
new-message-nobody-found = So heißt hier kein Kind.
new-message-nothing = Wählen Sie oben, um wen es geht.
new-message-no-recipient = Für dieses Kind kann hier niemand eine Nachricht lesen. Bitte rufen Sie in der Schule an.
messages-field-recipient = An wen?
new-message-recipient-choose = Bitte wählen
messages-field-request = Worum geht es?
messages-field-subject = Betreff
new-message-subject-hint = Ein paar Wörter. Bei den Anliegen oben können Sie ihn leer lassen.
messages-field-is-for-both = Andere Sorgeberechtigte lesen mit
new-message-all-guardians = Alle Sorgeberechtigten von { $child }
new-message-one-guardian = Nur { $name }
new-message-no-access = { $child } – noch kein Zugang
new-message-whole-class = { $count ->
        [one] Die Familie der { $name }, in einem eigenen Gespräch
       *[other] Alle { $count } Familien der { $name }, jede in einem eigenen Gespräch
    }
new-message-leads = Klassenleitung
new-message-counsels = Beratung
new-message-send = Nachricht senden
new-message-class-question = { $count ->
        [one] An eine Familie der { $name } senden?
       *[other] An { $count } Familien der { $name } senden?
    }
new-message-class-mails = { $count ->
        [0] Niemand bekommt eine E-Mail.
        [one] Eine E-Mail geht hinaus.
       *[other] { $count } E-Mails gehen hinaus.
    }
new-message-class-yes = An alle senden

messages-request-none = Etwas anderes
messages-request-appointment = Bitte um einen Gesprächstermin
messages-request-marks = Bitte um Auskunft zum Notenstand
messages-request-call = Bitte um Rückruf

class-message-title = Nachricht an eine Klasse
class-message-about = An die { $class }, { $when }
class-message-sent = Gesendet: { $count ->
        [one] ein Gespräch
       *[other] { $count } Gespräche
    }. { $mails ->
        [0] Es geht keine E-Mail hinaus.
        [one] Eine E-Mail geht hinaus.
       *[other] { $mails } E-Mails gehen hinaus.
    }
class-message-unreached = { $count ->
        [one] Eine Familie hat keinen Zugang. Geben Sie dem Kind den Zettel mit.
       *[other] { $count } Familien haben keinen Zugang. Geben Sie den Kindern die Zettel mit.
    }
class-message-notes = { $count ->
        [one] Zettel drucken
       *[other] { $count } Zettel drucken
    }
class-message-families = Familien
class-message-counts = { $read } gelesen, { $answers } mit Antwort, { $all } insgesamt
class-message-counts-plain = { $answers } mit Antwort, { $all } insgesamt
class-message-read = gelesen
class-message-unread = noch nicht gelesen
class-message-sent-badge = zugestellt
class-message-answered = hat geantwortet
class-message-no-access = kein Zugang
class-message-withdraw = Bei allen zurücknehmen
class-message-withdraw-question = Die Nachricht bei allen { $count } Familien zurücknehmen? Text und Dateien sind dann weg.
class-message-withdrawn = { $count ->
        [one] In einem Gespräch zurückgenommen.
       *[other] In { $count } Gesprächen zurückgenommen.
    }
class-message-is-withdrawn = Diese Nachricht wurde zurückgenommen.

answer-hours-title = Antwortzeiten
answer-hours-about = Familien lesen das, wenn sie Ihnen schreiben. Schreiben können sie immer.
answer-hours-days = An welchen Tagen antworten Sie?
answer-hours-field-begins = Von
answer-hours-field-ends = Bis
answer-hours-field-away-until = Nicht erreichbar bis
answer-hours-field-away-note = Hinweis für diese Zeit
answer-hours-field-weekdays = Tage
answer-hours-away-hint = Der letzte Tag, an dem Sie weg sind.
answer-hours-note-hint = Zum Beispiel, an wen sich Familien wenden. Bitte keinen Grund.
answer-hours-save = Speichern
answer-hours-saved = Gespeichert. Familien lesen es ab sofort.

reported-messages-title = Gemeldete Nachrichten
reported-messages-about = Hier steht, was Ihnen jemand aus einem Gespräch zeigt. Den Rest des Gesprächs lesen Sie nicht. Welche Nachricht Sie gelesen haben, steht im Protokoll.
reported-messages-read = Nachricht lesen
reported-messages-none = Niemand hat eine Nachricht gemeldet.
reported-messages-by = Geschrieben von { $author }, { $written }. Gemeldet von { $reporter }, { $reported }.
reported-messages-reason = Grund: { $reason }
reported-messages-done = Erledigt
reported-messages-is-done = erledigt
reported-messages-closed = Als erledigt vermerkt.

messages-paper-title = Gespräch: { $subject }
messages-paper-child = Kind: { $child }
messages-paper-with = Mit: { $who }
messages-paper-when = Wann
messages-paper-who = Wer
messages-paper-text = Nachricht
messages-paper-files = Dateien: { $names }
messages-paper-empty = In diesem Gespräch steht nichts.
messages-note-title = Nachricht der Schule
messages-note-from = { $who } schreibt an Sie: { $subject }

messages-at-start = Neue Nachrichten

setting-modules-messages = Nachrichten
setting-modules-messages-help = Familien und Schule schreiben einander. Nur die beiden Seiten lesen, was geschrieben wird.
school-settings-area-messages = Nachrichten
setting-messages-for-both = Andere Sorgeberechtigte lesen mit
setting-messages-for-both-help = So ist das Kästchen vorbelegt, wenn Eltern ein Gespräch beginnen. Sie können es jedes Mal ändern.
setting-messages-read-marks = Lesebestätigungen
setting-messages-read-marks-help = Beide Seiten sehen, ob ihre letzte Nachricht gelesen wurde. Sonst sieht es niemand.
setting-messages-withdraw-minutes = Nachricht zurücknehmen
setting-messages-withdraw-minutes-help = So lange nach dem Zustellen kann man eine eigene Nachricht zurücknehmen. 0 heißt: gar nicht.
setting-messages-to-head = Nachrichten an die Schulleitung
setting-messages-to-head-help = Eltern können auch an die Schulleitung schreiben.
setting-messages-counsellors = Beratungslehrkräfte
setting-messages-counsellors-help = Kürzel von Lehrkräften, denen alle Familien schreiben können, mit Komma getrennt. Unbekannte Kürzel zählen nicht.

import-hangs-messages = { $count ->
    [one] ein laufendes Gespräch
   *[other] { $count } laufende Gespräche
}

mail-message-subject = Neue Nachricht im Elternportal
mail-message-body =
    Im Elternportal ist eine neue Nachricht für Sie.

    Was darin steht und von wem sie ist, lesen Sie nur im Portal. Bitte antworten Sie dort und nicht auf diese E-Mail.
mailbox-kind-message = Neue Nachricht
notifications-kind-messages = Nachrichten
