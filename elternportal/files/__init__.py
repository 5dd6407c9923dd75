"""Uploaded files, kept privately on the disk until they are used."""
