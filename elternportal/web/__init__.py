"""What the browser gets over HTTP: the built site and its addresses."""
