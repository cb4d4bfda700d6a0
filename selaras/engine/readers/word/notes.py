"""Footnotes and endnotes of a Word document: their texts, which stand in parts of their own."""

from collections.abc import Mapping

from selaras.engine.ooxml.package import Package
from selaras.engine.ooxml.word import PARAGRAPH, W
from selaras.engine.readers.word.runs import Reference, Runs
from selaras.engine.readers.word.styles import Styles
from selaras.engine.tables.frozen import Frozen

_LABELS = {"footnote": "Catatan kaki", "endnote": "Catatan akhir"}


class Notes(Frozen):
    """The texts of the notes by kind and id. A note without text is none."""

    texts: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, package: Package, main: str, styles: Styles) -> "Notes":
        """The notes of a document; the lines that Word draws above notes are none of them."""
        texts: dict[tuple[str, str], str] = {}
        for kind in _LABELS:
            name = package.related(main, f"{kind}s")
            for note in package.root(name).iter(f"{W}{kind}") if name else ():
                runs = Runs(styles)
                words = (" ".join(runs.printed(paragraph).text.split()) for paragraph in note.iter(PARAGRAPH))
                text = " ".join(filter(None, words))
                if text and note.get(f"{W}type", "normal") == "normal":
                    texts[kind, note.get(f"{W}id", "")] = text
        return cls(texts)

    def said(self, reference: Reference) -> str:
        """A note as a line of text that says what it is; empty where it has no text."""
        text = self.texts.get((reference.kind, reference.id), "")
        return f"{_LABELS[reference.kind]}: {text}" if text else ""
