"""Backups: the database and the uploaded files as one encrypted file, and the way back."""
