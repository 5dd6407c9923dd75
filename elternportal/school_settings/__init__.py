"""What each school decides for itself: declared on the cards, kept in the database, read as one
frozen snapshot per transaction. A mechanism: it knows no area.
"""
