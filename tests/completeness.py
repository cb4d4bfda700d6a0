"""What holds for every test run: what belongs to this database and machine, and that nothing is left out silently."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

CI = os.environ.get("CI") == "true"
DATABASE = "postgresql" if os.environ.get("SELARAS_DATABASE_URL", "").startswith("postgres") else "sqlite"
OTHER_DATABASE = {"postgresql": "sqlite", "sqlite": "postgresql"}[DATABASE]
SHARED = Path(os.environ.get("SELARAS_SHARED") or Path(__file__).resolve().parents[2] / "shared")

left_out_key = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of shared files; a test that asks for it is left out, by name, where the folder is missing."""
    return SHARED


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what can only run elsewhere: on the other database, or beside the folder of shared files."""
    elsewhere = [item for item in items if item.get_closest_marker(OTHER_DATABASE)]
    without_files = [] if SHARED.is_dir() else [item for item in items if _reads_shared(item)]
    config.stash[left_out_key] = [f"{item.nodeid}: the folder {SHARED} is missing" for item in without_files]
    dropped = {*elsewhere, *without_files}
    config.hook.pytest_deselected(items=list(dropped))
    items[:] = [item for item in items if item not in dropped]


def _reads_shared(item: pytest.Item) -> bool:
    return item.get_closest_marker("shared") is not None or "shared_folder" in getattr(item, "fixturenames", ())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test is a failed one; elsewhere pytest lists it."""
    report = yield
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and CI must run everything: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file that skips itself while it is collected."""
    report = yield
    if CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped, and CI must run everything: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name every test that was left out for want of files, above pytest's own summary."""
    if left_out := config.stash.get(left_out_key, []):
        terminalreporter.section("left out on this machine")
        for line in left_out:
            terminalreporter.line(line)
