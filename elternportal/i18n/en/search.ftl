# The full-text search
search-title = Search
search-words = Words to search for
search-hint = For example “excursion” or “office”. Parts of words are found, too.
search-go = Search
search-nothing = Nothing was found. Please try fewer or shorter words.
search-count = { $count ->
    [one] One result
    [50] The first { $most } results
   *[other] { $count } results
}
search-kind-letter = Parent letter
search-kind-board = Notice board
search-kind-poll = Poll
search-kind-document = Document
search-kind-contact = Contact
search-kind-school-text = School information
search-kind-lost-property = Lost property
search-kind-child = Child
search-kind-teacher = Teacher
search-kind-account = Account
search-kind-page = Page
search-kind-evening = Parents’ evening
search-over = Over
