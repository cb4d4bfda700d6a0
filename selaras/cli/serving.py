"""Starts the site, and on loopback prints the login links of the demo's people."""

import os
import sys
from ipaddress import ip_address

from django.core.management import call_command

from selaras.cli.exits import Stop, say
from selaras.registers.organisations.demo import PEOPLE
from selaras.registers.organisations.models import Person
from selaras.site.base.links import login_link

WORKERS, THREADS = 2, 4


def run_server(host: str, port: int) -> int:
    """Prepares the database where needed, then becomes the application server; it ends with Ctrl+C."""
    if not 0 < port < 65536:
        raise Stop(f"porta {port} tidak ada; pakai 1–65535.")
    call_command("migrate", verbosity=0, interactive=False)
    address = f"http://{host}:{port}"
    say(f"Situs: {address}  (berhenti: Ctrl+C)")
    if _loopback(host):
        _print_links(address)
    sys.stdout.flush()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--respawn-failed-workers"]
    os.execv(sys.executable, [*command, "--log-level", "warning", "selaras.wsgi:application"])


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _print_links(address: str) -> None:
    """One link a person of the demo, good once; whoever has a password of their own logs in by it."""
    titles = {username: f"{name} ({role.label})" for username, name, role, _ in PEOPLE}
    found = [person for person in Person.objects.filter(username__in=titles) if not person.has_usable_password()]
    if not found:
        say("Masuk dengan nama pengguna dan kata sandi. Orang contoh hanya ada setelah: make demo")
        return
    say("Tautan masuk orang contoh, masing-masing berlaku sekali:")
    for person in found:
        say(f"  {titles[person.username]}\n    {address}{login_link(person)}")
