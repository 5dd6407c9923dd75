"""Parts of the area's pages messages."""
