"""The day on which the tests of duties are read."""

from datetime import date

import pytest
from django.utils import timezone

TODAY = date(2025, 1, 20)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """It is 20 January 2025."""
    told = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda value=None, zone=None: told(value, zone) if value else TODAY)
    return TODAY
