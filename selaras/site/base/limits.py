"""How often one person or one address may do what costs us something or could be guessed at."""

from ipaddress import ip_address
from typing import Final

from django.http import HttpRequest

from selaras.registers.archive.limits import Limit

# An office often shares one address, so the limit of an address is wide; that of one user name is not.
LOGIN_OF_ADDRESS: Final = Limit("login of address", 60, 600)
LOGIN_OF_NAME: Final = Limit("login of name", 10, 600)
LOGIN_LINK: Final = Limit("login link", 60, 600)
INVITATION: Final = Limit("invitation", 60, 600)
PASSWORD: Final = Limit("password", 10, 600)
UPLOAD: Final = Limit("upload", 30, 600)
CHOOSE: Final = Limit("choose", 120, 600)
VERIFY: Final = Limit("verify", 120, 60)
PUBLIC_CHECK: Final = Limit("public check", 60, 600)
COMPLAINT_FOLLOWED: Final = Limit("complaint followed", 60, 600)
PUBLIC_DOWNLOAD: Final = Limit("public download", 120, 600)
# One wave of a busy office on one shared address; phones behind one provider share one too.
SURVEY: Final = Limit("survey", 300, 600)


def address_of(request: HttpRequest) -> str:
    """Where a request comes from.

    Only a proxy on this machine is believed when it names the address, and only its own entry, the last: whatever
    stands before that was written by the sender.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return _parsed(named) or direct if _loopback(direct) else direct


def _parsed(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        return ""


def _loopback(text: str) -> bool:
    try:
        return ip_address(text).is_loopback
    except ValueError:
        return False
