"""What every template may name: the version of the program."""

from django.http import HttpRequest

import selaras


def version(request: HttpRequest) -> dict[str, str]:
    """Django's context processor."""
    return {"version": selaras.__version__}
