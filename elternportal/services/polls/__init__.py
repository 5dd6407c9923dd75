"""Use cases of the area polls."""

from elternportal.module import Module

MODULE = Module(name="polls")
