# Verlauf der Importe
import-journal-title = Verlauf der Importe
import-journal-about = Hier steht, wer wann was in das Portal geholt hat. Einen Import können Sie 30 Tage lang als Ganzes zurücknehmen.
import-journal-to-import = Zum Import
import-journal-empty = Es wurde noch nichts importiert.
import-journal-portal = Das Portal selbst
import-journal-told = { $added } neu, { $changed } geändert, { $removed } weggefallen
import-journal-undo-told = Import zurückgenommen: { $added } wieder da, { $changed } wie vorher, { $removed } entfernt
import-journal-undo = Zurücknehmen
import-journal-ask = Diesen Import zurücknehmen? Was seither geändert wurde, bleibt. Abgesagte Termine und beendete Anmeldungen kommen nicht zurück.
import-journal-undone = Der Import ist zurückgenommen: { $added } wieder da, { $changed } wie vorher, { $removed } entfernt.
import-journal-undone-at = Zurückgenommen am { $when }
import-journal-stays = Das bleibt, weil es seither geändert wurde oder gebraucht wird: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}
import-not-undoable = Dieser Import lässt sich nicht mehr zurücknehmen: Das ist schon geschehen, oder er liegt mehr als 30 Tage zurück.
office-import-journal = Verlauf der Importe
