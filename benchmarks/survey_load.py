"""Answers of a survey sent at a steady rate to the real server: none may be lost, and how long each one waits.

``make load`` runs it on SQLite and beside a private PostgreSQL (whose fsync is off). A phone opens the form, then
sends it; the time is that of sending, counted from the moment it was due, so that a queue is not hidden. LOAD_SECONDS
(60) and LOAD_RATE (50 a second) may be set. Each phone has an address of its own: one address may send 300 in ten
minutes.
"""

import http.client
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

SECONDS, RATE = int(os.environ.get("LOAD_SECONDS", "60")), int(os.environ.get("LOAD_RATE", "50"))
PHONES = 64
WARM, UNLOADED = 20, 100
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from datetime import timedelta
from django.utils import timezone
from selaras.registers.archive.scope import system
from selaras.registers.organisations.demo import office
from selaras.registers.surveys.actions import Plan, open_wave
today = timezone.localdate()
with system("benchmark"):
    made = open_wave(office(), Plan(title="SKM", since=today - timedelta(days=1), until=today + timedelta(days=1)))
print(made.code)
"""
COUNT = """
import django; django.setup()
from selaras.registers.archive.scope import system
from selaras.registers.surveys.models import Response
with system("benchmark"):
    print(Response.objects.count())
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: whether it was thanked for, and the milliseconds from when it was due."""

    kept: bool
    waited: float


def main() -> int:
    """Prints one line without load and one under it; 1 where an answer that was thanked for is not stored."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SELARAS_DATA": folder, "DJANGO_SETTINGS_MODULE": "selaras.settings"}
        code = _run(PREPARE, environment)
        port = _free_port()
        serve = "import sys; from selaras.cli import main; sys.exit(main())"
        server = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", serve, "serve", "--port", str(port)],
            env=environment, stdout=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            _wait_for(port)
            warm = [_answer(port, code, time.perf_counter()) for _ in range(WARM)]
            alone = [_answer(port, code, time.perf_counter() + 0.1) for _ in range(UNLOADED)]
            together = _steadily(port, code)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=30)
        stored = int(_run(COUNT, environment))
    kind = "PostgreSQL" if os.environ.get("SELARAS_DATABASE_URL", "").startswith("postgres") else "SQLite"
    _print(f"{kind}, one after the other", alone)
    _print(f"{kind}, {RATE} a second for {SECONDS} s", together)
    count = len(warm) + len(alone) + len(together)
    thanked = sum(sent.kept for sent in (*warm, *alone, *together))
    sys.stdout.write(f"{kind}: {count} sent, {thanked} thanked for, {stored} stored\n")
    return 0 if thanked == stored == count else 1


def _run(script: str, environment: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], env=environment, check=True,
                          capture_output=True, text=True)  # fmt: skip
    return done.stdout.split()[-1]


def _steadily(port: int, code: str) -> list[Sent]:
    """So many answers a second, whatever the server does; a phone opens its form before it is due to send."""
    begun = time.perf_counter() + 1
    with ThreadPoolExecutor(PHONES) as phones:
        waiting = [phones.submit(_answer, port, code, begun + at / RATE) for at in range(RATE * SECONDS)]
        return [each.result() for each in waiting]


def _answer(port: int, code: str, due: float) -> Sent:
    """One phone: the form, then its answer at the time that is due, or at once where that has passed."""
    address = f"/s/{code}/"
    headers = {"X-Forwarded-For": f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(1, 255)}"}
    time.sleep(max(0.0, due - time.perf_counter() - 0.5))
    phone = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    phone.request("GET", address, headers=headers)
    page = phone.getresponse()
    text, cookie = page.read().decode(), str(page.getheader("Set-Cookie")).partition(";")[0]
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)"', text))
    sent = hidden | {f"u{number}": str(random.randint(1, 4)) for number in range(1, 10)}
    time.sleep(max(0.0, due - time.perf_counter()))
    phone.request("POST", address, urlencode(sent),
                  {**headers, "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})  # fmt: skip
    answer = phone.getresponse()
    answer.read()
    phone.close()
    return Sent(answer.status == http.client.FOUND, (time.perf_counter() - due) * 1000)


def _print(name: str, sent: list[Sent]) -> None:
    waited = sorted(each.waited for each in sent)
    p99 = waited[min(len(waited) - 1, len(waited) * 99 // 100)]
    told = f"median {statistics.median(waited):.0f} ms, p99 {p99:.0f} ms, longest {waited[-1]:.0f} ms"
    sys.stdout.write(f"{name}: {told}\n")
    sys.stdout.flush()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    sys.exit(main())
