"""HTTP routes of the area files."""
