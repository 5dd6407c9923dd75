"""HTTP routes of the area access."""
