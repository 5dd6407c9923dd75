# Automatischer Import
import-sources-title = Automatischer Import
import-sources-about = Ein Programm kann Pläne alle paar Minuten von selbst hochladen. Dafür braucht es einen Zugangsschlüssel. Er öffnet nichts anderes.
import-sources-in-use = Wer hochladen darf
import-sources-empty = Noch kommt nichts von selbst. Legen Sie hier unten einen Zugangsschlüssel für Ihr Programm an.
import-sources-made = Zugangsschlüssel von { $who }, { $day }
import-sources-folder = Ordner auf dem Server. Welcher das ist, legt fest, wer den Server betreut.
import-sources-used = Zuletzt kamen neue Dateien: { $when }
import-sources-unused = Es sind noch keine Dateien gekommen.
import-sources-new = Neuer Zugangsschlüssel
import-sources-name = Name des Programms
import-sources-name-hint = Zum Beispiel: Untis im Büro der Vertretungsplanung
import-sources-create = Zugangsschlüssel anlegen
import-sources-once = Kopieren Sie den Zugangsschlüssel jetzt. Er wird nur dieses eine Mal angezeigt.
import-sources-token = Zugangsschlüssel
import-sources-command = Befehl zum Hochladen
import-sources-command-hint = So lädt ein Programm die Datei GPU014.TXT hoch. Weitere Dateien: je ein -F "files=@Name".
import-sources-renew = Neuer Schlüssel
import-sources-revoke = Sperren
import-sources-ask-renew = Einen neuen Zugangsschlüssel anlegen? Der alte gilt dann sofort nicht mehr.
import-sources-ask-revoke = Diesen Zugangsschlüssel sperren? Das Programm kann dann nichts mehr hochladen. Der letzte Plan bleibt.
import-sources-created = Der Zugangsschlüssel ist angelegt.
import-sources-renewed = Der neue Zugangsschlüssel gilt, der alte nicht mehr.
import-sources-revoked = Der Zugangsschlüssel ist gesperrt.
import-sources-error-name = Bitte geben Sie dem Programm einen Namen mit höchstens { $most } Zeichen.
import-sources-error-taken = „{ $name }“ gibt es schon. Wählen Sie einen anderen Namen, oder legen Sie dort einen neuen Schlüssel an.
import-sources-error-too-many = Mehr als { $most } Zugangsschlüssel sind nicht möglich. Sperren Sie einen, der nicht mehr gebraucht wird.
office-import-sources = Automatischer Import
