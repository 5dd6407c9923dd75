"""Pages of the area evening."""
