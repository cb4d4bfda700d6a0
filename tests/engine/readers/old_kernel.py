"""Imported by a nursery, it makes the kernel one that refuses nothing: what is left is Python's own audit hook."""

from selaras.engine.readers.apart import kernel

kernel._ON = False
