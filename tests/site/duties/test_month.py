"""The duties of a month: what is due and late, one button each, as a calendar, and as a text to hand on."""

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import mark_done, move
from tests.making import YEAR
from tests.site.people import ACCEPTED, Town


def address(town: Town, name: str, *more: object) -> str:
    return reverse(f"duties:{name}", args=[town.agency.pk, YEAR, *more])


def page(town: Town, who: str, month: str = "") -> str:
    return town.client(who).get(address(town, "month"), {"bulan": month} if month else {}).content.decode()


def titles(html: str) -> list[str]:
    return [" ".join(found.split()) for found in re.findall(r"<h3>(.*?) <span", html, re.DOTALL)]


def test_january_has_its_duties_with_day_owner_and_what_is_missing(town: Town, plan: Plan, today: date) -> None:
    shown = page(town, "planner")
    assert "<h1>Tugas Januari 2025</h1>" in shown
    assert titles(shown)[:4] == [
        "DPA 2025",
        "Musrenbang kelurahan dan desa 2026",
        "Perjanjian Kinerja 2025",
        "Rencana Aksi 2025",
    ]
    assert "lewat tenggat, belum dimulai" in shown
    assert "DPA 2025 belum ada di Selaras." in shown
    assert "Penanggung jawab: Camat" in shown


def test_there_is_one_strong_button(town: Town, plan: Plan, today: date) -> None:
    for month in ("", "2025-04", "2025-08"):
        assert page(town, "planner", month).count("button main") <= 1


def test_another_month_is_a_link_away_and_nonsense_is_no_month(town: Town, plan: Plan, today: date) -> None:
    shown = page(town, "planner", "2025-04")
    assert "Laporan triwulan I 2025" in shown
    assert 'href="?bulan=2025-03"' in shown
    assert 'href="?bulan=2025-05"' in shown
    assert town.client("planner").get(address(town, "month"), {"bulan": "2025-13"}).status_code == 404


def test_what_is_done_outside_is_marked_by_hand(town: Town, plan: Plan, today: date) -> None:
    client = town.client("planner")
    client.post(address(town, "done"), {"duty": "quarter_1", "on": "2025-01-19"})
    assert "selesai 19 Januari 2025" in page(town, "planner", "2025-04")
    answer = client.post(address(town, "done"), {"duty": "quarter_1", "on": "2025-01-21"})
    assert "tidak boleh sesudah hari ini" in answer.content.decode()
    client.post(address(town, "done"), {"duty": "quarter_1", "on": ""})
    assert "belum dicatat" in page(town, "planner", "2025-04")


def test_the_first_page_after_login_tells_the_duties(town: Town, plan: Plan, today: date) -> None:
    shown = town.client("planner").get("/", follow=True).content.decode()
    assert "Tugas Januari 2025" in shown
    assert "DPA 2025" in shown
    assert address(town, "month") in shown


def test_the_text_to_hand_on_names_no_person(town: Town, plan: Plan, today: date) -> None:
    shown = page(town, "planner")
    text = re.search(r'<textarea id="teks"[^>]*>(.*?)</textarea>', shown, re.DOTALL)
    assert text is not None
    assert text.group(1).startswith("Pengingat KECAMATAN CONTOH, 20 Januari 2025:\n• ")
    assert "Camat Contoh" not in text.group(1)
    assert 'href="https://wa.me/?text=Pengingat%20KECAMATAN%20CONTOH' in shown


def test_an_operator_reads_the_duties_but_marks_none(town: Town, plan: Plan, today: date) -> None:
    shown = page(town, "operator")
    assert "Perjanjian Kinerja 2025" in shown
    assert "Tandai selesai" not in page(town, "operator", "2025-04")


@pytest.mark.parametrize("who", ["planner", "operator", "bappeda"])
def test_the_page_has_a_ceiling_of_queries(
    who: str, town: Town, plan: Plan, today: date, django_assert_max_num_queries: Any
) -> None:
    client = town.client(who)
    with django_assert_max_num_queries(10):
        client.get(address(town, "month"))


def unfolded(raw: bytes) -> list[str]:
    """The lines of a calendar file as RFC 5545 says them: ends of CRLF, at most 75 bytes, folded ones put together."""
    assert raw.endswith(b"\r\n")
    lines: list[str] = []
    for line in raw.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        if line.startswith(b" "):
            lines[-1] += line[1:].decode()
        else:
            lines.append(line.decode())
    return lines


def parsed(raw: bytes) -> list[dict[str, str]]:
    """The events of a calendar file; every BEGIN has its END, and what an event must have is there."""
    open_: list[str] = []
    events: list[dict[str, str]] = []
    for line in unfolded(raw):
        name, found, value = line.partition(":")
        assert found, line
        if name == "BEGIN":
            open_.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_.pop() == value
        elif open_[-1] == "VEVENT":
            events[-1][name] = value
    assert open_ == []
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"} <= set(event)
    assert len({event["UID"] for event in events}) == len(events)
    return events


def test_the_calendar_file_is_valid_and_tells_each_duty_once(town: Town, plan: Plan, today: date) -> None:
    answer = town.client("planner").get(address(town, "ics"))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    events = parsed(answer.content)
    (agreement,) = [event for event in events if event["SUMMARY"].startswith("Perjanjian Kinerja 2025")]
    assert agreement["DTSTART;VALUE=DATE"] == "20250131"
    assert agreement["DTEND;VALUE=DATE"] == "20250201"
    assert "Penanggung jawab: Camat." in agreement["DESCRIPTION"]
    assert answer.content.count(b"TRIGGER:-P7D") == len(events)
    assert "Contoh" not in answer.content.decode().replace("KECAMATAN CONTOH", "")


def test_a_calendar_address_is_shown_once_and_can_be_taken_back(town: Town, plan: Plan, today: date) -> None:
    client = town.client("operator")
    shown = client.post(address(town, "subscribe"), {}).content.decode()
    found = re.search(r'value="http://testserver(/kalender/[^"]+\.ics)"', shown)
    assert found is not None
    feed = found.group(1)
    assert len(parsed(town.client("public").get(feed).content)) > 10
    assert feed not in page(town, "operator")
    client.post(address(town, "subscribe"), {"cabut": "1"})
    assert town.client("public").get(feed).status_code == 404


def test_the_office_moves_a_day_for_itself_and_the_government_for_all(town: Town, plan: Plan, today: date) -> None:
    town.client("camat").post(address(town, "move"), {"duty": "pk", "due": "2025-01-25", "reason": "kesepakatan"})
    assert "25 Januari 2025" in page(town, "planner")
    town.client("bappeda").post(
        address(town, "move"), {"duty": "dpa", "due": "2025-01-28", "reason": "SE Bupati", "untuk": "kabupaten"}
    )
    assert "28 Januari 2025" in page(town, "planner")
    assert town.client("camat").get(address(town, "procedure"), {"untuk": "kabupaten"}).status_code == 404


def test_holidays_are_read_line_by_line_and_a_wrong_one_is_named(town: Town, plan: Plan, today: date) -> None:
    client = town.client("camat")
    wrong = client.post(address(town, "procedure"), {"holidays": "31-03-2025\nbesok"})
    assert "“besok” bukan tanggal. Tulis seperti 31-03-2025." in wrong.content.decode()
    client.post(address(town, "procedure"), {"holidays": "01-04-2025\n2025-04-02", "decides": "own", "kinds": ["rkt"]})
    assert "9 April 2025" in page(town, "planner", "2025-04")


def test_the_strip_tells_the_round_of_the_year_with_days_and_states(town: Town, plan: Plan, today: date) -> None:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        mark_done(town.agency, YEAR, "quarter_1", date(2025, 1, 19))
    shown = town.client("planner").get(reverse("plans:tree", args=[town.agency.pk, YEAR])).content.decode()
    steps = re.findall(r'<(?:a|span) class="step[^"]*"[^>]*>.*?</i>([^<]+)</(?:a|span)>', shown)
    assert steps == [
        "RKT 2025 · draf", "DPA · lewat, 15 Jan", "Perjanjian Kinerja · 31 Jan", "Rencana Aksi · 31 Jan",
        "TW II · 7 Jul", "Perubahan · 30 Sep", "LKjIP · 28 Feb 2026", "Evaluasi · 31 Des 2026",
    ]  # fmt: skip


def test_beside_the_strip_stands_what_runs_in_other_years(town: Town, plan: Plan, today: date) -> None:
    with system("uji"):
        Plan.objects.create(org_unit=town.agency, kind="renja", year=YEAR + 1, stage="rancangan_awal")
        move(town.agency, YEAR, "pk", date(2025, 2, 3), "kesepakatan")
    shown = town.client("planner").get(reverse("plans:tree", args=[town.agency.pk, YEAR])).content.decode()
    found = re.search(r'<p class="elsewhere">(.*?)</p>', shown, re.DOTALL)
    assert found is not None
    assert re.sub(r"<[^>]+>", "", found.group(1)) == "Sekarang juga: Renja 2026, rancangan awal · draf"
