# History of imports
import-journal-title = History of imports
import-journal-about = Here you see who brought what into the portal and when. For 30 days you can take back an import as a whole.
import-journal-to-import = To the import
import-journal-empty = Nothing has been imported yet.
import-journal-portal = The portal itself
import-journal-told = { $added } new, { $changed } changed, { $removed } removed
import-journal-undo-told = Import taken back: { $added } back, { $changed } as before, { $removed } removed
import-journal-undo = Take back
import-journal-ask = Take back this import? What was changed since stays. Cancelled appointments and ended sign-ins do not come back.
import-journal-undone = The import is taken back: { $added } back, { $changed } as before, { $removed } removed.
import-journal-undone-at = Taken back on { $when }
import-journal-stays = This stays, because it was changed since or is needed: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
import-not-undoable = This import cannot be taken back any more: that was done already, or it is more than 30 days ago.
office-import-journal = History of imports
