"""Use cases of the area evening."""

from elternportal.module import Module

MODULE = Module(name="evening")
