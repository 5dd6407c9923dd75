"""Parts of the pages of access."""
