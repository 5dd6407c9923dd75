# The page of the school's settings, and their file
menu-school-settings = Schuleinstellungen

school-settings-title = Schuleinstellungen
school-settings-about = Was Sie hier ändern, gilt sofort für alle. Jede Änderung steht im Verlauf.
school-settings-read-only = Sie sehen hier, was an Ihrer Schule gilt. Ändern kann es nur die Schulleitung, weil es für alle Familien und Lehrkräfte gilt.
school-settings-search = Einstellung suchen
school-settings-contents = Bereiche
school-settings-none-found = Dazu gibt es keine Einstellung.
school-settings-area-school = Schule
school-settings-area-access = Zugang
school-settings-area-letters = Elternbriefe
school-settings-area-files = Dateien
school-settings-area-notifications = Mails
school-settings-area-modules = Module
school-settings-yes = Ja
school-settings-no = Nein
school-settings-empty = (leer)
school-settings-on = Eingeschaltet
school-settings-off = Ausgeschaltet
school-settings-the-default = Vorgabe
school-settings-default = Vorgabe:
school-settings-limits = Von { $low } bis { $high }
school-settings-value = Wert
school-settings-edit = Ändern
school-settings-save = Speichern
school-settings-cancel = Abbrechen
school-settings-take-default = Auf die Vorgabe zurücksetzen
school-settings-switch-off = Ausschalten
school-settings-switch-on = Einschalten
school-settings-ask-off = Jetzt für alle ausschalten?
school-settings-ask-on = Jetzt für alle einschalten? Alles, was gespeichert ist, ist sofort wieder da.
school-settings-saved = „{ $label }“ ist gespeichert und gilt ab sofort.
school-settings-conflict = { $name } hat das inzwischen geändert ({ $time }). Ihre Eingabe steht noch da. Wenn Sie noch einmal speichern, gilt Ihre.
school-settings-history = Verlauf
school-settings-changed-by = Geändert von { $name } am { $time }
school-settings-changed-by-command = Geändert durch die Technik am { $time }
school-settings-change-by = { $time }, { $name }
school-settings-change-by-command = { $time }, durch die Technik
school-settings-step = { $old } → { $new }
school-settings-file = Einstellungen als Datei
school-settings-file-about = Die Datei enthält alles, was von der Vorgabe abweicht. Sie können sie aufbewahren oder in ein anderes Portal bringen. Beim Einspielen sehen Sie zuerst, was sich ändert.
school-settings-export = Datei herunterladen
school-settings-import = Datei einspielen
school-settings-file-choose = Datei wählen
school-settings-file-content = Inhalt der Datei
school-settings-file-look = Ansehen, was sich ändert
school-settings-file-plan = Das ändert die Datei
school-settings-file-take = So übernehmen
school-settings-file-nothing = Die Datei ändert nichts: Alles ist schon so eingestellt.
school-settings-file-taken = { $count ->
    [one] Eine Einstellung ist geändert.
   *[other] { $count } Einstellungen sind geändert.
}
school-settings-file-unreadable = Das ist keine Datei mit Schuleinstellungen. Es wurde nichts geändert.
school-settings-file-refused = Es wurde nichts geändert, denn diese Angaben gibt es nicht oder sie passen nicht: { $names }.
