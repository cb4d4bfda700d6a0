"""What every template may name: the version of the program, and whether a file can be checked without an account."""

from django.conf import settings
from django.http import HttpRequest

import selaras


def version(request: HttpRequest) -> dict[str, str | bool]:
    """Django's context processor."""
    return {"version": selaras.__version__, "public_check": settings.SELARAS_PUBLIC_CHECK}
