"""Imports all modules of a folder, so that what they declare registers itself."""

import pkgutil
from importlib import import_module
from types import ModuleType


def import_all(package: ModuleType) -> list[str]:
    """Imports every module directly in the package, in order of name; returns their full names."""
    names = sorted(f"{package.__name__}.{found.name}" for found in pkgutil.iter_modules(package.__path__))
    for name in names:
        import_module(name)
    return names
