"""A package written again with some parts changed or added; all others keep their bytes, names and order."""

import posixpath
from io import BytesIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from selaras.engine.ooxml.package import Damaged, Package, parse

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES = "[Content_Types].xml"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NOTHING_RELATED = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
_EARLIEST = (1980, 1, 1, 0, 0, 0)
# A workbook of 100,000 rows unpacks to 60 MB.
LARGEST_WHOLE = 512 * 1024 * 1024


class Rewriting:
    """Changes to one package. Raises ``Damaged`` where the package cannot be read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._changed: dict[str, bytes] = {}

    def read(self, part: str) -> bytes:
        """A part as it will be."""
        name = self.package.named(part)
        return self._changed[name] if name in self._changed else self.package.read(name)

    def has(self, part: str) -> bool:
        """Whether the package has or will have a part."""
        return self.package.named(part) in self._changed or self.package.has(part)

    def write(self, part: str, content: bytes) -> None:
        """Gives a part new bytes, or adds it."""
        self._changed[self.package.named(part)] = content

    def free(self, pattern: str, first: int = 0) -> str:
        """The first name of a pattern (``word/comments{}.xml``) that no part has; 0 stands for no number."""
        names = (pattern.format(n or "") for n in count(first))
        return next(name for name in names if not self.has(name))

    def relate(self, part: str, kind: str, target: str, *, strict: bool = False) -> str:
        """Makes a part refer to another; the id of the reference."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        root = parse(self.read(name) if self.has(name) else _NOTHING_RELATED, name)
        taken = {element.get("Id") for element in root}
        id_ = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        where = posixpath.relpath(target, folder or ".")
        given = {"Id": id_, "Type": f"{_STRICT_KINDS if strict else _KINDS}/{kind}", "Target": where}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", given)
        self.write(name, written(root))
        return id_

    def typed(self, part: str, type_: str) -> None:
        """Says what type a part is of."""
        root = parse(self.read(_CONTENT_TYPES), _CONTENT_TYPES)
        given = {"PartName": f"/{part}", "ContentType": type_}
        etree.SubElement(root, f"{{{_TYPES}}}Override", given)
        self.write(_CONTENT_TYPES, written(root))

    def typed_by_ending(self, ending: str, type_: str) -> None:
        """Says what type parts with an ending are of, where nothing says so yet."""
        root = parse(self.read(_CONTENT_TYPES), _CONTENT_TYPES)
        defaults = root.findall(f"{{{_TYPES}}}Default")
        if not any((element.get("Extension") or "").casefold() == ending for element in defaults):
            # Defaults stand before overrides in what Office writes.
            root.insert(
                len(defaults), root.makeelement(f"{{{_TYPES}}}Default", {"Extension": ending, "ContentType": type_})
            )
            self.write(_CONTENT_TYPES, written(root))

    def result(self) -> bytes:
        """The package with its changes."""
        entries = self.package.entries()
        if sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
            raise Damaged("Berkas ini terlalu besar setelah dibuka.")
        whole = BytesIO()
        with ZipFile(whole, "w", ZIP_DEFLATED) as target:
            for entry in entries:
                content = self._changed.get(entry.filename)
                target.writestr(_alike(entry), self.package.read(entry.filename) if content is None else content)
            known = {entry.filename for entry in entries}
            for name, content in self._changed.items():
                if name not in known:
                    added = ZipInfo(name, _EARLIEST)
                    added.compress_type = ZIP_DEFLATED
                    target.writestr(added, content)
        return whole.getvalue()


def _alike(entry: ZipInfo) -> ZipInfo:
    alike = ZipInfo(entry.filename, max(entry.date_time, _EARLIEST))
    alike.compress_type, alike.external_attr, alike.create_system = (
        entry.compress_type, entry.external_attr, entry.create_system,
    )  # fmt: skip
    return alike


def written(root: etree._Element) -> bytes:
    """The markup of a part as Office writes it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
