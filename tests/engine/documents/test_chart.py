"""The organisation chart: every box whole and nowhere over another, its lines where they belong, its text safe."""

from xml.etree import ElementTree as ET

import pytest

from selaras.engine.documents.chart import BOX, IN_A_ROW, Box, Chart, draw
from selaras.engine.documents.measure import width

SVG = "{http://www.w3.org/2000/svg}"
SECTIONS = tuple(Box(f"Kepala Seksi {name}", "Contoh") for name in ("Satu", "Dua", "Tiga"))
STAFF = Box("Sekretaris Kecamatan", "Contoh", aside=True, below=(Box("Kepala Subbagian Umum"), Box("Kepala Subbagian")))
LURAH = tuple(Box(f"Lurah {number}", group="kelurahan", below=(Box("Sekretaris Lurah"),)) for number in range(7))
DESA = (Box("Kepala Desa Mawar", "Desa Mawar", dashed=True, group="desa"),)


def parsed(chart: Chart) -> ET.Element:
    return ET.fromstring(chart.svg)


def rectangles(chart: Chart) -> list[tuple[float, float, float, float]]:
    return [
        (float(box.get("x", "")), float(box.get("y", "")), float(box.get("width", "")), float(box.get("height", "")))
        for box in parsed(chart).iter(f"{SVG}rect")
    ]


def whole() -> Chart:
    return draw(Box("Camat Melati", "Contoh Pejabat", below=(STAFF, *SECTIONS, *LURAH, *DESA)), "Bagan contoh")


def test_every_box_is_drawn_once_inside_the_picture_and_over_no_other() -> None:
    chart = whole()
    boxes = rectangles(chart)
    assert len(boxes) == 1 + 3 + 3 + 14 + 1
    for x, y, wide, high in boxes:
        assert x >= 0
        assert y >= 0
        assert x + wide <= chart.width
        assert y + high <= chart.height
    for n, (x, y, wide, high) in enumerate(boxes):
        for other_x, other_y, other_wide, other_high in boxes[n + 1 :]:
            apart = x + wide <= other_x or other_x + other_wide <= x or y + high <= other_y or other_y + other_high <= y
            assert apart


def test_seven_lurah_stand_in_two_rows_of_about_equal_length() -> None:
    assert IN_A_ROW == 6
    chart = whole()
    texts = ((text.text or "", text.get("y", "")) for text in parsed(chart).iter(f"{SVG}text"))
    heights = [float(y) for text, y in texts if text.startswith("Lurah")]
    assert [heights.count(height) for height in sorted(set(heights))] == [4, 3]


def test_no_line_of_text_is_wider_than_its_box() -> None:
    long = Box("Kepala Subbagian Perencanaan, Evaluasi, dan Pertanggungjawabanketatalaksanaanpemerintahankecamatan")
    for text in parsed(draw(long, "Bagan")).iter(f"{SVG}text"):
        assert width(text.text or "", "sans", 8.5, bold=True) <= BOX


def test_what_is_supervised_is_dashed_with_its_line_and_nothing_else_is() -> None:
    svg = parsed(whole())
    dashed = [part.tag.removeprefix(SVG) for part in svg if part.get("stroke-dasharray")]
    assert sorted(dashed) == ["polyline", "rect"]


def test_text_is_text_and_never_markup() -> None:
    chart = draw(Box("Kepala <script>alert(1)</script> & \x00Co"), 'Bagan "x" <y>')
    svg = parsed(chart)
    assert "".join(text.text or "" for text in svg.iter(f"{SVG}text")).replace(" ", "") == (
        "Kepala<script>alert(1)</script>&Co"
    )
    assert svg.get("aria-label") == 'Bagan "x" <y>'


def test_the_picture_needs_no_style_that_a_strict_policy_refuses() -> None:
    assert not [name for part in parsed(whole()).iter() for name in part.attrib if name in ("style", "class")]
    assert "<style" not in whole().svg


@pytest.mark.parametrize("top", [Box("Camat"), Box("Camat", below=(STAFF,)), Box("Camat", below=SECTIONS[:1])])
def test_small_charts_have_their_own_size(top: Box) -> None:
    chart = draw(top, "Bagan")
    assert max(x + wide for x, _, wide, _ in rectangles(chart)) <= chart.width
