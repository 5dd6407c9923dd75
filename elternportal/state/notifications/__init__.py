"""Page states of the area notifications."""
