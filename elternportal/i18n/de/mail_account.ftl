# Mails about accounts. A mail never names a child, a class or a reason.
mail-account-activate-subject = Ihr Zugang zum Elternportal
mail-account-activate-body =
    Mit dem Link wählen Sie ein Passwort. Danach ist Ihr Zugang offen.

    Der Link gilt 24 Stunden und nur einmal. Haben Sie keine PIN eingegeben? Dann löschen Sie diese Mail bitte.

mail-account-activate-again-subject = Weiteres Kind im Elternportal
mail-account-activate-again-body =
    Für diese E-Mail-Adresse gibt es schon einen Zugang. Das Kind kommt dazu, wenn Sie den Link öffnen und ein neues Passwort wählen.

    Möchten Sie Ihr Passwort behalten? Dann melden Sie sich an und geben Sie die PIN unter „Einstellungen“ ein.

    Der Link gilt 24 Stunden und nur einmal. Haben Sie keine PIN eingegeben? Dann löschen Sie diese Mail bitte.

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

mail-account-locked-subject = Ihr Zugang ist gesperrt
mail-account-locked-body =
    Die Schule hat Ihren Zugang zum Elternportal gesperrt. Sie können sich nicht anmelden und bekommen keine Mails mehr vom Portal.

    Haben Sie Fragen dazu? Dann wenden Sie sich bitte an das Sekretariat.

mail-account-unlocked-subject = Ihr Zugang ist wieder offen
mail-account-unlocked-body =
    Die Schule hat Ihren Zugang zum Elternportal wieder geöffnet. Sie melden sich an wie vorher. Mails aus der Zeit der Sperre kommen nicht nach. Was neu ist, steht im Portal.

mail-account-signed-out-subject = Sie wurden überall abgemeldet
mail-account-signed-out-body =
    Die Schule hat Sie auf allen Geräten vom Elternportal abgemeldet, zum Beispiel weil ein Gerät verloren ging. Ihr Passwort bleibt, wie es ist.

    Könnte jemand Ihr Passwort kennen? Dann wählen Sie auf der Anmeldeseite „Passwort vergessen“.

mail-account-deleted-subject = Ihr Zugang ist gelöscht
mail-account-deleted-body =
    Die Schule hat Ihren Zugang zum Elternportal gelöscht. Diese Mail ist die letzte an diese Adresse.

    Haben Sie Fragen dazu? Dann wenden Sie sich bitte an das Sekretariat.

mail-account-ending-subject = Ihr Zugang zum Elternportal endet
mail-account-ending-body =
    Sie haben kein Kind mehr an der Schule und arbeiten nicht dort. Ihr Zugang zum Elternportal wird deshalb am { $date } gelöscht, mit allem, was nur zu ihm gehört. Bis dahin können Sie sich anmelden und aufheben, was Sie noch brauchen.

    Stimmt das nicht? Dann sagen Sie bitte dem Sekretariat Bescheid.

mail-account-factor-on-subject = Ihr zweiter Faktor ist eingeschaltet
mail-account-factor-on-body =
    Sie melden sich jetzt mit Passwort und Code aus Ihrer App im Elternportal an. Alle anderen Geräte wurden abgemeldet.

    Waren Sie das nicht? Dann sagen Sie bitte sofort dem Sekretariat Bescheid.

mail-account-factor-off-subject = Ihr zweiter Faktor ist ausgeschaltet
mail-account-factor-off-body =
    Sie melden sich jetzt mit dem Passwort allein im Elternportal an. Einen neuen zweiten Faktor richten Sie in den Einstellungen ein.

    Waren Sie das nicht, und haben Sie die Schule nicht darum gebeten? Dann sagen Sie bitte sofort dem Sekretariat Bescheid.

mail-account-email-corrected-subject = Ihre neue Adresse im Elternportal
mail-account-email-corrected-body =
    Die Schule hat Ihre E-Mail-Adresse im Elternportal berichtigt. Ab jetzt melden Sie sich mit dieser Adresse an. Ihr Passwort bleibt, wie es ist.

    Wissen Sie es nicht mehr? Dann wählen Sie auf der Anmeldeseite „Passwort vergessen“. Haben Sie keinen Zugang zum Elternportal? Dann sagen Sie bitte der Schule Bescheid.

mail-account-email-left-subject = Ihr Zugang hat eine andere Adresse
mail-account-email-left-body =
    Der Zugang zum Elternportal, der zu dieser E-Mail-Adresse gehörte, hat jetzt eine andere Adresse. Hierher kommen keine Mails mehr vom Portal.

    Wollten Sie das nicht? Dann sagen Sie bitte sofort der Schule Bescheid.

mail-account-joined-subject = Ihre beiden Zugänge sind jetzt einer
mail-account-joined-body =
    Sie hatten zwei Zugänge zum Elternportal. Die Schule hat sie zusammengeführt. Alles steht jetzt in dem Zugang mit dieser Adresse. Ihr Passwort bleibt, wie es ist.

    Hatten Sie nur einen Zugang, oder sehen Sie ein fremdes Kind? Dann sagen Sie bitte sofort der Schule Bescheid.

mail-account-joined-away-subject = Dieser Zugang gehört jetzt zu Ihrem anderen
mail-account-joined-away-body =
    Sie hatten zwei Zugänge zum Elternportal. Die Schule hat sie zusammengeführt. Mit dieser Adresse können Sie sich nicht mehr anmelden. Nehmen Sie die Adresse Ihres anderen Zugangs; dort steht alles. Das ist die letzte Mail hierher.

    Hatten Sie nur diesen Zugang? Dann sagen Sie bitte sofort der Schule Bescheid.

mail-account-email-confirm-subject = Ist das Ihre neue Adresse?
mail-account-email-confirm-body =
    Jemand möchte diese E-Mail-Adresse für seinen Zugang zum Elternportal verwenden. Sind Sie das? Dann öffnen Sie den Link und bestätigen Sie die Adresse.

    Der Link gilt sieben Tage und nur einmal. Bis dahin gilt die bisherige Adresse. Waren Sie das nicht? Dann löschen Sie diese Mail bitte.

mail-account-email-requested-subject = Neue Adresse für Ihren Zugang
mail-account-email-requested-body =
    In Ihrem Zugang zum Elternportal wurde eine andere E-Mail-Adresse eingetragen. Sie gilt, sobald sie dort bestätigt ist.

    Waren Sie das nicht? Dann kennt jemand Ihr Passwort. Wählen Sie auf der Anmeldeseite „Passwort vergessen“ und sagen Sie der Schule Bescheid.

mail-account-sign-on-linked-subject = Neuer Weg zur Anmeldung in Ihrem Zugang
mail-account-sign-on-linked-body =
    Ihr Zugang zum Elternportal ist jetzt mit { $provider } verbunden. Wer sich dort als Sie anmeldet, kommt damit auch in Ihren Zugang.

    Waren Sie das nicht? Dann kennt jemand Ihr Passwort. Wählen Sie auf der Anmeldeseite „Passwort vergessen“, lösen Sie die Verbindung in den Einstellungen und sagen Sie der Schule Bescheid.

mail-account-sign-on-unlinked-subject = Ein Weg zur Anmeldung wurde gelöst
mail-account-sign-on-unlinked-body =
    Die Verbindung Ihres Zugangs zum Elternportal mit { $provider } ist gelöst. Melden Sie sich künftig mit E-Mail-Adresse und Passwort an.

    Waren Sie das nicht? Dann wählen Sie auf der Anmeldeseite „Passwort vergessen“ und sagen Sie der Schule Bescheid.

mail-account-child-taken-off-subject = Ein Kind gehört nicht mehr zu Ihrem Zugang
mail-account-child-taken-off-body =
    Die Schule hat ein Kind von Ihrem Zugang zum Elternportal getrennt. Sie sehen dort nichts mehr, was dieses Kind betrifft. Sie wurden überall abgemeldet.

    Haben Sie Fragen dazu? Dann wenden Sie sich bitte an das Sekretariat.

mail-account-child-put-back-subject = Ein Kind gehört wieder zu Ihrem Zugang
mail-account-child-put-back-body =
    Die Schule hat ein Kind wieder Ihrem Zugang zum Elternportal zugeordnet. Wenn Sie sich anmelden, sehen Sie alles, was dieses Kind betrifft.

mail-account-invite-staff-subject = Ihr Zugang zum Elternportal
mail-account-invite-staff-body =
    Die Schule hat Ihnen einen Zugang zum Elternportal angelegt. Mit dem Link wählen Sie ein Passwort. Danach melden Sie sich mit dieser E-Mail-Adresse an.

    Der Link gilt eine Stunde und nur einmal. Ist die Stunde vorbei? Dann wählen Sie auf der Anmeldeseite „Passwort vergessen“. Sie bekommen einen neuen Link.

    Haben Sie mit dieser Schule nichts zu tun? Dann löschen Sie diese Mail bitte.

mail-account-role-offered-subject = Sind Sie das?
mail-account-role-offered-body =
    Diese E-Mail-Adresse gehört zu Ihrem Zugang zum Elternportal. Die Schule fragt, ob Sie auch Folgendes sind: { $role }{ $teacher ->
        [none] .
       *[other] {" "}({ $teacher }).
    }

    Öffnen Sie den Link und antworten Sie mit Ja oder Nein. Bei Ja gilt Ihr Zugang auch dafür, mit demselben Passwort.

    Der Link gilt sieben Tage und nur einmal. Bis Sie antworten, bleibt alles, wie es ist.

mail-account-role-given-subject = Ihr Zugang gilt jetzt für mehr
mail-account-role-given-body =
    Mit Ihrem Zugang zum Elternportal arbeiten Sie jetzt auch in dieser Rolle: { $role }. Ihr Passwort bleibt, wie es ist. Bitte melden Sie sich neu an. Wer für die Schule arbeitet und 30 Minuten nichts tut, wird abgemeldet.

    Stimmt das nicht? Dann sagen Sie bitte der Schule Bescheid.

mail-account-role-taken-subject = Ihr Zugang gilt für eine Rolle nicht mehr
mail-account-role-taken-body =
    Die Schule hat eine Rolle von Ihrem Zugang zum Elternportal getrennt: { $role }. Alles andere bleibt. Sie wurden überall abgemeldet.

    Stimmt das nicht? Dann wenden Sie sich bitte an das Sekretariat.

mail-account-role-declined-subject = Jemand hat eine Rolle abgelehnt
mail-account-role-declined-body =
    Sie haben jemanden gefragt, ob eine Rolle zu seinem Zugang gehört: { $role }. Die Antwort ist Nein. Bitte prüfen Sie die E-Mail-Adresse unter „Verwaltung“.
