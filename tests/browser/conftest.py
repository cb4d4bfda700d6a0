"""A real server with real settings on loopback, and a real Chromium in front of it."""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
import pytest
from playwright.sync_api import Browser, sync_playwright
from psycopg import sql

from tests.completeness import DATABASE

ROOT = Path(__file__).resolve().parents[2]
# The office, two of its people, its administrator and the verifier above it, before anybody has uploaded a plan.
FIRST_DAY = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from datetime import date
from selaras.registers.archive.scope import system
from selaras.registers.organisations.actions import appoint
from selaras.registers.organisations.demo import PEOPLE, office
with system("uji"):
    agency = office()
    for username, name, role, _ in (*PEOPLE[:2], PEOPLE[-1]):
        appoint(username, name, role, agency, date(2025, 1, 1))
    username, name, role, _ = PEOPLE[4]
    appoint(username, name, role, agency.parent, date(2025, 1, 1))
"""

SERVE = "import sys; from selaras.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Site:
    """Where the server listens, and the login links it printed by role."""

    url: str
    links: dict[str, str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser, and its server has a SQLite file of its own whatever the other tests use; save
    for tests of ``any_site``, whose server stands on the database of the run."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if "any_site" not in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.sqlite)


@pytest.fixture(scope="session")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty office, made once and copied for each server."""
    folder = tmp_path_factory.mktemp("hari-pertama")
    subprocess.run([sys.executable, "-c", FIRST_DAY], cwd=ROOT, env=_environment(folder), check=True, timeout=120)
    return folder


def _environment(folder: Path) -> dict[str, str]:
    """Ours without any setting of Selaras but its data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SELARAS_")}
    return {**kept, "SELARAS_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "selaras.settings"}


@pytest.fixture
def site(first_day: Path, tmp_path: Path) -> Iterator[Site]:
    """The server as ``selaras serve`` starts it, on a fresh database; ended by its own process group."""
    folder = shutil.copytree(first_day, tmp_path / "situs")
    with _serving(folder, _environment(folder)) as served:
        yield served


@pytest.fixture
def any_site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """``site``, on a fresh database of the kind that this run of the tests uses."""
    if DATABASE == "sqlite":
        yield request.getfixturevalue("site")
        return
    given = os.environ["SELARAS_DATABASE_URL"]
    name = f"situs_{secrets.token_hex(6)}"
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            url = f"{given.rpartition('/')[0]}/{name}"
            environment = {**_environment(tmp_path), "SELARAS_DATABASE_URL": url}
            subprocess.run([sys.executable, "-c", FIRST_DAY], cwd=ROOT, env=environment, check=True, timeout=120)
            with _serving(tmp_path, environment) as served:
                yield served
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def _serving(folder: Path, environment: dict[str, str]) -> Iterator[Site]:
    port = _free_port()
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVE, "serve", "--port", str(port)],
            cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(f"{url}/", server, log)
            yield Site(url, dict(re.findall(r"\(([^)]+)\)\n\s+(http\S+)", log.read_text())))
        finally:
            said = log.read_text()  # before the end: workers that go first are an error in the server's eyes
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)
            assert "ERROR" not in said, said[-4000:]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"the server did not answer: {log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or another one on the path; closed with the module, so that its event loop ends with it."""
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if executable is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield started
        started.close()
