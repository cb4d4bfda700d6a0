"""The text of a plan as its planner writes it, and what others may do with it."""

from html import unescape
from re import DOTALL, findall, search

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from selaras.engine.facts.text_figures import offers
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Paragraph, Section
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.actions import approve
from selaras.registers.plans.chapters import sections_of, write
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Ceiling as CeilingRecord
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models import Section as SectionRecord
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, row, work_item
from tests.site.people import ACCEPTED, Town, accept_plan

READ = Place("rkt.md", 12)
SAID = "Pagu program sebesar Rp25.000.000 untuk kita."


@pytest.fixture
def text_plan(town: Town) -> Plan:
    """A plan with a chapter, two sections, a table in the text, and a program of Rp25.000.000."""
    program = work_item("7.01.03", "Pemberdayaan")
    parts = (Paragraph(SAID, READ), Paragraph("Pagu menurut unit", READ, kind="table", table="2.1"))
    text = [
        row(Section, number="BAB I", heading="PENDAHULUAN", level=1, order=1),
        row(Section, number="1.1", heading="Latar Belakang", level=2, order=2, paragraphs=parts),
        row(Section, number="1.2", heading="Tujuan", level=2, order=3, paragraphs=(Paragraph("Isi.", READ),)),
    ]
    return accept_plan(town, book(program, ceiling(program, 25_000_000_00), *text))


def address(town: Town, name: str = "sections", *more: str) -> str:
    return reverse(f"prose:{name}", args=[town.agency.pk, YEAR, *more])


def page(client: Client, url: str) -> str:
    return unescape(client.get(url).content.decode())


def named(plan: Plan, number: str) -> Section:
    with system("uji"):
        return next(each for each in sections_of(plan) if each.number == number)


def form_of(html: str) -> dict[str, str]:
    """What the form of a section holds as it stands on the page."""
    seen = search(r'name="seen" value="([^"]+)"', html)
    body = search(r"<textarea id=\"isi-naskah\"[^>]*>\r?\n(.*?)</textarea>", html, DOTALL)
    number, heading = (search(rf'name="{name}" value="([^"]*)"', html) for name in ("number", "heading"))
    assert None not in (seen, body, number, heading)
    found = {"seen": seen, "text": body, "number": number, "heading": heading}
    return {name: match[1] for name, match in found.items() if match}


def pagu_key(plan: Plan) -> str:
    with system("uji"):
        return next(each.key for each in offers(load(plan)) if each.value == "25.000.000")


def raise_pagu(town: Town, plan: Plan, rupiah: int) -> None:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        record = CeilingRecord.objects.get(plan=plan)
        apply(plan, [Change("Ceiling", record.pk, "amount", record.amount, rupiah * 100)], "pagu berubah")


def sent(town: Town, plan: Plan, section: str, **fields: str) -> str:
    """What the planner gets who opens a section, changes some fields and sends them: the page at the end."""
    client, url = town.client("planner"), address(town, "section", named(plan, section).id)
    answer = client.post(url, {**form_of(page(client, url)), **fields}, follow=True)
    return unescape(answer.content.decode())


def test_the_list_shows_chapters_with_how_they_begin(town: Town, text_plan: Plan) -> None:
    html = page(town.client("planner"), address(town))
    assert findall(r"<h2><a [^>]+>(.*?)</a></h2>", html) == ["BAB I PENDAHULUAN", "1.1 Latar Belakang", "1.2 Tujuan"]
    assert SAID in html
    assert "belum ada isinya" in html


def test_who_may_not_write_reads(town: Town, text_plan: Plan) -> None:
    section = named(text_plan, "1.1")
    for who in ("bappeda", "inspectorate"):
        html = page(town.client(who), address(town, "section", section.id))
        assert SAID in html
        assert "Simpan naskah" not in html
        assert "Tambah bagian" not in page(town.client(who), address(town))
        assert town.client(who).post(address(town, "section", section.id), {"text": "x"}).status_code == 404
    assert town.client("operator").get(address(town, "section", section.id)).status_code == 404


def test_a_section_opened_and_saved_unchanged_is_the_same(town: Town, text_plan: Plan) -> None:
    before = named(text_plan, "1.1")
    assert "Tidak ada yang berubah." in sent(town, text_plan, "1.1")
    assert named(text_plan, "1.1") == before


def test_paragraphs_lists_titles_and_heading_are_written(town: Town, text_plan: Plan) -> None:
    text = "# Ringkas\nKalimat pertama.\n\n1. satu\n  a. dalam\n- titik"
    html = sent(town, text_plan, "1.2", text=text, heading="Maksud  dan Tujuan", number="1.3")
    row_ = named(text_plan, "1.3")
    assert row_.heading == "Maksud dan Tujuan"
    assert [(each.kind, each.marker, each.indent, each.text) for each in row_.paragraphs] == [
        ("title", "", 0, "Ringkas"), ("text", "", 0, "Kalimat pertama."), ("item", "1.", 0, "satu"),
        ("item", "a.", 1, "dalam"), ("item", "-", 0, "titik"),
    ]  # fmt: skip
    assert row_.paragraphs[0].place.by == "Perencana Contoh planner"
    assert "Naskah disimpan." in html


def test_a_table_is_moved_and_never_typed(town: Town, text_plan: Plan) -> None:
    sent(town, text_plan, "1.1", text=f"[[tabel 2.1]] Pagu menurut unit\n{SAID}")
    assert [each.table for each in named(text_plan, "1.1").paragraphs] == ["2.1", ""]
    html = sent(town, text_plan, "1.1", text="[[tabel 9.9]] Karangan")
    assert "Baris 1: Tabel 9.9 tidak ada pada bagian ini. Tabel dicetak dari baris rencana, tidak diketik" in html
    assert "[[tabel 9.9]] Karangan" in html
    assert [each.table for each in named(text_plan, "1.1").paragraphs] == ["2.1", ""]


def test_two_people_in_one_section_see_both_texts_and_lose_none(town: Town, text_plan: Plan) -> None:
    planner, old = town.client("planner"), named(text_plan, "1.2")
    url = address(town, "section", old.id)
    form = form_of(page(planner, url))
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        write(text_plan, old.id, old.paragraphs, (Paragraph("Kata camat.", READ),), "camat")
    answer = planner.post(url, {**form, "text": "Kata perencana."})
    html = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Kata camat.</textarea>" in html
    assert form_of(html)["text"] == "Kata perencana."
    assert named(text_plan, "1.2").paragraphs[0].text == "Kata camat."
    assert planner.post(url, {**form_of(html), "text": "Kata camat dan perencana."}).status_code == 302
    assert named(text_plan, "1.2").paragraphs[0].text == "Kata camat dan perencana."


def test_a_typed_number_is_offered_as_a_figure_and_becomes_one(town: Town, text_plan: Plan) -> None:
    planner, section = town.client("planner"), named(text_plan, "1.1")
    html = page(planner, address(town, "section", section.id))
    assert "Jadikan rujukan" in html
    assert "Pagu program 7.01.03 Pemberdayaan, 2025" in html
    answer = planner.post(
        address(town, "link", section.id),
        {"paragraf": "0", "mulai": str(SAID.index("25.")), "kunci": pagu_key(text_plan)}, follow=True,
    )  # fmt: skip
    html = unescape(answer.content.decode())
    assert "“25.000.000” kini mengikuti Pagu program 7.01.03 Pemberdayaan, 2025." in html
    assert f"Rp[[25.000.000|{pagu_key(text_plan)}]] untuk kita." in html
    assert "Jadikan rujukan" not in html


def test_a_figure_that_changed_is_shown_and_brought_up_one_or_all(town: Town, text_plan: Plan) -> None:
    mark = f"[[25.000.000|{pagu_key(text_plan)}]]"
    sent(town, text_plan, "1.1", text=f"Pagu Rp{mark} saja.")
    sent(town, text_plan, "1.2", text=f"Sekali lagi Rp{mark}.")
    raise_pagu(town, text_plan, 30_000_000)
    planner = town.client("planner")
    html = page(planner, address(town))
    assert html.count("dulu <del>25.000.000</del>, kini <ins>30.000.000</ins>") == 2
    assert "Perbarui semua (2)" in html
    one = findall(r'name="angka" value="([0-9a-f]+\.\d+\.\d+)"', html)[0]
    assert "1 angka rujukan diperbarui." in unescape(
        planner.post(address(town, "update"), {"angka": one}, follow=True).content.decode()
    )
    assert named(text_plan, "1.1").paragraphs[0].text == "Pagu Rp30.000.000 saja."
    assert named(text_plan, "1.2").paragraphs[0].text == "Sekali lagi Rp25.000.000."
    planner.post(address(town, "update"), {"angka": "semua"})
    assert named(text_plan, "1.2").paragraphs[0].text == "Sekali lagi Rp30.000.000."
    assert planner.post(address(town, "update"), {"angka": "semua"}).status_code == 409


def test_a_stale_figure_in_an_edited_section_stays_a_figure(town: Town, text_plan: Plan) -> None:
    sent(town, text_plan, "1.1", text=f"Pagu Rp[[25.000.000|{pagu_key(text_plan)}]] saja.")
    raise_pagu(town, text_plan, 30_000_000)
    form = form_of(page(town.client("planner"), address(town, "section", named(text_plan, "1.1").id)))
    html = sent(town, text_plan, "1.1", text=form["text"].replace("saja", "semata"))
    assert "kini teks biasa" not in html
    assert len(named(text_plan, "1.1").paragraphs[0].figures) == 1
    assert "(kini 30.000.000)" in html


def test_typing_over_a_figure_is_told(town: Town, text_plan: Plan) -> None:
    key = pagu_key(text_plan)
    sent(town, text_plan, "1.1", text=f"Pagu Rp[[25.000.000|{key}]] saja.")
    html = sent(town, text_plan, "1.1", text=f"Pagu Rp[[26.000.000|{key}]] saja.")
    assert "Angka rujukan “25.000.000” kini teks biasa: “26.000.000”." in html
    assert named(text_plan, "1.1").paragraphs[0].figures == ()
    assert named(text_plan, "1.1").paragraphs[0].text == "Pagu Rp26.000.000 saja."


def test_a_figure_of_no_row_is_refused_with_the_text_kept(town: Town, text_plan: Plan) -> None:
    html = sent(town, text_plan, "1.1", text="Pagu [[1|zzzzzzzzzzzz]].")
    assert "Angka rujukan “1” tidak dikenal." in html
    assert "Pagu [[1|zzzzzzzzzzzz]]." in html
    assert named(text_plan, "1.1").paragraphs[0].text == SAID


def test_figures_are_found_by_their_words(town: Town, text_plan: Plan) -> None:
    planner = town.client("planner")
    html = page(planner, f"{address(town, 'figures')}?cari=pagu+pemberdayaan")
    assert f"[[25.000.000|{pagu_key(text_plan)}]]" in html
    assert "1 yang cocok." in html
    fragment = planner.get(f"{address(town, 'figures')}?cari=tidakada", headers={"HX-Request": "true"})
    assert unescape(fragment.content.decode()).startswith(
        '<p class="soft small">Tidak ada yang cocok dengan “tidakada”.'
    )


def test_sections_are_added_moved_retired_and_brought_back(town: Town, text_plan: Plan) -> None:
    planner = town.client("planner")
    sent_ = {"after": named(text_plan, "1.1").id, "level": "2", "number": "1.1a", "heading": "Sisipan"}
    assert "Sisipan" in unescape(planner.post(address(town, "add"), sent_, follow=True).content.decode())
    assert planner.post(address(town, "add"), {**sent_, "heading": ""}).status_code == 422
    made = named(text_plan, "1.1a").id
    planner.post(address(town, "move", made), {"arah": "naik"})
    with system("uji"):
        assert [each.number for each in sections_of(text_plan)] == ["BAB I", "1.1a", "1.1", "1.2"]
    assert planner.post(address(town, "retire", made), {}).status_code == 409
    planner.post(address(town, "retire", made), {"pasti": "1"})
    with system("uji"):
        assert [each.number for each in sections_of(text_plan)] == ["BAB I", "1.1", "1.2"]
    history = page(planner, reverse("plans:changes", args=[town.agency.pk, YEAR]))
    edit = search(r'name="edit" value="([^"]+)"', history)
    assert edit
    planner.post(reverse("plans:undo", args=[town.agency.pk, YEAR]), {"edit": edit[1]})
    assert named(text_plan, "1.1a").heading == "Sisipan"


HOSTILE = '<script>alert(1)</script>\n<img src=x onerror=alert(2)>\n[[25.000.000|"><script>]]\n{{ settings }}'


def test_markup_that_is_typed_stays_text(town: Town, text_plan: Plan) -> None:
    planner, url = town.client("planner"), address(town, "section", named(text_plan, "1.1").id)
    planner.post(url, {**form_of(page(planner, url)), "text": HOSTILE, "heading": "<b>Judul</b>"})
    assert [each.text for each in named(text_plan, "1.1").paragraphs] == HOSTILE.split("\n")
    for address_ in (url, address(town)):
        raw = planner.get(address_).content.decode()
        assert "<script>alert" not in raw
        assert "<img src=x" not in raw
        assert "<b>Judul</b>" not in raw


def test_a_megabyte_is_refused_in_words_and_shown_again(town: Town, text_plan: Plan) -> None:
    planner, url = town.client("planner"), address(town, "section", named(text_plan, "1.1").id)
    answer = planner.post(url, {**form_of(page(planner, url)), "text": "kata " * 200_000})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Naskah ini 1.000.000 huruf; satu bagian paling banyak 200.000." in html
    assert html.count("kata kata kata") > 1000
    assert named(text_plan, "1.1").paragraphs[0].text == SAID


def test_a_list_of_ten_thousand_items_is_stored(town: Town, text_plan: Plan) -> None:
    sent(town, text_plan, "1.2", text="\n".join(f"{n % 900}. butir" for n in range(10_000)))
    assert len(named(text_plan, "1.2").paragraphs) == 10_000


@pytest.mark.parametrize("missing", ["seen", "text"])
def test_a_form_that_is_not_whole_changes_nothing(town: Town, text_plan: Plan, missing: str) -> None:
    planner, url = town.client("planner"), address(town, "section", named(text_plan, "1.1").id)
    form = form_of(page(planner, url))
    before = named(text_plan, "1.1")
    answer = planner.post(url, {name: value for name, value in form.items() if name != missing})
    assert answer.status_code in (409, 422)
    assert named(text_plan, "1.1") == before


def test_an_approved_text_is_only_read(town: Town, text_plan: Plan) -> None:
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        approve(text_plan)
    planner, section = town.client("planner"), named(text_plan, "1.1")
    assert "Simpan naskah" not in page(planner, address(town, "section", section.id))
    assert "Tambah bagian" not in page(planner, address(town))


def test_a_text_of_two_hundred_sections_takes_few_queries(
    town: Town, text_plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with system("uji"):
        first = SectionRecord.objects.filter(plan=text_plan, number="1.2").get()
        SectionRecord.objects.bulk_create(
            SectionRecord(plan=text_plan, org_unit=town.agency, seq=100 + n, document=first.document, number=f"2.{n}",
                          organisation=first.organisation, period=str(YEAR), heading=f"Bagian {n}", level=2, order=n)
            for n in range(200)
        )  # fmt: skip
        Plan.objects.filter(pk=text_plan.pk).update(revision=99)
    planner = town.client("planner")
    with django_assert_max_num_queries(10):
        assert "Bagian 199" in page(planner, address(town))
    with django_assert_max_num_queries(10):
        page(planner, address(town, "section", first.pk))
