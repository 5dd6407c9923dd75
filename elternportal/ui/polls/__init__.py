"""Parts of the area's pages polls."""
