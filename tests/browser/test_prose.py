"""The text of a plan in a real browser: pasted from Word, with figures, by keyboard, without script, by two people."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import Site
from tests.browser.test_way import enter, take_in
from tests.browser.walking import Walk, walk

WORD = (Path(__file__).parent / "pasted" / "word.html").read_text(encoding="utf-8")
PASTE = """([html, plain]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", plain);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  return document.activeElement.dispatchEvent(event);
}"""
CLEANED = (
    "# Gambaran Umum\nKecamatan Contoh terdiri dari lima kelurahan dengan luas 233,40 km2.\n1. Menyusun rencana;\n"
    "  a. mengumpulkan usulan;\n- membahasnya.\nTautan dan gambar."
)


SAVED = CLEANED.replace("Umum\n", "Umum\n\n").replace("\n1. ", "\n\n1. ").replace("\nTautan", "\n\nTautan")


def field(walked: Walk) -> Locator:
    return walked.page.get_by_label("Isi", exact=True)


def open_section(walked: Walk, name: str) -> None:
    walked.page.get_by_text("Lainnya", exact=True).click()
    walked.click("Naskah", "link")
    walked.page.get_by_role("link", name=name).first.click()
    expect(field(walked)).to_be_visible()


def paste(walked: Walk, html: str, plain: str = "") -> None:
    field(walked).focus()
    walked.page.evaluate(PASTE, [html, plain])


def test_what_is_pasted_from_word_is_cleaned_saved_and_printed_again(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        planner.page.get_by_text("Lainnya", exact=True).click()
        planner.click("Naskah", "link")
        planner.reads("angka di dalam naskah mengikuti baris rencana")
        planner.is_sound("prose-list")
        planner.page.get_by_role("link", name="1.1").first.click()
        planner.is_sound("prose-section")

        field(planner).fill("")
        paste(planner, WORD)
        assert field(planner).input_value() == CLEANED
        planner.reads("1 tabel tidak ikut ditempel: tabel dicetak dari baris rencana.")
        assert planner.page.evaluate("window.hacked") is None
        planner.click("Simpan naskah")
        planner.reads("Naskah disimpan.")
        printed = planner.page.get_by_label("Tersimpan, seperti tercetak")
        expect(printed.locator("h3")).to_have_text("Gambaran Umum")
        expect(printed.locator(".prose-item")).to_have_count(3)
        planner.is_sound("prose-saved")

        paste(planner, "<table><tr><td>1</td></tr></table>")
        planner.reads("tabel dicetak dari baris rencana")
        assert field(planner).input_value() == SAVED


def test_other_pages_paste_their_lists_and_nothing_else(browser: Browser, site: Site) -> None:
    pasted = (
        '<meta charset="utf-8"><b style="font-weight:normal"><p dir="ltr"><span>Satu</span></p><ol type="a" start="2">'
        "<li><p>dua</p><ul><li>dalam</li></ul></li><li>tiga</li></ol><div>Empat<br>Lima</div>"
        '<svg><script>window.hacked=1</script></svg><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>'
        '<p style="display:none">tersembunyi</p><textarea>isi</textarea></b>'
    )
    with walk(browser) as planner:
        take_in(planner, site)
        open_section(planner, "1.1")
        field(planner).fill("")
        paste(planner, pasted)
        assert field(planner).input_value() == "Satu\nb. dua\n  - dalam\nc. tiga\nEmpat\nLima"
        paste(planner, "", "teks biasa")  # the browser's own paste
        assert planner.page.evaluate("window.hacked") is None
        assert planner.complaints == []


def test_a_megabyte_and_a_huge_list_are_taken_without_harm(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        open_section(planner, "1.1")
        field(planner).fill("")
        paste(planner, "<ul>" + "<li>butir</li>" * 20_000 + "</ul>")
        assert field(planner).input_value().count("- butir") == 20_000
        field(planner).fill("")
        paste(planner, "<p>" + "kata " * 220_000 + "</p>")
        planner.reads("satu bagian paling banyak 200.000")
        planner.click("Simpan naskah")
        planner.reads("Naskah ini 1.099.999 huruf")
        assert len(field(planner).input_value()) == 1_099_999
        paste(planner, "<p>x</p>" * 700_000)
        planner.reads("Tempelan ini terlalu besar. Tempelkan bab demi bab.")


def test_a_figure_is_chosen_by_keyboard_alone(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        open_section(planner, "1.1")
        page = planner.page
        field(planner).fill("Pagu sebesar Rp")
        page.get_by_label("Cari pagu, target, sasaran, atau nama").focus()
        page.keyboard.type("pagu 7.01.03 pemberdayaan")
        first = page.get_by_role("button", name=re.compile("^Sisipkan")).first
        expect(first).to_be_visible()
        planner.is_sound("prose-figures")
        for _ in range(4):
            page.keyboard.press("Tab")
            if first.evaluate("each => each === document.activeElement"):
                break
        page.keyboard.press("Enter")
        expect(field(planner)).to_be_focused()
        assert re.fullmatch(r"Pagu sebesar Rp\[\[[\d.]+\|[0-9a-f]{12}\]\]", field(planner).input_value())
        page.keyboard.type(" setahun.")
        planner.click("Simpan naskah")
        planner.reads("Naskah disimpan.")
        expect(page.locator(".prose-figure")).to_have_count(1)


def test_what_was_not_sent_is_kept_and_offered_again(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        open_section(planner, "1.1")
        field(planner).press_sequentially(" Tulisan yang belum dikirim.")
        written = field(planner).input_value()
        planner.page.reload()
        planner.reads("Ada tulisan yang belum tersimpan dari")
        planner.is_sound("prose-unsent")
        assert field(planner).input_value() != written
        planner.click("Pulihkan")
        assert field(planner).input_value() == written
        planner.click("Simpan naskah")
        planner.reads("Naskah disimpan.")
        expect(planner.page.get_by_text("Ada tulisan yang belum tersimpan")).to_be_hidden()


def test_two_people_write_one_section_and_neither_loses_a_word(browser: Browser, site: Site) -> None:
    with walk(browser) as planner, walk(browser) as camat:
        take_in(planner, site)
        enter(camat, site, "Camat")
        for walked in (planner, camat):
            open_section(walked, "1.1")
        field(camat).fill("Kata camat.")
        camat.click("Simpan naskah")
        camat.reads("Naskah disimpan.")
        field(planner).fill("Kata perencana.")
        planner.click("Simpan naskah")
        planner.reads("Orang lain mengubah bagian ini sejak halaman dibuka")
        assert planner.page.get_by_label("Yang tersimpan kini").input_value() == "Kata camat."
        assert field(planner).input_value() == "Kata perencana."
        planner.is_sound("prose-clash")


def test_without_script_a_section_is_written_moved_and_its_figures_are_found(browser: Browser, site: Site) -> None:
    with walk(browser) as first:
        take_in(first, site)
        with walk(browser, script=False) as planner:
            enter(planner, site, "Camat")
            page = planner.page
            page.get_by_text("Lainnya", exact=True).click()
            planner.click("Naskah", "link")
            page.get_by_role("button", name=re.compile("^Pindahkan 1.2 .* ke depan")).click()
            planner.reads("dipindahkan ke depan. Periksa nomornya.")
            page.get_by_role("link", name="1.1").first.click()
            field(planner).fill("1. satu\n2. dua")
            planner.click("Simpan naskah")
            planner.reads("Naskah disimpan.")
            page.get_by_label("Cari pagu, target, sasaran, atau nama").fill("pemberdayaan")
            planner.click("Cari")
            planner.reads("Salin tanda di dalam kurung siku")
            expect(page.locator("code[data-copy]").first).to_be_visible()
