"""Settings come from the environment; a wrong value is refused with the allowed ones."""

import runpy
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

FILE = Path(__file__).resolve().parents[1] / "selaras" / "settings.py"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("SELARAS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SELARAS_DATA", str(tmp_path / "data"))


def settings() -> dict[str, Any]:
    return runpy.run_path(str(FILE))


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    found = settings()
    database = found["DATABASES"]["default"]
    assert database["NAME"] == str(tmp_path / "data" / "selaras.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]
    assert found["DEBUG"] is False
    assert found["SELARAS_GOVERNMENT"] == "64.02"
    assert found["LANGUAGE_CODE"] == "id"


def test_the_key_is_drawn_once_for_a_folder_and_private(tmp_path: Path) -> None:
    first, second = settings()["SECRET_KEY"], settings()["SECRET_KEY"]
    file = tmp_path / "data" / "secret.key"
    assert first == second == file.read_text()
    assert len(first) >= 60
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [found.name for found in file.parent.iterdir()] == ["secret.key"]


def test_two_folders_have_two_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = settings()["SECRET_KEY"]
    monkeypatch.setenv("SELARAS_DATA", str(tmp_path / "other"))
    assert settings()["SECRET_KEY"] != first


def test_a_key_may_come_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key"
    file.write_text("k" * 50)
    monkeypatch.setenv("SELARAS_SECRET_KEY_FILE", str(file))
    assert settings()["SECRET_KEY"] == "k" * 50


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "mysql://a@b/c", "berawalan “mysql”; yang dikenal: sqlite:///berkas, postgresql://"),
        ("DATABASE_URL", "sqlite://", "tulis seperti sqlite:////srv/selaras.sqlite3"),
        ("TIME_ZONE", "Asia/Sangasanga", "Asia/Jakarta, Asia/Makassar, Asia/Jayapura"),
        ("DEBUG", "ya", "yang dikenal: 0, 1"),
        ("URL", "selaras.contoh", "tulis seperti https://"),
        ("SECRET_KEY", "pendek", "paling sedikit 32 karakter"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_known(
    name: str, value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"SELARAS_{name}", value)
    with pytest.raises(ImproperlyConfigured) as refused:
        settings()
    assert sentence in str(refused.value)
    assert f"SELARAS_{name}" in str(refused.value)


def test_postgresql_comes_by_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELARAS_DATABASE_URL", "postgresql://siti@localhost:5433/selaras")
    database = settings()["DATABASES"]["default"]
    assert (database["ENGINE"], database["NAME"], database["USER"], database["PORT"]) == (
        "django.db.backends.postgresql", "selaras", "siti", 5433,
    )  # fmt: skip
    assert database["ATOMIC_REQUESTS"] is False


def test_an_https_address_makes_cookies_secure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELARAS_URL", "https://selaras.contoh.go.id/")
    found = settings()
    assert found["SELARAS_URL"] == "https://selaras.contoh.go.id"
    assert "selaras.contoh.go.id" in found["ALLOWED_HOSTS"]
    assert (found["SESSION_COOKIE_SECURE"], found["CSRF_COOKIE_SECURE"]) == (True, True)
    assert found["SECURE_HSTS_SECONDS"] > 0


def test_scripts_and_styles_come_from_the_site_alone() -> None:
    directives = settings()["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'none'"]


def test_the_check_without_an_account_is_open_until_somebody_closes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings()["SELARAS_PUBLIC_CHECK"] is True
    monkeypatch.setenv("SELARAS_PUBLIC_CHECK", "0")
    assert settings()["SELARAS_PUBLIC_CHECK"] is False
    monkeypatch.setenv("SELARAS_PUBLIC_CHECK", "tidak")
    with pytest.raises(ImproperlyConfigured, match="yang dikenal: 0, 1"):
        settings()
