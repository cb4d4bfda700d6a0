"""Mutations of real files: bytes, parts of a zip, nodes and values of XML, streams of a PDF, cells of a text."""

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

ODD = (
    "", " ", "0", "-1", "1e309", "NaN", "99999999999999999999", "0.00005", "1.2.3", "12 %", "(89,17)", "Rp", "Rp-5",
    "30.000.000,5", "#REF!", "=SUM(A1:A9)", "=1/0", "7.01", "7.1", "7.01.02.2.01.0001", "X.XX.01", "XFD1048576", "A0",
    "TW II", "2025", "31/02/2025", "1900-01-00", "\u202e", "\ufeff", "é\u0301", "😀", "٣", "½", "a" * 5000, "\n\n",
    "\t", "TOTAL", "Jumlah", "true", "s", "inlineStr", "restart", "16384", "1048577", "-2147483649", "urn:x",
)  # fmt: skip
Mutation = Callable[[bytes, random.Random], bytes]


def mutate(content: bytes, chance: random.Random) -> bytes:
    """The file with one to four things changed, of the kinds that fit it."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 4))):
        content = chance.choice(_fitting(content))(content, chance)
    return content


def _fitting(content: bytes) -> tuple[Mutation, ...]:
    anything: tuple[Mutation, ...] = (_flip, _cut, _double)
    if content.startswith(b"PK"):
        return (*anything, *(_rezip,) * 12)
    if content.startswith(b"%PDF"):
        return (*anything, _number, _number, _stream, _stream, _stream, _stream)
    if content.lstrip()[:1] == b"<":
        return (*anything, _xml, _xml, _xml)
    return (*anything, *(_lines, _cells) * 4)


def _flip(content: bytes, chance: random.Random) -> bytes:
    out = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        if out:
            out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _double(content: bytes, chance: random.Random) -> bytes:
    begin = chance.randrange(len(content) + 1)
    piece = content[begin : begin + chance.choice((1, 40, 4000))]
    return content[:begin] + piece * chance.choice((0, 2, 30)) + content[begin + len(piece) :]


def _rezip(content: bytes, chance: random.Random) -> bytes:
    """The same package with one part changed, dropped, exchanged or renamed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError, KeyError):
        return _flip(content, chance)
    if not parts:
        return content
    markup = [name for name in parts if name.endswith((".xml", ".rels"))] or list(parts)
    # What carries the text is by far the largest part.
    name = chance.choices(markup, [len(parts[each]) ** 0.5 + 1 for each in markup])[0]
    how = chance.random()
    if how < 0.8:
        parts[name] = _xml(parts[name], chance)
    elif how < 0.86:
        parts[name] = chance.choice((_flip, _cut, _double))(parts[name], chance)
    elif how < 0.92:
        del parts[name]
    elif how < 0.96:
        other = chance.choice(list(parts))
        parts[name], parts[other] = parts[other], parts[name]
    else:
        parts[chance.choice((name.upper(), f"x/{name}", name[:-1]))] = parts.pop(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in parts.items():
            method = zipfile.ZIP_STORED if each == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(each), part, method)  # without the time of day
    return out.getvalue()


def _xml(part: bytes, chance: random.Random) -> bytes:
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return _flip(part, chance)
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    for _ in range(chance.choice((1, 1, 3, 10))):
        _change(chance.choice(nodes), nodes, chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _change(node: etree._Element, nodes: list[etree._Element], chance: random.Random) -> None:
    above = node.getparent()
    how = chance.randrange(6)
    if how == 0 and above is not None:
        above.remove(node)
    elif how == 1 and above is not None:
        copies = chance.choice((1, 1, 30)) if len(node) < 50 else 1
        for _ in range(copies):
            above.insert(above.index(node), etree.fromstring(etree.tostring(node, with_tail=False)))
    elif how == 2 and above is not None:
        other = chance.choice(nodes)
        if other not in (node, *node.iterdescendants()) and node not in other.iterdescendants():
            other.insert(0, node)
    elif how == 3 and node.attrib:
        node.set(chance.choice(list(node.attrib)), chance.choice(ODD))
    elif how == 4 and node.attrib:
        del node.attrib[chance.choice(list(node.attrib))]
    else:
        texts = [each for each in nodes if each.text and each.text.strip()] or [node]
        chance.choice(texts).text = chance.choice(ODD)


_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?")


def _number(content: bytes, chance: random.Random) -> bytes:
    """Another number somewhere outside of packed streams as a rule: a size, an object, a place in the file."""
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    at = chance.choice(found)
    return content[: at.start()] + _odd_number(chance) + content[at.end() :]


def _odd_number(chance: random.Random) -> bytes:
    return chance.choice((b"0", b"-1", b"1", b"4", b"99999999999", b"1e9", b"0.00001", b"32768", b"-0"))


_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def _stream(content: bytes, chance: random.Random) -> bytes:
    """A page's content unpacked, changed and packed again."""
    found = list(_STREAM.finditer(content))
    if not found:
        return _flip(content, chance)
    at = chance.choice(found)
    try:
        told = zlib.decompress(at[1])
    except zlib.error:
        return _number(content, chance)
    lines = told.split(b"\n")
    for _ in range(chance.choice((1, 5, 20))):
        number = chance.randrange(len(lines))
        how = chance.randrange(4)
        if how == 0:
            lines[number] = b""
        elif how == 1:
            lines[number] = b"\n".join([lines[number]] * chance.choice((2, 50)))
        elif how == 2:
            lines[number] = _number(lines[number], chance)
        else:
            lines[number] = chance.choice((b"q", b"Q", b"BT", b"ET", b"0 0 0 0 0 0 cm", b"/X0 Do", b"(x) Tj", b"n"))
    return content[: at.start(1)] + zlib.compress(b"\n".join(lines)) + b"\n" + content[at.end(1) :]


def _lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    begin = chance.randrange(len(lines))
    piece = lines[begin : begin + chance.choice((1, 1, 5, 40))]
    rest = lines[:begin] + lines[begin + len(piece) :]
    to = chance.randrange(len(rest) + 1)
    return b"\n".join(chance.choice((rest, lines[:begin] + piece + lines[begin:], rest[:to] + piece + rest[to:])))


def _cells(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    rows = [number for number, line in enumerate(lines) if re.search(rb"[\t;,|]", line)] or [0]
    for _ in range(chance.choice((1, 4, 20))):
        number = chance.choice(rows)
        sign = next((each for each in (b"\t", b"|", b";", b",") if each in lines[number]), b" ")
        cells = lines[number].split(sign)
        cells[chance.randrange(len(cells))] = chance.choice(ODD).encode().replace(b"\n", b" ")
        if chance.random() < 0.2:
            cells.insert(chance.randrange(len(cells)), b"")
        lines[number] = sign.join(cells)
    return b"\n".join(lines)
