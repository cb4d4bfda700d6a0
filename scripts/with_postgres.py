"""Runs a command beside a private, throw-away PostgreSQL server (`COMMAND ...`), or only looks for one (`--find`)."""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLDEST = 15
USER = "selaras"
START_SECONDS = 60
STOP_SECONDS = 30
# A server that lives for one test run has nothing to lose in a power cut.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50")


class Unavailable(Exception):
    """There is no usable PostgreSQL; the message says what was looked for."""


def find_binaries() -> Path:
    """Return the folder with initdb, postgres and psql of the newest PostgreSQL here, at least version 15."""
    named = os.environ.get("SELARAS_POSTGRES_BIN")
    folders = [Path(named)] if named else [*Path("/usr/lib/postgresql").glob("*/bin"), *_on_path()]
    versions = {folder: version for folder in folders if (version := _version(folder)) >= OLDEST}
    if not versions:
        looked = ", ".join(str(folder) for folder in folders) or "/usr/lib/postgresql and PATH"
        raise Unavailable(f"no PostgreSQL {OLDEST} or newer in {looked}; install it or set SELARAS_POSTGRES_BIN")
    return max(versions, key=lambda folder: versions[folder])


def _on_path() -> list[Path]:
    return [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []


def _version(folder: Path) -> int:
    if not all((folder / name).is_file() for name in ("initdb", "postgres", "psql")):
        return 0
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"PostgreSQL\) (\d+)", told)
    return int(found[1]) if found else 0


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root; the name of the user to run it as, or None to stay who we are."""
    if os.geteuid() != 0:
        return None
    known = Path("/etc/passwd").read_text(encoding="utf-8")
    return "postgres" if "\npostgres:" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server(binaries: Path) -> Iterator[str]:
    """Start a server on the loopback in a temporary folder; yield the URL of its empty database; stop it, always."""
    owner = _unprivileged()
    with tempfile.TemporaryDirectory(prefix="selaras-postgres-") as folder:
        root = Path(folder)
        if owner:
            shutil.chown(root, owner)
        password = secrets.token_hex(16)
        _initialise(binaries, root, password, owner)
        port = _free_port()
        running = _start(binaries, root, port, owner)
        try:
            _wait(binaries, running, root, port)
            _create_database(binaries, port, password)
            yield f"postgres://{USER}:{password}@127.0.0.1:{port}/{USER}"
        finally:
            _stop(running)


def _initialise(binaries: Path, root: Path, password: str, owner: str | None) -> None:
    secret = root / "password"
    secret.touch(mode=0o600)
    secret.write_text(password, encoding="ascii")
    if owner:
        shutil.chown(secret, owner)
    options = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--username=postgres"]
    command: list[str | Path] = [binaries / "initdb", *options, f"--pwfile={secret}", f"--pgdata={root / 'data'}"]
    done = subprocess.run(command, capture_output=True, text=True, user=owner, cwd=root, check=False)
    if done.returncode:
        raise Unavailable(f"initdb failed: {done.stderr.strip()}")


def _start(binaries: Path, root: Path, port: int, owner: str | None) -> subprocess.Popen[bytes]:
    settings = ("listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={root}", *FAST)
    command: list[str | Path] = [binaries / "postgres", "-D", root / "data"]
    command += [part for setting in settings for part in ("-c", setting)]
    with (root / "log").open("wb") as log:
        # A session of its own: Ctrl-C reaches the tests first, and the server is stopped after them.
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, user=owner, cwd=root, start_new_session=True
        )


def _wait(binaries: Path, running: subprocess.Popen[bytes], root: Path, port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run([binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], check=False).returncode:
        if running.poll() is not None or time.monotonic() > deadline:
            raise Unavailable(f"the server did not start: {(root / 'log').read_text(encoding='utf-8')[-2000:]}")
        time.sleep(0.1)


def _create_database(binaries: Path, port: int, password: str) -> None:
    # Not a superuser, as in any careful office: superusers walk through row-level security.
    role = f"CREATE ROLE {USER} LOGIN CREATEDB PASSWORD '{password}'"
    statements = [part for text in (role, f"CREATE DATABASE {USER} OWNER {USER}") for part in ("-c", text)]
    command: list[str | Path] = [binaries / "psql", "-q", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres"]
    command += ["-d", "postgres", *statements]
    subprocess.run(command, env={**os.environ, "PGPASSWORD": password}, check=True)


def _stop(running: subprocess.Popen[bytes]) -> None:
    running.send_signal(signal.SIGINT)  # the fast shutdown of PostgreSQL
    try:
        running.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGQUIT)
        running.wait()


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def main(arguments: list[str]) -> int:
    """Run the command in arguments with SELARAS_DATABASE_URL set; return its exit code, or 69 without a server."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        binaries = find_binaries()
        if arguments == ["--find"]:
            print(f"PostgreSQL {_version(binaries)} in {binaries}")
            return 0
        with server(binaries) as url:
            return subprocess.run(arguments, env={**os.environ, "SELARAS_DATABASE_URL": url}, check=False).returncode
    except Unavailable as reason:
        print(reason, file=sys.stderr)
        return 69


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
