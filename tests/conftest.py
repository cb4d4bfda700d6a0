"""What every test may lean on: nothing is left out silently, and the database is like the one in use."""

import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that is busy with other tests is no mistake of a test's examples.
settings.register_profile("selaras", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("selaras")

pytest_plugins = ("tests.completeness",)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Generator[None]:
    """SQLite tests use a file of this process: as in real life each thread has its own connection, with WAL. On
    PostgreSQL each of several processes has a database of its own."""
    from django.conf import settings

    from tests.completeness import DATABASE

    with tempfile.TemporaryDirectory(prefix="selaras-test-") as folder:
        if DATABASE == "sqlite":
            settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(Path(folder) / "test.sqlite3")
        elif worker := os.environ.get("PYTEST_XDIST_WORKER"):
            settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_selaras_{worker}"
        yield


@pytest.fixture(scope="session", autouse=True)
def flush_past_the_guards() -> Generator[None]:
    """Tests that commit empty the database afterwards; the trail and issued documents refuse that, rightly.

    So the triggers go first; the flush itself brings them back.
    """
    from django.test import TransactionTestCase

    from selaras.registers.archive.triggers.install import uninstall

    flush = vars(TransactionTestCase)["_fixture_teardown"]

    def without_triggers(case: TransactionTestCase) -> None:
        uninstall()
        flush(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield


@pytest.fixture(scope="session", autouse=True)
def static_files_found_once() -> Generator[None]:
    """Each client of a test makes its own middleware, for which WhiteNoise looks through all static files: once will
    do."""
    from whitenoise.middleware import WhiteNoiseMiddleware

    found: dict[str, object] = {}
    look = WhiteNoiseMiddleware.add_files_from_finders

    def once(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            look(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", once)
        yield
