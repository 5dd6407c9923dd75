"""Page states of the area timetable."""
