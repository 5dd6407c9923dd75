# Die Importseite der Verwaltung
office-import-title = Import der Stammdaten
office-import-about = Hier holen Sie Klassen, Lehrkräfte, Fächer, Räume, Unterricht, Schülerinnen und Schüler und Pläne aus den Programmen der Schule in das Portal. Sie sehen zuerst, was sich ändern würde. Erst danach wird etwas übernommen.
office-import-last = Letzter Import: { $when } – { $added } neu, { $changed } geändert, { $removed } weggefallen.
office-import-files-heading = Dateien auswählen
office-import-files-label = Dateien der Schule
office-import-files-hint = Sie können alle Dateien auf einmal wählen. Eine Datei darf höchstens 20 MB groß sein. Was Sie nicht mitschicken, bleibt, wie es ist.
office-import-which = Diese Dateien werden gelesen
office-import-where = In Untis finden Sie den Export unter Datei → Import/Export → Export TXT-Datei (DIF). Welches Trennzeichen eingestellt ist, spielt keine Rolle.
office-import-head-file = Datei
office-import-upload = Hochladen und prüfen

office-import-too-large = Die Dateien sind zusammen größer als { $limit } MB. So groß sind Stammdaten nicht. Es wurde nichts hochgeladen und nichts geändert.
office-import-unreadable = Das Hochladen hat nicht geklappt. Bitte wählen Sie höchstens { $files } Dateien, und versuchen Sie es noch einmal.
office-import-no-files = Bitte wählen Sie mindestens eine Datei.
office-import-gone = Diese Dateien sind nicht mehr da. Nach einem Import, beim nächsten Hochladen und spätestens nach einem Tag werden sie gelöscht. Bitte laden Sie sie noch einmal hoch.

office-import-checking = Dateien werden geprüft
office-import-applying = Änderungen werden übernommen
office-import-may-leave = Sie können die Seite verlassen. Der Import läuft weiter.
office-import-from = Geprüfte Dateien
office-import-ignored = Ohne Stammdaten, nicht gelesen
office-import-other-files = Andere Dateien wählen

office-import-nothing = Es gibt nichts zu ändern. Die Schule ist schon so, wie es in den Dateien steht.
office-import-nothing-without-errors = Ohne die fehlerhaften Zeilen bleibt nichts, was zu ändern wäre.
office-import-plan = Was sich ändert
office-import-head-kind = Stammdaten
office-import-head-what = Änderung
office-import-head-entry = Eintrag
office-import-head-details = Bisher → neu
office-import-added = neu
office-import-changed = geändert
office-import-removed = fällt weg
office-import-more = … und { $count } weitere.
office-import-empty-value = leer
office-import-sum-added = Neu
office-import-sum-changed = Geändert
office-import-sum-removed = Fällt weg

office-import-errors = Fehlerhafte Zeilen
office-import-errors-about = Diese Zeilen können so nicht übernommen werden. Verbessern Sie die Dateien, und laden Sie sie noch einmal hoch. Oder haken Sie die Zeilen an, die weggelassen werden.
office-import-warnings = Bitte ansehen
office-import-warnings-about = Diese Hinweise halten den Import nicht auf.
office-import-head-leave-out = Weglassen
office-import-head-place = Datei und Zeile
office-import-head-reason = Grund
office-import-line = Zeile { $line }
office-import-whole-file = ganze Datei
office-import-leave-out-all = Alle fehlerhaften Zeilen weglassen
office-import-keep-all = Auswahl aufheben

office-import-apply = Änderungen übernehmen
office-import-open = { $count ->
    [one] Eine fehlerhafte Zeile ist noch offen.
   *[other] { $count } fehlerhafte Zeilen sind noch offen.
  } Solange das so ist, wird nichts übernommen.
office-import-ask = Diese Änderungen jetzt übernehmen? { $added } neu, { $changed } geändert, { $removed } fallen weg.{ $left_out ->
    [0] { "" }
    [one] { " " }Eine Zeile wird weggelassen.
   *[other] { " " }{ $left_out } Zeilen werden weggelassen.
  }
office-import-yes = Ja, übernehmen
office-import-done = Übernommen: { $added } neu, { $changed } geändert, { $removed } weggefallen.{ $left_out ->
    [0] { "" }
    [one] { " " }Eine Zeile wurde weggelassen.
   *[other] { " " }{ $left_out } Zeilen wurden weggelassen.
  }
office-import-done-about = Die hochgeladenen Dateien sind gelöscht.
office-import-again = Weitere Dateien importieren
office-import-ask-missing = Achtung: { $count } Klassen, Lehrkräfte und Kinder fehlen in den Dateien und verlassen damit die Schule. Ist der Export vollständig? Dann geben Sie diese Zahl ein.
office-import-missing-label = Wie viele gehen?
office-import-left =
    { $bookings ->
        [one] Ein Termin am Elternsprechtag ist abgesagt.
       *[other] { $bookings } Termine am Elternsprechtag sind abgesagt.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }Eine Person bekommt eine E-Mail.
       *[other] { " " }{ $mailed } E-Mails gehen an Eltern.
    }{ $calls ->
        [0] { "" }
        [one] { " " }Einmal muss das Sekretariat anrufen: siehe „Aufgaben“.
       *[other] { " " }{ $calls }-mal muss das Sekretariat anrufen: siehe „Aufgaben“.
    }
office-import-same = Dieselbe Person?
office-import-same-about = Diese Personen heißen so wie jemand, den Sie von Hand eingetragen haben.
office-import-two = Nein, das sind zwei
office-import-one = Doch, dieselbe Person
