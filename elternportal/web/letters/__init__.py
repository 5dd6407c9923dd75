"""HTTP routes of the area letters."""
