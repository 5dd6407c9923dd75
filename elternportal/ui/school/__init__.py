"""Parts of the area's pages school."""
