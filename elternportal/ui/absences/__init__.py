"""Parts of the pages of the area absences."""
