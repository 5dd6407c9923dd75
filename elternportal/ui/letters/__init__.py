"""Parts of the area's pages letters."""
