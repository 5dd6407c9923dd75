"""Texts that people write: Markdown to safe HTML, to plain text, and to blocks for print."""
