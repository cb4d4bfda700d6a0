"""Imports all modules of a folder, so that what they declare registers itself."""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def import_all(package: ModuleType) -> tuple[str, ...]:
    """Imports every module directly in the package, in order of name; returns their full names. The folder is looked
    at once in a process."""
    names = tuple(sorted(f"{package.__name__}.{found.name}" for found in pkgutil.iter_modules(package.__path__)))
    for name in names:
        import_module(name)
    return names
