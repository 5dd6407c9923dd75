"""Page states of the area exams."""
