"""Parts of pages of the area consultation."""
