"""Use cases of the area documents."""

from elternportal.module import Module

MODULE = Module(name="documents")
