# Long work: PIN letters, print runs
menu-jobs = Aufträge
jobs-title = Aufträge
jobs-intro = Was länger dauert, läuft hier weiter, auch wenn Sie die Seite verlassen. Nur Sie sehen Ihre Aufträge.
jobs-empty = Sie haben zurzeit keine Aufträge.
jobs-head-work = Auftrag
jobs-head-begun = Begonnen
jobs-head-state = Stand
jobs-head-file = Datei
jobs-kind-pin-letters = PIN-Briefe
jobs-kind-letter-print = Druck eines Elternbriefs
jobs-state-queued = Wartet, beginnt gleich
jobs-state-running = Hat begonnen
jobs-state-cancelled = Abgebrochen. Es wurde nichts geändert.
jobs-progress = { $done } von { $total }
jobs-count-pin-letters = { $count ->
    [0] Es war kein Brief zu drucken: Alle diese Kinder haben einen Zugang oder eine gültige PIN.
    [1] Ein Brief ist fertig.
   *[other] { $count } Briefe sind fertig.
}
jobs-count-letter-print = { $count ->
    [0] Es war kein Brief zu drucken.
    [1] Ein Brief ist fertig.
   *[other] { $count } Briefe sind fertig.
}
jobs-file-gone = Fertig. Die Datei wurde gelöscht.
jobs-kept = Die Datei liegt bis { $when } hier und wird dann gelöscht.
jobs-fetch = PDF herunterladen
jobs-delete-file = Datei jetzt löschen
jobs-file-deleted = Die Datei ist gelöscht.
jobs-cancel = Abbrechen
jobs-cancelled = Der Auftrag ist abgebrochen.
jobs-failed = Nicht fertig geworden, es wurde nichts geändert: { $why }
jobs-failed-stopped = Der Auftrag wurde angehalten.
jobs-failed-interrupted = Das Portal wurde mehrmals mitten in der Arbeit neu gestartet. Bitte beginnen Sie den Auftrag noch einmal.
jobs-failed-unexpected = Es gab einen Fehler, den niemand erwartet hat. Er steht im Protokoll des Servers.
jobs-error-runs-already = Dieser Auftrag läuft schon. Sie finden ihn unter „Aufträge“.
