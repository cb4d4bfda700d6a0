"""Counting attempts: exact with many at once, forgotten afterwards, and nobody's address is kept."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from selaras.registers.archive.limits import Limit, TooOften, count
from selaras.registers.archive.models import Attempts, TrailRow
from selaras.registers.archive.scope import system

NOON = datetime(2025, 3, 3, 12, 0, tzinfo=UTC)
THREE = Limit("uji", 3, 600)


def test_the_limit_itself_is_allowed_and_the_next_is_not(db: None) -> None:
    assert [count(THREE, "a", on=NOON) for _ in range(3)] == [1, 2, 3]
    with pytest.raises(TooOften) as refused:
        count(THREE, "a", on=NOON + timedelta(minutes=4))
    assert refused.value.seconds == 360
    assert str(refused.value) == "Terlalu banyak percobaan. Tunggu 6 menit, lalu coba lagi."


def test_others_and_other_things_are_counted_apart(db: None) -> None:
    for _ in range(3):
        count(THREE, "a", on=NOON)
    assert count(THREE, "b", on=NOON) == 1
    assert count(Limit("lain", 3, 600), "a", on=NOON) == 1


def test_after_its_time_it_begins_anew_and_the_old_count_is_gone(db: None) -> None:
    for _ in range(3):
        count(THREE, "a", on=NOON)
    assert count(THREE, "a", on=NOON + timedelta(seconds=600)) == 1
    assert Attempts.objects.count() == 1


def test_neither_the_address_nor_a_trail_is_kept(db: None) -> None:
    count(THREE, "10.1.2.3", on=NOON)
    assert "10.1.2.3" not in str(list(Attempts.objects.values()))
    with system("uji"):
        assert TrailRow.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_none_is_lost_when_many_come_at_once() -> None:
    start = threading.Barrier(6)

    def work() -> None:
        start.wait()
        try:
            for _ in range(10):
                count(Limit("uji", 1000, 600), "a", on=NOON)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert Attempts.objects.get().n == 60
