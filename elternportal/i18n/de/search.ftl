# The full-text search
search-title = Suche
search-words = Suchwörter
search-hint = Zum Beispiel „Wandertag“ oder „Sekretariat“. Auch Teile von Wörtern werden gefunden.
search-go = Suchen
search-nothing = Dazu wurde nichts gefunden. Versuchen Sie es mit weniger oder kürzeren Wörtern.
search-count = { $count ->
    [one] Ein Treffer
    [50] Die ersten { $most } Treffer
   *[other] { $count } Treffer
}
search-kind-letter = Elternbrief
search-kind-board = Schwarzes Brett
search-kind-poll = Umfrage
search-kind-document = Dokument
search-kind-contact = Kontakt
search-kind-school-text = Schulinformation
search-kind-lost-property = Fundsache
search-kind-child = Kind
search-kind-teacher = Lehrkraft
search-kind-account = Zugang
search-kind-page = Seite
search-kind-evening = Elternsprechtag
search-over = Vorbei
