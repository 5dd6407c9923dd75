"""HTTP routes of the area notifications."""
