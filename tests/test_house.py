"""The rules of the house that no other tool holds: sizes, names, reasons, licences, and that a skip fails in CI."""

import ast
import os
import re
import subprocess
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import selaras

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 400
FUNCTION_LINES = 50
NAMES_WITHOUT_SUBJECT = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "data", "info", "misc"}
MEGABYTE = 1_000_000
LARGE_FILES = {"*.ttf", "*.otf"}
REFUSED_LICENCES = re.compile(r"(?<!L)GPL|(?<!Lesser )General Public|Affero", re.IGNORECASE)
CLOCK = {"today", "now", "utcnow", "localdate", "localtime", "time", "gmtime"}
CLOCK_OWNERS = {"date", "datetime", "time", "timezone"}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git has or would take, as a path from the root."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(path for name in told.stdout.split("\0") if name and (ROOT / (path := Path(name))).is_file())


def sources(*folders: str) -> list[Path]:
    """The tracked Python files of the named folders, migrations written by Django left aside."""
    return [
        path
        for path in tracked()
        if path.suffix == ".py" and path.parts[0] in folders and "migrations" not in path.parts
    ]


def browser_files() -> list[Path]:
    """The scripts and style sheets that are ours."""
    return [path for path in tracked() if path.suffix in {".js", ".css"} and "vendor" not in path.parts]


def parsed(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def direct_requirements(name: str) -> list[tuple[str, str]]:
    """Pairs of requirement and reason in requirements/<name>.in; the reason is empty where none stands."""
    lines = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "-"))]
    return [
        (requirement.strip(), reason.strip()) for requirement, _, reason in (line.partition("  #") for line in wanted)
    ]


def locked(name: str) -> set[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {canonicalize_name(found) for found in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)}


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    ours = [*sources("selaras", "scripts"), *browser_files()]
    lengths = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in ours}
    assert lengths
    assert {str(path): length for path, length in lengths.items() if length > FILE_LINES} == {}


def test_no_function_is_longer_than_fifty_lines() -> None:
    long = {
        f"{path}:{function.lineno} {function.name}": length
        for path in sources("selaras", "scripts", "benchmarks")
        for function in functions(parsed(path))
        if (length := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    }
    assert long == {}


def test_every_file_is_named_for_its_subject() -> None:
    nameless = [
        str(path)
        for path in tracked()
        if path.suffix == ".py" and NAMES_WITHOUT_SUBJECT & {part.removesuffix(".py") for part in path.parts}
    ]
    assert nameless == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path)
        for path in sources("selaras", "scripts", "benchmarks")
        if (ROOT / path).stat().st_size and not ast.get_docstring(parsed(path))
    ]
    assert silent == []


def test_nothing_is_left_for_later() -> None:
    marks = re.compile("TO" + r"DO\b|FIX" + r"ME\b|\bXX" + r"X\b(?!\.)")
    left = [
        f"{path}:{number}"
        for path in tracked()
        if path.suffix in {".py", ".html", ".js", ".css", ".typ", ".yaml", ".sh", ".toml"}
        and "vendor" not in path.parts
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), start=1)
        if marks.search(line)
    ]
    assert left == []


def test_values_that_never_change_are_frozen_and_no_dataclasses() -> None:
    frozen = [
        str(path) for path in sources("selaras") if "dataclass(frozen" in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert frozen == []  # each would take half a millisecond at every start: selaras/engine/tables/frozen.py


def test_the_engine_starts_without_django() -> None:
    modules = [
        ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        for path in sources("selaras")
        if path.parts[1] == "engine"
    ]
    program = "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]; "
    program += "sys.exit('django' in sys.modules)"
    assert modules
    done = subprocess.run(
        [sys.executable, "-c", program, *modules], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_engine_reads_no_clock() -> None:
    calls = [
        f"{path}:{node.lineno}"
        for path in sources("selaras")
        if path.parts[1] == "engine"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in CLOCK
        if isinstance(node.value, ast.Name) and node.value.id in CLOCK_OWNERS
    ]
    assert calls == []


def test_the_version_is_the_newest_entry_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entries = [line.removeprefix("## ").split(" - ") for line in changelog.splitlines() if line.startswith("## ")]
    assert selaras.__version__ == entries[0][0]
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) for _, day in entries)


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_every_direct_dependency_has_its_reason_and_its_lock(name: str) -> None:
    wanted = direct_requirements(name)
    assert [requirement for requirement, reason in wanted if len(reason.split()) < 3] == []
    assert {canonicalize_name(Requirement(requirement).name) for requirement, _ in wanted} <= locked(name)


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_the_lock_names_no_place_but_the_public_index(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert re.findall(r"^.*(?:://|file:|--find-links|--index|--extra|@ ).*$", text, re.MULTILINE) == []
    pinned = re.split(r"\n(?=[A-Za-z0-9])", text)[1:]
    assert [entry.splitlines()[0] for entry in pinned if "--hash=sha256:" not in entry] == []


def test_nothing_selaras_runs_on_is_under_the_gpl() -> None:
    licences = {name: licence_of(name) for name in locked("runtime") if installed(name)}
    assert len(licences) >= len(direct_requirements("runtime"))
    assert {name: licence for name, licence in licences.items() if REFUSED_LICENCES.search(licence)} == {}
    assert [name for name, licence in licences.items() if not licence] == []


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("GNU Affero General Public License", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT License", False),
    ],
)
def test_the_gpl_is_told_from_the_lgpl(licence: str, refused: bool) -> None:
    assert bool(REFUSED_LICENCES.search(licence)) is refused


def installed(name: str) -> bool:
    """Locked packages of other platforms (colorama, tzdata on Windows) are not installed here."""
    return any(metadata.distributions(name=name))


def licence_of(name: str) -> str:
    """What the package says of its licence: the expression, else the classifiers, else the free text's first line."""
    told = metadata.metadata(name)
    if "License-Expression" in told:
        return told["License-Expression"]
    classifiers = [line for line in told.get_all("Classifier") or [] if line.startswith("License")]
    free_text = (told.get_all("License") or [""])[0]
    return ", ".join(line.rpartition(" :: ")[2] for line in classifiers) or free_text.partition("\n")[0]


def test_the_generated_pages_are_current() -> None:
    from scripts.pages import pages

    written = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in pages()}
    assert [name for name, text in pages().items() if written[name] != text] == [], "run: make pages"


def test_no_file_weighs_more_than_a_megabyte_but_the_fonts() -> None:
    heavy = [
        str(path)
        for path in tracked()
        if (ROOT / path).stat().st_size > MEGABYTE and not any(path.match(pattern) for pattern in LARGE_FILES)
    ]
    assert heavy == []


SKIPPING = """
import pytest

def test_that_skips_itself():
    pytest.skip("no browser")
"""


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_skip_is_a_failure_in_ci_and_only_there(tmp_path: Path, ci: str, code: int) -> None:
    (tmp_path / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:randomly",
        "-p",
        "no:django",
        "-p",
        "tests.completeness",
        "-p",
        "no:cacheprovider",
        tmp_path,
    ]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "CI": ci}, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert ("no browser" in done.stdout) is (ci == "true")
