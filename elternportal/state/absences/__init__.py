"""Page states of the area absences."""
