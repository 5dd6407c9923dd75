"""Parts of the area's pages notifications."""
