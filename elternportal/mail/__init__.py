"""Mails: the outbox that services write to, the worker that sends, the texts."""
